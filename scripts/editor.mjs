// npm run editor: VS Code with the extension and the examples; code-server in the browser where there is no VS Code.
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { installCodeServer, isCodeServerInstalled, startCodeServer } from './lib/code-server.mjs';
import { packageExtension, VSIX } from './lib/package-extension.mjs';
import { fail, install, modified, newest, ROOT, run } from './lib/tools.mjs';

const EXAMPLES = join(ROOT, 'examples');
const say = (text) => process.stdout.write(`${text}\n`);

install();
buildIfStale();
if (modified(VSIX) < newest(join(ROOT, 'extension', 'dist'))) await packageExtension();
const code = findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code');
if (code === undefined) await openInBrowser();
else openInVSCode(code);

/** In a profile of its own: nobody's settings and extensions are touched. */
function openInVSCode(program) {
  const profile = join(ROOT, 'node_modules', '.cache', 'chainwright-editor');
  mkdirSync(profile, { recursive: true });
  const own = ['--user-data-dir', join(profile, 'user'), '--extensions-dir', join(profile, 'extensions')];
  const installed = run(program, [...own, '--install-extension', VSIX, '--force']);
  if (installed.code !== 0) fail(`VS Code would not install the extension:\n${installed.output}`);
  say('VS Code is opening; this command ends when its window is closed.');
  run(program, [...own, '--new-window', '--wait', EXAMPLES], { show: true });
}

async function openInBrowser() {
  if (!isCodeServerInstalled()) {
    say('There is no "code" on the PATH: installing code-server (once per machine, two to three minutes) …');
    try {
      installCodeServer();
    } catch (error) {
      fail(`code-server could not be installed: ${String(error?.stderr ?? error).trim()}`);
    }
  }
  const server = await startCodeServer({ vsix: VSIX });
  say(`\nOpen ${server.url}/?folder=${encodeURIComponent(EXAMPLES)} in a browser. Ctrl+C ends it.`);
  const end = () => server.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
