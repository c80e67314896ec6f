#!/usr/bin/env node
// Plain JavaScript that any Node can read: it says what is missing before anything that needs it is loaded.
const FLOOR = 22;
if (Number.parseInt(process.versions.node, 10) < FLOOR) {
  process.stderr.write(`chainwright: needs Node.js ${FLOOR} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // V8 keeps what it has compiled, so that the next start is faster.
  require('node:module').enableCompileCache();
  require('../dist/main.cjs');
}
