// npm start: from a fresh clone to findings and pictures of the examples.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, fail, install, modified, NODE, newest, ROOT, run } from './lib/tools.mjs';

const COMMAND = join(ROOT, 'cli', 'bin', 'chainwright.js');
const say = (text) => process.stdout.write(`${text}\n`);

function buildIfStale() {
  const built = modified(join(ROOT, 'cli', 'dist', 'main.js'));
  const sources = ['language', 'server', 'cli', 'extension', 'scripts'].map((one) => newest(join(ROOT, one)));
  if (built > 0 && built >= Math.max(...sources)) return;
  say('Building …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = run(npm, ['run', '--silent', 'build']);
  if (code !== 0) fail(`The build failed:\n${output}`);
}

install();
buildIfStale();
if (!existsSync(join(ROOT, 'examples'))) fail('There is no folder examples/ to lint.');

say('\nFindings in examples/ (some are there on purpose; the head of each file says which):\n');
const lint = run(NODE, [COMMAND, 'lint', 'examples'], { show: true, env: ENV });
if (lint.code > 1) process.exit(lint.code);

const render = run(NODE, [COMMAND, 'render', 'examples', '--output', 'pictures', '--quiet']);
if (render.code !== 0) fail(render.output.trim());
const pictures = readdirSync(join(ROOT, 'pictures')).filter((name) => name.endsWith('.svg'));

say(`\n${pictures.length} pictures are in pictures/. Next:`);
say(
  `  open ${join('pictures', pictures.includes('MotorClaim.svg') ? 'MotorClaim.svg' : (pictures[0] ?? ''))} in a browser`,
);
say('  npm run editor                 the examples in VS Code, findings and picture as you type');
say('  npx chainwright lint my.chain  your own process');
say('  npx chainwright --help         everything else');
