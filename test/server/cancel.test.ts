/** No request keeps others waiting: what is cancelled is not worked out, and what is typed comes first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  CompletionRequest,
  DocumentSymbolRequest,
  LSPErrorCodes,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { chainText } from '../bench/texts.ts';
import { Client, Folder } from './client.ts';

const home = new Folder();
const uri = home.uri('long.chain');
let client: Client;

beforeAll(async () => {
  client = await Client.start([home.uri()]);
  await client.open(uri, chainText('Long', 400));
  await client.diagnostics(uri);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

const position = { line: 10, character: 2 };

test('many requests that nobody wants any more end as cancelled, and the next one is answered', async () => {
  const asked = Array.from({ length: 200 }, () => {
    const source = new CancellationTokenSource();
    const answer = client.connection
      .sendRequest(CompletionRequest.type, { textDocument: { uri }, position }, source.token)
      .then(
        () => 'answered',
        (error: { code: number }) => error.code,
      );
    source.cancel();
    return answer;
  });
  const symbols = client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  const outcomes = await Promise.all(asked);
  // The first ones may be under way before their cancellation is heard.
  const cancelled = outcomes.filter((one) => one === LSPErrorCodes.RequestCancelled);
  expect(cancelled.length).toBeGreaterThan(asked.length / 2);
  expect(await symbols).toHaveLength(5);
});

test('what is asked last of many is answered while others wait, and typing is heard in between', async () => {
  const order: string[] = [];
  const noted = (name: string, answer: Promise<unknown>) => answer.then(() => order.push(name));
  const slow = Array.from({ length: 40 }, (_, i) =>
    noted(
      `completion ${i}`,
      client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position }),
    ),
  );
  await client.replace(uri, 'by Team0', 'by Nobody');
  const typed = noted('findings', client.diagnostics(uri));
  const last = noted('search', client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Step7' }));
  await Promise.all([...slow, typed, last]);
  expect(order.filter((name) => name.startsWith('completion'))).toHaveLength(40);
  expect(client.published(uri).map(({ code }) => code)).toContain('unresolved-name');
});
