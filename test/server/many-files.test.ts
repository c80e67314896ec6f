/** A workspace of many files: what is looked at comes first, and whatever happens meanwhile, in the end all is right. */
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CompletionRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { Client, Folder, positionAt } from './client.ts';

const MANY = 150;
const PEOPLE = `role Clerk { people 2 }
role Boss { people 1  backup Clerk }
role Nobody { people 1 }
`;
const ELSEWHERE = 'role Faraway { people 3 }\n';

function chain(i: number, by = 'Clerk'): string {
  return `import "./people.chain"

chain C${i} "Process ${i}" {
  owner Boss
  demand 1/week
  start In
  step Work { by ${by}  takes 10min }
  end Out
  In -> Work
  Work -> Out
}
`;
}

function texts(): Record<string, string> {
  const chains = Array.from({ length: MANY }, (_, i) => [`c${i}.chain`, chain(i, i % 50 === 7 ? 'Faraway' : 'Clerk')]);
  return { 'people.chain': PEOPLE, 'elsewhere.chain': ELSEWHERE, ...Object.fromEntries(chains) };
}

let home: Folder;
let client: Client;

beforeEach(async () => {
  home = new Folder(texts());
  client = await Client.start([home.uri()]);
});
afterEach(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

/** What the command would find in the texts as they are now. */
function found(now: Readonly<Record<string, string>>): unknown {
  const sources = Object.entries(now).map(([file, text]) => ({ uri: home.uri(file), text }));
  const { models, problems } = readWorkspace(sources, { root: home.uri(), files: onlyThese(sources) });
  const today = new Date().toISOString().slice(0, 10);
  const all = lintWorkspace(workspaceOf(models), { today, problems }).filter(({ accepted }) => accepted === undefined);
  return sources.map(({ uri }) => ({
    uri,
    found: all.filter(({ file }) => file === uri).map(({ rule, range, message }) => ({ code: rule, range, message })),
  }));
}

/** What is said of all files once the server has nothing more to say. */
async function said(now: Readonly<Record<string, string>>): Promise<unknown> {
  const [first = ''] = Object.keys(now);
  await client.queues(home.uri(first));
  return Object.keys(now).map((file) => ({
    uri: home.uri(file),
    found: client.published(home.uri(file)).map(({ code, range, message }) => ({ code, range, message })),
  }));
}

test('the findings of what is open come before those of the rest, and are the right ones', async () => {
  const now = texts();
  const [uri, people] = [home.uri('c7.chain'), home.uri('people.chain')];
  await client.open(people, PEOPLE);
  await client.open(uri, now['c7.chain'] ?? '');
  await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Faraway' });
  const answer = await said(now);
  // Each as often as something was heard of it meanwhile.
  const others = client.lookedThrough.findIndex((one) => one !== uri && one !== people);
  expect(new Set(client.lookedThrough.slice(0, others))).toEqual(new Set([uri, people]));
  // Never, not even for a moment, is something unused that a file uses which is not read yet.
  expect(client.published(people).map(({ code }) => code)).toEqual(['unused-declaration']);
  expect(answer).toEqual(found(now));
});

test('what is typed while the rest is read is looked at before it', async () => {
  const now = texts();
  const uri = home.uri('c3.chain');
  await client.open(uri, now['c3.chain'] ?? '');
  for (const [was, becomes] of [
    ['by Clerk', 'by Clrk'],
    ['by Clrk', 'by Boss'],
    ['end Out', 'end Gone'],
    ['end Gone', 'end Out'],
  ] as const) {
    await client.replace(uri, was, becomes);
    const position = positionAt(client.textOf(uri), client.textOf(uri).indexOf('-> ') + 3);
    await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    await client.diagnostics(uri);
  }
  const texted = { ...now, 'c3.chain': client.textOf(uri) };
  expect(await said(texted)).toEqual(found(texted));
});

test('a change that is felt in many files is felt in all of them', async () => {
  const people = home.uri('people.chain');
  await client.open(people, PEOPLE);
  for (const [was, becomes] of [
    ['role Clerk', 'role Clerks'],
    ['role Nobody', 'role Faraway'],
    ['role Clerks', 'role Clerk'],
  ] as const) {
    await client.replace(people, was, becomes);
    const now = { ...texts(), 'people.chain': client.textOf(people) };
    await client.diagnostics(people);
    expect(await said(now)).toEqual(found(now));
  }
});

test('names lead into all files, also those that nobody has open', async () => {
  const uri = home.uri('c5.chain');
  await client.open(uri, texts()['c5.chain'] ?? '');
  const position = positionAt(client.textOf(uri), client.textOf(uri).indexOf('Boss') + 1);
  const there = { textDocument: { uri }, position };
  const references = await client.connection.sendRequest(ReferencesRequest.type, {
    ...there,
    context: { includeDeclaration: true },
  });
  expect(new Set(references?.map((one) => one.uri)).size).toBe(MANY + 1);
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...there, newName: 'Chief' });
  expect(Object.keys(edit?.changes ?? {})).toHaveLength(MANY + 1);
  expect(Object.values(edit?.changes ?? {}).flat()).toHaveLength(MANY + 1);
  // Trees that were let go and made again mean the same.
  const again = await client.connection.sendRequest(RenameRequest.type, { ...there, newName: 'Chief' });
  expect(again).toEqual(edit);
});

test('a file that comes or goes on the disk is felt where it is used', async () => {
  const uri = home.uri('c9.chain');
  await client.open(uri, texts()['c9.chain'] ?? '');
  await client.diagnostics(uri);
  home.delete('people.chain');
  await client.deleted(home.uri('people.chain'));
  await client.speaks(uri, 'unknown-import');
  const { 'people.chain': people = '', ...without } = texts();
  expect(await said(without)).toEqual(found(without));
  home.write('people.chain', people);
  await client.created(home.uri('people.chain'));
  await client.rules(uri, 'no-goal');
  expect(await said(texts())).toEqual(found(texts()));
});
