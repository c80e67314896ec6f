/** `chainwright lint` on one file, against Node that does nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, inTurns, type Measure, node, ratio } from './measure.ts';
import { COMMAND, EXAMPLES } from './places.ts';

export async function oneFile(): Promise<Measure> {
  const file = 'support-triage.chain';
  return inFolder({ [file]: readFileSync(join(EXAMPLES, file), 'utf8') }, async (folder) => {
    const taken = await inTurns(
      15,
      () => node([COMMAND, 'lint', file, '--no-cache'], folder),
      () => node(['-e', '0']),
    );
    return ratio('`lint` on one file, to `node -e 0`', taken, 2.5);
  });
}
