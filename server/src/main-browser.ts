/** The language server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from './client-files.ts';
import { serve } from './serve.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
serve(connection, clientFiles(connection));
