/** The language server in a web worker. */
import { aloneCrew } from '@chainwright/language/flow';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from './client-files.ts';
import { serve } from './serve.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
/** There is no other thread to be had: who types waits no longer than this. */
const MANNERS = { turnMs: 8, slice: 5_000 };

serve(connection, clientFiles(connection), (cancelled) => ({
  ...aloneCrew(cancelled, MANNERS),
  end: async () => {},
}));
