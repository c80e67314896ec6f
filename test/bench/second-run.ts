/** `chainwright lint` on a thousand files that have not changed since the last run, against a run that starts anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFolder, inTurns, type Measure, node, ratio } from './measure.ts';
import { COMMAND } from './places.ts';
import { chainFiles } from './texts.ts';

export async function secondRun(): Promise<Measure> {
  const cache = mkdtempSync(join(tmpdir(), 'chainwright-bench-cache-'));
  try {
    return await inFolder(chainFiles(1000, 10), async (folder) => {
      const taken = await inTurns(
        5,
        () => node([COMMAND, 'lint', '.'], folder, { XDG_CACHE_HOME: cache }),
        () => node([COMMAND, 'lint', '.', '--no-cache'], folder),
      );
      return ratio('second `lint` of 1,000 unchanged files, to the first', taken, 0.2);
    });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
