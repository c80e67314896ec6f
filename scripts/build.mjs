// Bundles what is shipped: the command, and the extension when its own script is there.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './lib/tools.mjs';

const COMMAND = join(ROOT, 'cli');

/** Split, so that a command loads only what it needs: `lint` never sees ELK, zod or the server. */
async function bundleCommand() {
  rmSync(join(COMMAND, 'dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: COMMAND,
    entryPoints: { main: 'src/entry.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minify: true,
    legalComments: 'none',
    loader: { '.md': 'text' },
    // CommonJS libraries in the bundle ask for Node's own modules with `require`.
    banner: { js: "import{createRequire as requireFromBundle}from'node:module';const require=requireFromBundle(import.meta.url);" },
  });
  await build({
    absWorkingDir: COMMAND,
    entryPoints: { 'elk-worker': 'src/elk-worker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    minify: true,
    legalComments: 'none',
  });
}

await bundleCommand();
const extension = join(ROOT, 'scripts', 'lib', 'bundle-extension.mjs');
if (existsSync(extension)) await (await import(pathToFileURL(extension).href)).bundleExtension();
