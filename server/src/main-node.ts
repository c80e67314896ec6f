/** The language server in a process of its own: over standard input and output, or Node's IPC. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from './node-files.ts';
import { serve } from './serve.ts';
import { threads } from './threads/threads.ts';

serve(createConnection(ProposedFeatures.all), nodeFiles, () => threads(1));
