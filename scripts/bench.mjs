// npm run bench: how fast it is, measured and written into docs/performance.md. Takes some minutes.
import { join } from 'node:path';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { install, NODE, ROOT, run } from './lib/tools.mjs';

install();
buildIfStale();
process.exit(run(NODE, [join(ROOT, 'test', 'bench', 'main.ts')], { show: true }).code);
