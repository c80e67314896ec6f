/** However one types, the findings are those of a fresh start on the same text; and nothing that is typed ends it. */
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';
import { afterEach, expect, test } from 'vitest';
import {
  CodeLensRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol';
import { PICTURE, QUEUES } from '../../server/src/protocol.ts';
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

/** Edits that make and mend what other files feel; each can be taken back. */
const TOGGLES: readonly (readonly [file: string, was: string, becomes: string])[] = [
  ['people.chain', 'role Handler', 'role Clerk'],
  ['people.chain', 'role Handler', 'system Handler'],
  ['people.chain', 'people 3', 'people 1'],
  ['people.chain', 'backup Handler', 'works office'],
  ['people.chain', 'system PolicyAdmin', 'system Policies'],
  ['people.chain', 'system PolicyAdmin', 'system PolicyAdmin {'],
  ['people.chain', 'field law', 'field law\nrole Claim'],
  ['people.chain', 'agent Reader "Document reader" {', 'agent Reader { accept unused-declaration because "soon"'],
  ['people.chain', 'knows law as expert }', 'accept single-person-queue because "known" }'],
  ['claim.chain', 'chain Claim', 'chain Claims'],
  ['claim.chain', 'step Extract', 'step Extrac'],
  ['claim.chain', 'by Handler with Reader', 'by PolicyAdmin'],
  ['claim.chain', 'import "./people.chain"', ''],
  ['claim.chain', 'import "./people.chain"', 'import "./scenario.chain"'],
  ['claim.chain', 'in Notice', 'in Notice {'],
  ['claim.chain', 'end Paid', 'step Paid { takes 1s }'],
  ['scenario.chain', 'of Claim', 'of Claims'],
  ['scenario.chain', 'import "./people.chain"', ''],
  ['scenario.chain', 'Handler people 5', 'Counsel parallel 5'],
];

const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };
const OVERLAYS = ['queues', 'wall', 'value', 'speed'];

/** What the command would find in the same texts. */
function found(client: Client): unknown {
  const sources = Object.keys(TEXTS).map((file) => ({ uri: home.uri(file), text: client.textOf(home.uri(file)) }));
  const { models, problems } = readWorkspace(sources, { root: home.uri(), files: onlyThese(sources) });
  const today = new Date().toISOString().slice(0, 10);
  const all = lintWorkspace(workspaceOf(models), { today, problems }).filter(({ accepted }) => accepted === undefined);
  return sources.map(({ uri }) =>
    all.filter(({ file }) => file === uri).map(({ rule, range, message }) => ({ code: rule, range, message })),
  );
}

test.each([1, 2, 3])('edits that other files feel find what the command finds, seed %i', async (seed) => {
  const next = random(seed);
  const client = await start(TEXTS);
  const files = Object.keys(TEXTS);
  for (let i = 0; i < 60; i++) {
    const [file = '', was = '', becomes = ''] = TOGGLES[next(TOGGLES.length)] ?? [];
    const uri = home.uri(file);
    if (becomes !== '' && client.textOf(uri).includes(becomes)) await client.replace(uri, becomes, was);
    else if (client.textOf(uri).includes(was)) await client.replace(uri, was, becomes);
    else await client.edit(uri, 0, 0, was);
    await client.diagnostics(uri);
    const published = files.map((one) =>
      client.published(home.uri(one)).map(({ code, range, message }) => ({ code, range, message })),
    );
    expect(published, `step ${i}: ${file}: ${was} <-> ${becomes}`).toEqual(found(client));
  }
});

/** No editor has a place between the two characters of one line end. */
function writable(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === '\r\n' ? offset - 1 : offset;
}

/** Of each of the two seeds. */
const EDITS = Number(process.env.CHAINWRIGHT_EDITS ?? 5000);
/** What people do between edits, so that texts do not fall apart for good: a file is written anew. */
const ANEW = 120;

test.each([1, 2])('random edits, seed %i', { timeout: 60_000 + EDITS * 60 }, async (seed) => {
  const next = random(seed);
  const client = await start(TEXTS);
  const files = Object.keys(TEXTS);
  for (let i = 0; i < EDITS; i++) {
    const file = files[next(files.length)] ?? '';
    const uri = home.uri(file);
    const text = client.textOf(uri);
    if (next(ANEW) === 0) {
      await client.edit(uri, 0, text.length, Object.entries(TEXTS).find(([name]) => name === file)?.[1] ?? '');
      continue;
    }
    const from = writable(text, next(text.length + 1));
    const to = writable(text, Math.min(text.length, from + (next(3) === 0 ? next(30) : 0)));
    await client.edit(uri, from, to, next(4) === 0 ? '' : (PIECES[next(PIECES.length)] ?? ''));
    if (i % 10 === 0) {
      const position = positionAt(client.textOf(uri), next(client.textOf(uri).length));
      const there = { textDocument: { uri }, position };
      await client.connection.sendRequest(CompletionRequest.type, there);
      await client.connection.sendRequest(HoverRequest.type, there);
      await client.connection.sendRequest(DocumentSymbolRequest.type, there);
      await client.connection.sendRequest(CodeLensRequest.type, there);
      await client.connection.sendRequest(InlayHintRequest.type, { ...there, range: EVERYWHERE });
      await client.connection.sendRequest(PICTURE, { uri, overlay: OVERLAYS[next(OVERLAYS.length)] });
      await client.connection.sendRequest(QUEUES);
      await client.connection.sendRequest(RenameRequest.type, { ...there, newName: 'Other' }).catch(() => undefined);
    }
  }
  const texts = Object.fromEntries(files.map((file) => [file, client.textOf(home.uri(file))]));
  expect(await findings(client)).toEqual(await findings(await start(texts)));
});
