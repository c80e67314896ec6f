/** However one types, the findings are those of a fresh start on the same text; and nothing that is typed ends it. */
import { afterEach, expect, test } from 'vitest';
import { CompletionRequest, DocumentSymbolRequest, HoverRequest, RenameRequest } from 'vscode-languageserver-protocol';
import { Client, Folder, positionAt } from './client.ts';
import { CLAIM, PEOPLE } from './fixtures.ts';

const SCENARIO = `import "./claim.chain"
import "./people.chain"

scenario More of Claim {
  Handler people 5
  Extract takes 2s
}
`;
const TEXTS = { 'people.chain': PEOPLE, 'claim.chain': CLAIM, 'scenario.chain': SCENARIO };
const PIECES = [
  ...['{', '}', '"', '->', ',', '\n', ' ', '/*', '*/', '//', '.', '30%', '-', '\u0000', '\uD83D', '__proto__', 'é'],
  ...['Handler', 'Extract', 'Claim', 'role ', 'step ', 'by ', 'import "./people.chain"\n', 'accept no-owner ', '\r\n'],
];

const clients: Client[] = [];
const home = new Folder();

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  home[Symbol.dispose]();
});

async function start(texts: Readonly<Record<string, string>>): Promise<Client> {
  const client = await Client.start([home.uri()]);
  clients.push(client);
  for (const [file, text] of Object.entries(texts)) await client.open(home.uri(file), text);
  return client;
}

async function findings(client: Client): Promise<unknown> {
  const all = [];
  for (const file of Object.keys(TEXTS)) all.push(await client.diagnostics(home.uri(file)));
  return all;
}

/** A small generator of numbers that a seed repeats. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each([1, 2, 3, 4])('random edits, seed %i', async (seed) => {
  const next = random(seed);
  const client = await start(TEXTS);
  const files = Object.keys(TEXTS);
  for (let i = 0; i < 150; i++) {
    const uri = home.uri(files[next(files.length)] ?? '');
    const text = client.textOf(uri);
    const from = next(text.length + 1);
    const to = Math.min(text.length, from + (next(3) === 0 ? next(30) : 0));
    await client.edit(uri, from, to, next(4) === 0 ? '' : (PIECES[next(PIECES.length)] ?? ''));
    if (i % 10 === 0) {
      const position = positionAt(client.textOf(uri), next(client.textOf(uri).length));
      const there = { textDocument: { uri }, position };
      await client.connection.sendRequest(CompletionRequest.type, there);
      await client.connection.sendRequest(HoverRequest.type, there);
      await client.connection.sendRequest(DocumentSymbolRequest.type, there);
      await client.connection.sendRequest(RenameRequest.type, { ...there, newName: 'Other' }).catch(() => undefined);
    }
  }
  const texts = Object.fromEntries(files.map((file) => [file, client.textOf(home.uri(file))]));
  expect(await findings(client)).toEqual(await findings(await start(texts)));
});
