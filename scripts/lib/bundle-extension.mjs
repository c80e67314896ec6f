/** Bundles the extension into extension/dist: both clients, both servers, and the picture's page. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { generateTextMate } from './generate-textmate.mjs';
import { ROOT } from './tools.mjs';

const DIST = join(ROOT, 'extension', 'dist');

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  legalComments: 'none',
  loader: { '.md': 'text' },
  outdir: DIST,
  logLevel: 'warning',
};
/** VS Code since 1.101 brings Node 22. */
const NODE = { ...COMMON, platform: 'node', format: 'cjs', target: 'node22' };
/** The server finds the file of its threads beside its own. */
const KNOWS_ITS_PLACE = {
  define: { 'import.meta.url': 'urlOfBundle' },
  banner: { js: "const urlOfBundle=require('node:url').pathToFileURL(__filename).href;" },
};
const BROWSER = { ...COMMON, platform: 'browser', target: 'es2023' };

export async function bundleExtension() {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await Promise.all([
    generateTextMate(),
    build({ ...NODE, entryPoints: { 'extension-node': 'extension/src/extension-node.ts' }, external: ['vscode'] }),
    build({ ...NODE, ...KNOWS_ITS_PLACE, entryPoints: { 'server-node': 'server/src/main-node.ts' } }),
    build({
      ...NODE,
      entryPoints: { 'simulate-worker': 'server/src/threads/worker.ts' },
      outExtension: { '.js': '.cjs' },
    }),
    build({
      ...BROWSER,
      format: 'cjs',
      entryPoints: { 'extension-browser': 'extension/src/extension-browser.ts' },
      external: ['vscode'],
    }),
    build({ ...BROWSER, format: 'iife', entryPoints: { 'server-browser': 'server/src/main-browser.ts' } }),
    build({
      ...BROWSER,
      format: 'iife',
      entryPoints: {
        webview: 'extension/src/webview/main.ts',
        comparison: 'extension/src/webview/comparison/main.ts',
        'elk-worker': 'extension/src/webview/elk-worker.ts',
        simulator: 'extension/src/webview/simulation/worker.ts',
      },
    }),
    build({
      ...BROWSER,
      entryPoints: {
        picture: 'extension/src/webview/picture.css',
        comparison: 'extension/src/webview/comparison/comparison.css',
      },
    }),
    writeExample(),
    cp(join(ROOT, 'docs', 'images', 'motor-claim.svg'), join(DIST, 'motor-claim.svg')),
    cp(join(ROOT, 'docs', 'schemas', 'config.schema.json'), join(DIST, 'config.schema.json')),
  ]);
}

/** The first example as one text, so that it opens without a folder: what it imports stands at its end. */
async function writeExample() {
  const folder = join(ROOT, 'examples', 'motor-claim');
  const [claim, people] = await Promise.all(
    ['motor-claim.chain', 'people.chain'].map((file) => readFile(join(folder, file), 'utf8')),
  );
  await writeFile(join(DIST, 'motor-claim.chain'), `${claim.replace(/^import .*\n\n?/m, '')}\n${people}`);
}
