/** Packs extension/dist and what belongs to it into one VSIX for the desktop and the browser. */
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE, ROOT, run } from './tools.mjs';

const EXTENSION = join(ROOT, 'extension');
const SHIPPED = [
  'dist',
  'icons',
  'l10n',
  'walkthrough',
  'syntaxes/chain.tmLanguage.json',
  'language-configuration.json',
  'package.nls.json',
  'package.nls.de.json',
  'README.md',
  'SUPPORT.md',
];
/** Links and images of the README are relative for who reads it in the repository. */
const REPOSITORY = 'https://github.com/chainwright/chainwright';
const LINKS = [
  '--baseContentUrl',
  `${REPOSITORY}/blob/main/extension`,
  '--baseImagesUrl',
  `${REPOSITORY}/raw/main/extension`,
];
export const VSIX = join(EXTENSION, 'chainwright.vsix');
export const VSIX_LIMIT_BYTES = 2 * 1024 * 1024;

/** Returns the size in bytes. Throws with what vsce said when it would not. */
export async function packageExtension(to = VSIX) {
  const stage = await mkdtemp(join(tmpdir(), 'chainwright-vsix-'));
  try {
    await stageInto(stage);
    const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
    const { code, output } = run(NODE, [vsce, 'package', '--no-dependencies', ...LINKS, '--out', to], { cwd: stage });
    if (code !== 0) throw new Error(`vsce package failed:\n${output}`);
    return statSync(to).size;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function stageInto(stage) {
  for (const path of SHIPPED) await cp(join(EXTENSION, path), join(stage, path), { recursive: true });
  for (const path of ['LICENSE', 'CHANGELOG.md']) {
    if (existsSync(join(ROOT, path))) await cp(join(ROOT, path), join(stage, path));
  }
  await mkdir(stage, { recursive: true });
  await writeFile(join(stage, 'package.json'), manifest(await readFile(join(EXTENSION, 'package.json'), 'utf8')));
}

/** The manifest under the extension's own name: among the workspaces, that name is the command's. */
function manifest(text) {
  const { private: _private, devDependencies: _development, ...shipped } = JSON.parse(text);
  return `${JSON.stringify({ ...shipped, name: 'chainwright' }, undefined, 2)}\n`;
}
