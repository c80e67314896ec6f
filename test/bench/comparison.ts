/** What it takes to say what differs between two versions of one large chain, without figures. */
import { spawnSync } from 'node:child_process';
import { inFolder, type Measure, median, milliseconds } from './measure.ts';
import { bundled } from './program.ts';

const AT_MOST = 200;

export async function comparison(): Promise<Measure> {
  return inFolder({}, async (folder) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [await bundled('compare-large', folder)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const samples: Readonly<Record<'edited' | 'renamed', readonly number[]>> = JSON.parse(stdout);
    const taken = median(samples.edited);
    return {
      name: 'Two versions of a chain of 2,000 nodes compared, one step in ten changed',
      seen: `${milliseconds(taken)} (${milliseconds(median(samples.renamed))} when every step has another name)`,
      limit: milliseconds(AT_MOST),
      isMet: taken <= AT_MOST,
    };
  });
}
