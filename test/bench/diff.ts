/** What a change of a few files costs to compare. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, inTurns, type Measure, node, ratio } from './measure.ts';
import { COMMAND } from './places.ts';
import { PROCESSES, processFiles } from './processes.ts';

const CHANGED = 10;

/** The commit and the working tree of a workspace, to the lint of what changed in it. */
export async function diffOfWorkspace(): Promise<Measure> {
  const files = processFiles(PROCESSES - 1);
  return inFolder(files, async (folder) => {
    const git = (...args: string[]) => {
      const who = ['-c', 'user.name=b', '-c', 'user.email=b@example.org', '-c', 'commit.gpgsign=false'];
      const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`git ${args.join(' ')} failed:\n${stderr}`);
    };
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'before');
    // Nobody imports these: what changes in them is felt through the people that all share.
    const changed = Object.keys(files)
      .filter((name) => name.endsWith('7.chain'))
      .slice(0, CHANGED);
    for (const name of changed) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.replace('takes 1h', 'takes 90min'));
    }
    const taken = await inTurns(
      5,
      () => node([COMMAND, 'diff'], folder),
      () => node([COMMAND, 'lint', '--no-cache', ...changed], folder),
    );
    return ratio('`diff` of 1,000 processes of which 10 changed, to the `lint` of these', taken, 2);
  });
}
