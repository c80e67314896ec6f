/** Files and folders that get another name or place: imports follow, in what moves and in what imports it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileRename, type TextDocumentEdit, WillRenameFilesRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, Folder } from './client.ts';
import { CLAIM, PEOPLE } from './fixtures.ts';

let client: Client;
let home: Folder;

const TEAM = 'import "../people.chain"\n\nperson Deputy { backup Handler }\n';
const TEXTS: Readonly<Record<string, string>> = {
  'people.chain': PEOPLE,
  'claim.chain': CLAIM,
  'team/team.chain': TEAM,
  'team/beside.chain': 'import "./team.chain"\nimport "../people.chain"\n\nrole Other { people 2  backup Deputy }\n',
};

beforeEach(async () => {
  home = new Folder(TEXTS);
  client = await Client.start([home.uri()], { fileOperations: { willRename: true } });
});
afterEach(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

/** The import lines of the files that are edited, as they are after it. */
async function following(
  renames: Readonly<Record<string, string>>,
  open: Readonly<Record<string, string>> = {},
): Promise<Record<string, readonly string[]>> {
  const files: FileRename[] = Object.entries(renames).map(([from, to]) => ({
    oldUri: home.uri(from),
    newUri: home.uri(to),
  }));
  const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, { files });
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  return Object.fromEntries(
    changes.map(({ textDocument: { uri, version }, edits }) => {
      const name = decodeURIComponent(uri.slice(home.uri().length + 1));
      const text = open[name] ?? TEXTS[name] ?? '';
      expect(version).toBe(open[name] === undefined ? null : 1);
      const after = TextDocument.applyEdits(
        TextDocument.create(uri, 'chain', 1, text),
        edits.filter((one) => 'newText' in one),
      );
      return [name, after.split('\n').filter((line) => line.startsWith('import'))];
    }),
  );
}

test('the server wants to be asked about .chain files and about folders', () => {
  expect(client.capabilities.workspace?.fileOperations?.willRename?.filters.map(({ pattern }) => pattern)).toEqual([
    { glob: '**/*.chain', matches: 'file' },
    { glob: '**', matches: 'folder' },
  ]);
});

test('a file gets another name: all that import it follow', async () => {
  expect(await following({ 'people.chain': 'staff (all) é#1.chain' })).toEqual({
    'claim.chain': ['import "./staff (all) é#1.chain"'],
    'team/team.chain': ['import "../staff (all) é#1.chain"'],
    'team/beside.chain': ['import "./team.chain"', 'import "../staff (all) é#1.chain"'],
  });
});

test('a file moves: its own imports are as seen from there', async () => {
  expect(await following({ 'team/team.chain': 'deep/er/team.chain' })).toEqual({
    'team/team.chain': ['import "../../people.chain"'],
    'team/beside.chain': ['import "../deep/er/team.chain"', 'import "../people.chain"'],
  });
});

test('a folder moves: what is in it goes on seeing itself', async () => {
  expect(await following({ team: 'org/team' })).toEqual({
    'team/team.chain': ['import "../../people.chain"'],
    'team/beside.chain': ['import "./team.chain"', 'import "../../people.chain"'],
  });
});

test('a folder gets another name beside what it imports: nothing changes', async () => {
  expect(await following({ team: 'crew' })).toEqual({});
});

test('several move at once', async () => {
  expect(await following({ 'people.chain': 'shared/people.chain', 'claim.chain': 'shared/claim.chain' })).toEqual({
    'team/team.chain': ['import "../shared/people.chain"'],
    'team/beside.chain': ['import "./team.chain"', 'import "../shared/people.chain"'],
  });
});

test('what is open counts, saved or not', async () => {
  const unsaved = 'role Alone { people 2 }\n';
  await client.open(home.uri('claim.chain'), unsaved);
  const fresh = 'import "./people.chain"\n\nrole Fresh { people 2  backup Handler }\n';
  await client.open(home.uri('fresh.chain'), fresh);
  const after = await following({ 'people.chain': 'staff.chain' }, { 'fresh.chain': fresh });
  expect(after['claim.chain']).toBeUndefined();
  expect(after['fresh.chain']).toEqual(['import "./staff.chain"']);
});

test('what is typed just before counts', async () => {
  const uri = home.uri('claim.chain');
  await client.open(uri, CLAIM);
  await client.replace(uri, 'import "./people.chain"', '// import "./people.chain"');
  expect(await following({ 'people.chain': 'staff.chain' })).not.toHaveProperty('claim.chain');
});

test('after it, everything is found where it is now', async () => {
  home.write('staff.chain', PEOPLE);
  home.write('claim.chain', CLAIM.replace('./people.chain', './staff.chain'));
  home.delete('people.chain');
  await client.changed(home.uri('claim.chain'));
  await client.deleted(home.uri('people.chain'));
  await client.created(home.uri('staff.chain'));
  await client.rules(home.uri('claim.chain'));
  await client.rules(home.uri('team/team.chain'), 'unknown-import', 'unresolved-name');
});

test('no import can lead to what is no .chain file: none is written', async () => {
  expect(await following({ 'people.chain': 'people.txt' })).toEqual({});
  expect(await following({ 'people.chain': 'say "people".chain' })).toEqual({});
});
