// Bundles the action: GitHub runs it as it stands in the repository and installs nothing, so the bundle is committed.
import { join } from 'node:path';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';
import { ROOT } from './tools.mjs';

const ACTION = join(ROOT, 'action');

/** What no build needs and what would be most of it: the language server and the pictures with their layout. */
const withoutPictures = {
  name: 'without-pictures',
  setup({ onResolve }) {
    onResolve({ filter: /\/(commands\/(lsp|render)|diff\/pictures)\.ts$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The files of the bundle, not yet written. Not minified: what changes in it can be read, and git keeps it small. */
export async function bundleAction() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ACTION,
    entryPoints: { index: 'src/entry.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    // The runner has 24; pre-commit takes what there is.
    target: 'node22',
    metafile: true,
    legalComments: 'none',
    loader: { '.md': 'text' },
    define: { 'import.meta.url': 'urlOfBundle' },
    banner: { js: "const urlOfBundle=require('node:url').pathToFileURL(__filename).href;" },
    alias: { 'vscode-languageserver-protocol': 'vscode-jsonrpc' },
    plugins: [withoutPictures],
  });
  const licences = Buffer.from(licencesOf(Object.keys(metafile.inputs), ACTION));
  return [
    ...outputFiles.map(({ path, contents }) => ({ path, contents })),
    { path: join(ACTION, 'dist', 'licences.txt'), contents: licences },
  ];
}
