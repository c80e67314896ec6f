/** The language server in a process of its own: over standard input and output, or Node's IPC. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './client-files.ts';
import { filesByScheme } from './files-by-scheme.ts';
import { nodeFiles } from './node-files.ts';
import { serve } from './serve.ts';
import { threads } from './threads/threads.ts';

const connection = createConnection(ProposedFeatures.all);
serve(connection, filesByScheme(nodeFiles, clientFiles(connection)), () => threads(1));
