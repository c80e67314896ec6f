/** The language server in a process of its own: over standard input and output, or Node's IPC. */
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './client-files.ts';
import { filesByScheme } from './files-by-scheme.ts';
import { nodeFiles } from './node-files.ts';
import { serve } from './serve.ts';
import { threads } from './threads/threads.ts';

// V8 lets the heap of a process that allocates fast grow to four times what lives in it before it collects. Nearly all that
// is made for a keystroke is soon garbage, so that a large workspace took three times the memory that it needs.
setFlagsFromString('--heap-growing-percent=60');

const connection = createConnection(ProposedFeatures.all);
serve(connection, filesByScheme(nodeFiles, clientFiles(connection)), () => threads(1));
