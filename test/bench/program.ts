/** A program of this folder as one file that Node can run, as the command is bundled. */
import { join } from 'node:path';
import { build } from 'esbuild';

export async function bundled(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
  });
  return outfile;
}
