/** The process of now beside another state of it, as a client asks for it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMPARISON, ComparisonAnswer, type ComparisonParams } from '../../server/src/protocol.ts';
import { Client, Folder } from './client.ts';

const PEOPLE = 'role Clerk { people 2 }\n';
const chain = (time: string, name = 'Pay') => `import "./people.chain"

chain ${name} {
  start In
  step Work { by Clerk  takes ${time} }
  end Out
  In -> Work
  Work -> Out
}
`;
const LABELS = { base: 'main', head: 'now' };

let client: Client;
let home: Folder;

beforeEach(async () => {
  home = new Folder();
  home.write('people.chain', PEOPLE);
  home.write('a.chain', chain('5min'));
  home.write('b.chain', chain('1h', 'Hire'));
  client = await Client.start([home.uri()]);
  await client.open(home.uri('a.chain'), chain('5min'));
});
afterEach(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

async function compare(base: ComparisonParams['base'], chosen?: string): Promise<ComparisonAnswer> {
  const params: ComparisonParams = { uri: home.uri('a.chain'), labels: LABELS, base, ...(chosen && { chain: chosen }) };
  return ComparisonAnswer.parse(await client.connection.sendRequest(COMPARISON, params));
}
const workspace = (texts: Readonly<Record<string, string | null>>): ComparisonParams['base'] => ({
  kind: 'workspace',
  texts: Object.entries(texts).map(([file, text]) => ({ uri: home.uri(file), text })),
});

test('what was as it is now is no change', async () => {
  const answer = await compare(workspace({}));
  expect(answer).toMatchObject({ level: 'none', verdict: 'Nothing changes in the process.', chains: [], shown: null });
});

test('a change leads to its place, with both values, figures and its part of the picture', async () => {
  const { shown, notes } = await compare(workspace({ 'a.chain': chain('20min') }));
  expect(notes).toEqual([]);
  expect(shown).toMatchObject({ chain: 'Pay', changes: [{ op: 'changed', text: 'Work: takes 20min → 5min' }] });
  expect(shown?.changes[0]?.at).toMatchObject({
    side: 'head',
    uri: home.uri('a.chain'),
    range: { start: { line: 4 } },
  });
  expect(shown?.picture.parts).toEqual([[{ kind: 'node', id: 'Work' }]]);
  expect(shown?.figures?.columns).toEqual(expect.arrayContaining(['before', 'after']));
});

test('chains that feel it are listed, and another one can be chosen', async () => {
  const base = workspace({ 'people.chain': 'role Clerk { people 1 }\n' });
  expect((await compare(base)).shown?.chain).toBe('Pay');
  const { chains, shown } = await compare(base, 'Hire');
  expect(chains.map(({ name }) => name)).toEqual(['Pay', 'Hire']);
  expect(shown).toMatchObject({ chain: 'Hire', changes: [{ text: 'pool Clerk: people 1 → 2' }] });
});

test('a file that was not there came; one that is gone went', async () => {
  const came = await compare(workspace({ 'b.chain': null }));
  expect(came.chains.map(({ name }) => name)).toEqual(['Hire']);
  expect(came.shown?.picture.base).toBeNull();
  const gone = await compare(workspace({ 'c.chain': chain('3min', 'Fire') }));
  expect(gone.shown).toMatchObject({ chain: 'Fire', picture: { head: null } });
});

test('it is about the text as it is typed', async () => {
  await client.replace(home.uri('a.chain'), '5min', '7min');
  const { shown } = await compare(workspace({ 'a.chain': chain('5min') }));
  expect(shown?.changes.map(({ text }) => text)).toEqual(['Work: takes 5min → 7min']);
});

test('another file, with what it imports', async () => {
  const { shown } = await compare({ kind: 'file', uri: home.uri('old.chain'), text: chain('9min') });
  expect(shown?.changes.map(({ text }) => text)).toEqual(['Work: takes 9min → 5min']);
});

test('what cannot be read is named with its line, of either side', async () => {
  const broken = chain('9min').replace('start In', 'start start {{');
  expect((await compare(workspace({ 'a.chain': broken }))).notes).toEqual([
    expect.stringMatching(/^a\.chain:\d+ \(main\): .*syntax/),
  ]);
  await client.replace(home.uri('a.chain'), 'start In', 'start start {{');
  expect((await compare(workspace({ 'a.chain': chain('5min') }))).notes).toEqual([
    expect.stringMatching(/^a\.chain:\d+ \(now\): .*syntax/),
  ]);
});
