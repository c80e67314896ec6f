/** The most memory that `chainwright lint` holds on 1,000 processes: the peak of its resident set, told as it exits. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, type Measure } from './measure.ts';
import { COMMAND } from './places.ts';
import { PROCESSES, processFiles } from './processes.ts';

const AT_MOST_MB = 500;
/** `maxRSS` is in kilobytes. */
const TELLS = `process.on('exit', () => require('node:fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS));`;

export async function memory(): Promise<Measure> {
  return inFolder(processFiles(PROCESSES), (folder) => {
    const hook = join(folder, 'peak.cjs');
    writeFileSync(hook, TELLS);
    const args = ['--require', hook, COMMAND, 'lint', '--no-cache', '.'];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    const kilobytes = Number(/peak (\d+)/.exec(stderr)?.[1]);
    if (Number.isNaN(kilobytes)) throw new Error(`no peak was told:\n${stderr}`);
    const seen = (kilobytes * 1024) / 1_000_000;
    return {
      name: 'Memory of `lint` on 1,000 processes, peak',
      seen: `${seen.toFixed(0)} MB`,
      limit: `${AT_MOST_MB} MB`,
      isMet: seen < AT_MOST_MB,
    };
  });
}
