// npm start: from a fresh clone to findings and pictures of the examples.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { fail, install, NODE, ROOT, run } from './lib/tools.mjs';

const COMMAND = join(ROOT, 'cli', 'bin', 'chainwright.js');
const say = (text) => process.stdout.write(`${text}\n`);

install();
buildIfStale();

say('\nFindings in examples/ (some are there on purpose; the head of each file says which):\n');
const lint = run(NODE, [COMMAND, 'lint', 'examples'], { show: true });
if (lint.code > 1) process.exit(lint.code);

const render = run(NODE, [COMMAND, 'render', 'examples', '--output', 'pictures', '--quiet']);
if (render.code !== 0) fail(render.output.trim());
const pictures = readdirSync(join(ROOT, 'pictures')).filter((name) => name.endsWith('.svg'));

say(`\n${pictures.length} pictures are in pictures/. Next:`);
say(
  `  open ${join('pictures', pictures.includes('MotorClaim.svg') ? 'MotorClaim.svg' : (pictures[0] ?? ''))} in a browser`,
);
say('  npx chainwright queues examples/motor-claim  where work waits, and on whom');
say('  npm run editor                               the examples in VS Code, findings and picture as you type');
say('  npx chainwright init                         a first process of your own, from a few answers');
say('  npx chainwright lint my.chain                what is wrong with it');
say('  npx chainwright --help                       everything else');
