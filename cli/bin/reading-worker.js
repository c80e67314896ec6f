// Plain JavaScript: a thread has to ask for what V8 has compiled before, and only then load its program.
require('node:module').enableCompileCache();
require('../dist/reading-worker.cjs');
