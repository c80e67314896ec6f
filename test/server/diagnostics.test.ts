/** Findings follow the text: in open files, in files around them, and on the disk. */
import { afterEach, expect, test } from 'vitest';
import { Client, Folder, rulesOf } from './client.ts';
import { CLAIM, FILES, PEOPLE } from './fixtures.ts';

let client: Client;
const folders: Folder[] = [];

function folder(files: Readonly<Record<string, string>>): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}

afterEach(async () => {
  await client.stop();
  for (const one of folders.splice(0)) one[Symbol.dispose]();
});

test('a finding appears and goes as one types', async () => {
  const home = folder(FILES);
  client = await Client.start([home.uri()]);
  const uri = home.uri('claim.chain');
  await client.open(uri, CLAIM);
  expect(await client.diagnostics(uri)).toEqual([]);
  await client.replace(uri, 'by Handler with', 'by Handlr with');
  const [found, ...others] = await client.diagnostics(uri);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'unresolved-name', severity: 1, source: 'chainwright' });
  expect(found?.message).toContain('Did you mean Handler?');
  expect(found?.range).toEqual({ start: { line: 20, character: 7 }, end: { line: 20, character: 13 } });
  await client.replace(uri, 'by Handlr with', 'by Handler with');
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('a change of one file is felt in the others', async () => {
  const home = folder(FILES);
  client = await Client.start([home.uri()]);
  const people = home.uri('people.chain');
  await client.open(people, PEOPLE);
  expect(await client.diagnostics(people)).toEqual([]);
  await client.replace(people, 'system PolicyAdmin', 'system Policies');
  expect(rulesOf(await client.diagnostics(people))).toEqual(['unused-declaration']);
  expect(rulesOf(client.published(home.uri('claim.chain')))).toEqual(['unresolved-name']);
  await client.replace(people, 'system Policies', 'system PolicyAdmin');
  expect(await client.diagnostics(people)).toEqual([]);
  expect(client.published(home.uri('claim.chain'))).toEqual([]);
});

test('a declaration that its last user leaves is unused', async () => {
  const home = folder(FILES);
  client = await Client.start([home.uri()]);
  const uri = home.uri('claim.chain');
  await client.open(uri, CLAIM);
  await client.replace(uri, 'import "./people.chain"', '');
  expect(rulesOf(await client.diagnostics(uri))).toContain('unresolved-name');
  expect(rulesOf(client.published(home.uri('people.chain')))).toContain('unused-declaration');
  await client.replace(uri, '', 'import "./people.chain"');
  expect(await client.diagnostics(uri)).toEqual([]);
  expect(client.published(home.uri('people.chain'))).toEqual([]);
});

test('what the team accepted is not shown, until the day is over', async () => {
  const text = PEOPLE.replace('system PolicyAdmin', 'system PolicyAdmin { accept unused-declaration because "soon" }');
  const home = folder({ 'people.chain': text });
  client = await Client.start([home.uri()]);
  const uri = home.uri('people.chain');
  await client.open(uri, text);
  const messages = (await client.diagnostics(uri)).map(({ message }) => message).join();
  expect(messages).toContain('Document reader');
  expect(messages).not.toContain('Policy admin');
  await client.replace(uri, 'because "soon"', 'because "soon" until 2020-01-31');
  expect(rulesOf(await client.diagnostics(uri))).toContain('accept-expired');
});

test('several errors are each at their place, with where the other thing is', async () => {
  const home = folder({});
  client = await Client.start([home.uri()]);
  const uri = home.uri('one.chain');
  const text = 'role A { people 0 }\nrole A { people }\nagent B { parallel 3d }\n';
  await client.open(uri, text);
  const found = (await client.diagnostics(uri)).filter(({ severity }) => severity === 1);
  expect(found.map(({ code, range }) => [code, range.start.line])).toEqual([
    ['bad-value', 0],
    ['duplicate-name', 1],
    ['syntax', 2],
  ]);
  expect(found[1]?.relatedInformation?.[0]?.location).toEqual({
    uri,
    range: { start: { line: 0, character: 5 }, end: { line: 0, character: 6 } },
  });
});
