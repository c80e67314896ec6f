/** The files around the open ones: on the disk, in several folders, in none. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
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

test('an import that leads nowhere leads somewhere as soon as the file is there', async () => {
  const home = folder({ 'claim.chain': CLAIM });
  client = await Client.start([home.uri()]);
  const uri = home.uri('claim.chain');
  await client.open(uri, CLAIM);
  expect(rulesOf(await client.diagnostics(uri))).toContain('unknown-import');
  home.write('people.chain', PEOPLE);
  await client.created(home.uri('people.chain'));
  await client.rules(uri);
  home.delete('people.chain');
  await client.deleted(home.uri('people.chain'));
  await client.speaks(uri, 'unknown-import');
});

test('a file that is changed outside of the editor, and a folder that is deleted', async () => {
  const claim = CLAIM.replace('./people.chain', './shared/people.chain');
  const home = folder({ 'claim.chain': claim, 'shared/people.chain': PEOPLE });
  client = await Client.start([home.uri()]);
  const uri = home.uri('claim.chain');
  await client.open(uri, claim);
  expect(await client.diagnostics(uri)).toEqual([]);
  home.write('shared/people.chain', PEOPLE.replace('agent Reader', 'agent Copilot'));
  await client.changed(home.uri('shared/people.chain'));
  await client.rules(uri, 'unresolved-name', 'unresolved-name');
  home.delete('shared');
  await client.deleted(home.uri('shared'));
  await client.speaks(uri, 'unknown-import');
  home.write('shared/people.chain', PEOPLE);
  await client.created(home.uri('shared'));
  await client.rules(uri);
});

test('what is open counts, not what is on the disk; when it is closed, the disk counts again', async () => {
  const home = folder(FILES);
  client = await Client.start([home.uri()]);
  const [claim, people] = [home.uri('claim.chain'), home.uri('people.chain')];
  await client.open(claim, CLAIM);
  await client.open(people, PEOPLE.replace('agent Reader', 'agent Copilot'));
  await client.diagnostics(people);
  expect(rulesOf(await client.diagnostics(claim))).toEqual(['unresolved-name', 'unresolved-name']);
  home.write('people.chain', PEOPLE.replace('system PolicyAdmin', 'system Policies'));
  await client.changed(people);
  await client.replace(claim, 'quality 92%', 'quality 93%');
  expect(rulesOf(await client.diagnostics(claim))).toEqual(['unresolved-name', 'unresolved-name']);
  await client.close(people);
  await client.rules(claim, 'unresolved-name');
});

test('a file that was never saved can be imported while it is open', async () => {
  const home = folder({ 'claim.chain': CLAIM });
  client = await Client.start([home.uri()]);
  const [claim, people] = [home.uri('claim.chain'), home.uri('people.chain')];
  await client.open(claim, CLAIM);
  await client.open(people, PEOPLE);
  await client.diagnostics(people);
  expect(await client.diagnostics(claim)).toEqual([]);
  await client.close(people);
  await client.speaks(claim, 'unknown-import');
});

test('files of one folder know nothing of another', async () => {
  const [one, two] = [folder(FILES), folder({ 'claim.chain': CLAIM.replace('./people', '../people') })];
  client = await Client.start([one.uri(), two.uri()]);
  await client.open(two.uri('claim.chain'), CLAIM.replace('./people', '../people'));
  expect(rulesOf(await client.diagnostics(two.uri('claim.chain')))).toContain('import-outside-workspace');
  await client.open(one.uri('claim.chain'), CLAIM);
  expect(await client.diagnostics(one.uri('claim.chain'))).toEqual([]);
});

test('a file outside of any folder sees its neighbours, and the imports of subfolders', async () => {
  const claim = CLAIM.replace('./people.chain', './shared/people.chain');
  const home = folder({ 'claim.chain': claim, 'shared/people.chain': PEOPLE, 'other.chain': PEOPLE });
  client = await Client.start([]);
  await client.open(home.uri('claim.chain'), claim);
  expect(await client.diagnostics(home.uri('claim.chain'))).toEqual([]);
  expect(client.published(home.uri('other.chain'))).toEqual([]);
});

test('people opened alone are not unused: who uses them lies beside them', async () => {
  const home = folder(FILES);
  client = await Client.start([]);
  await client.open(home.uri('people.chain'), PEOPLE);
  expect(await client.diagnostics(home.uri('people.chain'))).toEqual([]);
});

test('an import through a symbolic link that leaves the workspace is refused', async () => {
  const [home, secret] = [folder({ 'claim.chain': CLAIM }), folder({ 'people.chain': PEOPLE })];
  symlinkSync(join(secret.path, 'people.chain'), join(home.path, 'people.chain'));
  client = await Client.start([home.uri()]);
  await client.open(home.uri('claim.chain'), CLAIM);
  const found = await client.diagnostics(home.uri('claim.chain'));
  expect(rulesOf(found)).toContain('import-outside-workspace');
  expect(JSON.stringify(found)).not.toContain('Reader is declared');
});

test('names of files that need percent signs', async () => {
  const claim = CLAIM.replace('./people.chain', './who does (what) é#1.chain');
  const home = folder({ 'a b/claim.chain': claim, 'a b/who does (what) é#1.chain': PEOPLE });
  client = await Client.start([home.uri()]);
  const uri = home.uri('a b/claim.chain');
  await client.open(uri, claim);
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('a folder with the name of a file, and a file that cannot be read', async () => {
  const home = folder({ 'x.chain/inner.chain': 'role A { people 0 }\n', 'claim.chain': 'import "./x.chain"\n' });
  client = await Client.start([home.uri()]);
  await client.open(home.uri('claim.chain'), 'import "./x.chain"\n');
  await client.diagnostics(home.uri('claim.chain'));
  expect(rulesOf(client.published(home.uri('x.chain/inner.chain')))).toContain('bad-value');
});

test('a folder that is added to the workspace, and one that is taken out', async () => {
  const [one, two] = [folder({}), folder({ 'people.chain': PEOPLE.replace('people 3', 'people 0') })];
  client = await Client.start([one.uri()]);
  const people = two.uri('people.chain');
  await client.foldersChanged([two.uri()], []);
  await client.speaks(people, 'bad-value');
  const inner = two.uri('inner/claim.chain');
  two.write('inner/claim.chain', CLAIM);
  await client.open(inner, CLAIM.replace('./people', '../people').replace('by Reader', 'by Nobody'));
  expect(rulesOf(await client.diagnostics(inner))).toEqual(['unresolved-name']);
  await client.foldersChanged([], [two.uri()]);
  await client.rules(people);
  await client.speaks(inner, 'import-outside-workspace');
});

test('a document without a file', async () => {
  client = await Client.start([]);
  await client.open('untitled:Untitled-1', 'role A { people 0 }\n');
  await client.open('untitled:Untitled-2', 'role A { people 2 }\n');
  expect(rulesOf(await client.diagnostics('untitled:Untitled-1'))).toContain('bad-value');
  expect(rulesOf(await client.diagnostics('untitled:Untitled-2'))).toEqual(['unused-declaration']);
});
