// Bundles what is shipped: the command and the extension.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleExtension } from './lib/bundle-extension.mjs';
import { ROOT } from './lib/tools.mjs';

const COMMAND = join(ROOT, 'cli');

/** CommonJS: Node loads it faster than modules, and the start is most of what a person waits for. */
const COMMON = {
  absWorkingDir: COMMAND,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  minify: true,
  legalComments: 'none',
  loader: { '.md': 'text' },
  define: { 'import.meta.url': 'urlOfBundle' },
  banner: { js: "const urlOfBundle=require('node:url').pathToFileURL(__filename).href;" },
};

/** Of the whole protocol Langium's core takes some classes that come from the library beneath it. */
const WITHOUT_PROTOCOL = { 'vscode-languageserver-protocol': 'vscode-jsonrpc' };

/** The server is a bundle of its own, which only `chainwright lsp` loads. */
const serverApart = {
  name: 'server-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^@chainwright\/server\/node$/ }, () => ({ path: './server.cjs', external: true }));
  },
};

/** What draws a PNG, and the font that it is written with, beside its licence. */
const PICTURE_PARTS = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'DejaVuSans-LICENSE.txt': 'dejavu-fonts-ttf/LICENSE',
};

async function bundleCommand() {
  const bundles = await Promise.all([
    build({
      ...COMMON,
      entryPoints: { main: 'src/entry.ts' },
      plugins: [serverApart],
      alias: WITHOUT_PROTOCOL,
    }),
    build({ ...COMMON, entryPoints: { server: '../server/src/main-node.ts' } }),
    build({ ...COMMON, entryPoints: { 'elk-worker': 'src/elk-worker.ts' } }),
    build({
      ...COMMON,
      entryPoints: { 'reading-worker': 'src/reading/worker.ts' },
      alias: WITHOUT_PROTOCOL,
    }),
    build({ ...COMMON, entryPoints: { 'simulate-worker': '../server/src/threads/worker.ts' } }),
  ]);
  // The old files go only when the new ones are there.
  rmSync(join(COMMAND, 'dist'), { recursive: true, force: true });
  mkdirSync(join(COMMAND, 'dist'));
  mkdirSync(join(COMMAND, 'dist', 'picture'));
  const { resolve } = createRequire(import.meta.url);
  for (const [name, from] of Object.entries(PICTURE_PARTS)) {
    copyFileSync(resolve(from), join(COMMAND, 'dist', 'picture', name));
  }
  for (const file of bundles.flatMap(({ outputFiles }) => outputFiles)) writeFileSync(file.path, file.contents);
}

await bundleExtension();
// Last, for its time says when all of it was built.
await bundleCommand();
