/** `chainwright lint` on a thousand files, against a bare Langium build of the same, bundled and started alike. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { inFolder, inTurns, type Measure, node, ratio } from './measure.ts';
import { COMMAND } from './places.ts';
import { chainFiles } from './texts.ts';

export async function thousandFiles(): Promise<Measure> {
  return inFolder(chainFiles(1000, 10), async (folder) => {
    const bare = join(folder, 'bare-build.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'bare-build.ts')],
      outfile: bare,
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node22',
    });
    const taken = await inTurns(
      3,
      () => node([COMMAND, 'lint', '.', '--no-cache'], folder),
      () => node([bare, folder]),
    );
    return ratio('`lint` on 1,000 files, to a bare Langium build', taken, 1.5);
  });
}
