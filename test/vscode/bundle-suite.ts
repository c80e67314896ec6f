/** The suite as one file that any extension host can load. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** @param folder where to; returns the path of the file. */
export async function bundleSuite(folder: string): Promise<string> {
  const outfile = join(folder, 'suite.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', 'index.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2023',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
