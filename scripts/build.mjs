// Bundles what is shipped: the command, and the extension when its own script is there.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './lib/tools.mjs';

const COMMAND = join(ROOT, 'cli');

/** Split, so that a command loads only what it needs: `lint` never sees ELK, zod or the server. */
async function bundleCommand() {
  const command = await build({
    absWorkingDir: COMMAND,
    entryPoints: { main: 'src/entry.ts' },
    outdir: 'dist',
    bundle: true,
    write: false,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minify: true,
    legalComments: 'none',
    loader: { '.md': 'text' },
    // CommonJS libraries in the bundle ask for Node's own modules with `require`.
    banner: {
      js: "import{createRequire as requireFromBundle}from'node:module';const require=requireFromBundle(import.meta.url);",
    },
  });
  const worker = await build({
    absWorkingDir: COMMAND,
    entryPoints: { 'elk-worker': 'src/elk-worker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    minify: true,
    legalComments: 'none',
  });
  // The old files go only when the new ones are there.
  rmSync(join(COMMAND, 'dist'), { recursive: true, force: true });
  mkdirSync(join(COMMAND, 'dist'));
  for (const file of [...command.outputFiles, ...worker.outputFiles]) writeFileSync(file.path, file.contents);
}

await bundleCommand();
const extension = join(ROOT, 'scripts', 'lib', 'bundle-extension.mjs');
if (existsSync(extension)) await (await import(pathToFileURL(extension).href)).bundleExtension();
