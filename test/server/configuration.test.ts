/** The configuration in the editor: what it says of rules and files, and what is wrong with it. */
import { afterEach, expect, test } from 'vitest';
import { Client, Folder, rulesOf } from './client.ts';

const CONFIGURATION = 'chainwright.config.json';
const OFF = '{ "rules": { "unused-declaration": "off" } }';

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

/** A role that nothing uses: one info. */
const ALONE = 'role Handler { people 2 }\n';

test('a configuration that comes, changes and goes is felt in every file', async () => {
  const home = folder({ 'a.chain': ALONE, 'team/b.chain': ALONE });
  client = await Client.start([home.uri()]);
  const [a, b] = [home.uri('a.chain'), home.uri('team/b.chain')];
  await client.open(a, ALONE);
  await client.rules(a, 'unused-declaration');
  home.write(CONFIGURATION, OFF);
  await client.created(home.uri(CONFIGURATION));
  await client.rules(a);
  await client.rules(b);
  home.write(CONFIGURATION, '{ "rules": { "unused-declaration": "error" } }');
  await client.changed(home.uri(CONFIGURATION));
  await client.rules(b, 'unused-declaration');
  expect(client.published(b)[0]?.severity).toBe(1);
  home.write(`team/${CONFIGURATION}`, OFF);
  await client.created(home.uri(`team/${CONFIGURATION}`));
  await client.rules(b);
  expect(rulesOf(client.published(a))).toEqual(['unused-declaration']);
  home.delete(`team/${CONFIGURATION}`);
  await client.deleted(home.uri(`team/${CONFIGURATION}`));
  await client.rules(b, 'unused-declaration');
});

test('what it extends is followed too', async () => {
  const home = folder({
    'a.chain': ALONE,
    'shared/base.json': OFF,
    [CONFIGURATION]: '{ "extends": "./shared/base.json" }',
  });
  client = await Client.start([home.uri()]);
  const uri = home.uri('a.chain');
  await client.open(uri, ALONE);
  expect(await client.diagnostics(uri)).toEqual([]);
  home.write('shared/base.json', '{}');
  await client.changed(home.uri('shared/base.json'));
  await client.rules(uri, 'unused-declaration');
  home.delete('shared');
  await client.deleted(home.uri('shared'));
  await client.told(home.uri(CONFIGURATION), 'extends: "./shared/base.json": there is no such file');
});

test('what is wrong with it is told in it, and the last good state goes on', async () => {
  const home = folder({ 'a.chain': ALONE, [CONFIGURATION]: OFF });
  client = await Client.start([home.uri()]);
  const [uri, configuration] = [home.uri('a.chain'), home.uri(CONFIGURATION)];
  await client.open(uri, ALONE);
  expect(await client.diagnostics(uri)).toEqual([]);
  home.write(CONFIGURATION, '{\n  "rules": { "unused-declaratoin": "off" } }');
  await client.changed(configuration);
  await client.told(configuration, 'rules.unused-declaratoin: there is no such rule; did you mean unused-declaration?');
  expect(client.published(configuration)[0]?.range.start).toEqual({ line: 1, character: 13 });
  expect(rulesOf(client.published(uri))).toEqual([]);
  home.write(CONFIGURATION, '{}');
  await client.changed(configuration);
  await client.rules(uri, 'unused-declaration');
  expect(client.published(configuration)).toEqual([]);
});

test('one that is open counts as it is typed', async () => {
  const home = folder({ 'a.chain': ALONE, [CONFIGURATION]: '{}' });
  client = await Client.start([home.uri()]);
  const [uri, configuration] = [home.uri('a.chain'), home.uri(CONFIGURATION)];
  await client.open(configuration, '{}');
  await client.rules(uri, 'unused-declaration');
  await client.edit(configuration, 0, 2, OFF);
  await client.rules(uri);
  await client.close(configuration);
  await client.rules(uri, 'unused-declaration');
});

test('what is left out is silent, and read where something imports it', async () => {
  const user = 'import "./people.chain"\nperson Boss { backup Handler }\n';
  const home = folder({
    'people.chain': 'role Handler { people 0 }\n',
    'user.chain': user,
    'draft.chain': 'role Handler { people 0 }\n',
    [CONFIGURATION]: '{ "include": ["user.chain"] }',
  });
  client = await Client.start([home.uri()]);
  await client.open(home.uri('user.chain'), user);
  expect(rulesOf(await client.diagnostics(home.uri('user.chain')))).toEqual(['unused-declaration']);
  const [people, draft] = [home.uri('people.chain'), home.uri('draft.chain')];
  expect([...client.published(people), ...client.published(draft)]).toEqual([]);
  home.write(CONFIGURATION, '{}');
  await client.changed(home.uri(CONFIGURATION));
  await client.speaks(people, 'bad-value');
  await client.speaks(draft, 'bad-value');
  home.write(CONFIGURATION, '{ "exclude": ["people.chain"] }');
  await client.changed(home.uri(CONFIGURATION));
  await client.rules(people);
  await client.speaks(draft, 'bad-value');
});

test('a folder that comes back with another configuration', async () => {
  const home = folder({ 'team/a.chain': ALONE });
  client = await Client.start([home.uri()]);
  const uri = home.uri('team/a.chain');
  await client.rules(uri, 'unused-declaration');
  home.delete('team');
  await client.deleted(home.uri('team'));
  await client.rules(uri);
  home.write('team/a.chain', `${ALONE}role Other { people 0 }\n`);
  home.write(`team/${CONFIGURATION}`, OFF);
  await client.created(home.uri('team'));
  await client.rules(uri, 'bad-value');
});

test('each of two workspace folders has its own, and a change of one is not felt in the other', async () => {
  const one = folder({ 'a.chain': ALONE, [CONFIGURATION]: OFF });
  const two = folder({
    'a.chain': `${ALONE}role Other { people 2 }\n`,
    [CONFIGURATION]: '{ "rules": { "unused-declaration": "error" } }',
  });
  client = await Client.start([one.uri(), two.uri()]);
  const [first, second] = [one.uri('a.chain'), two.uri('a.chain')];
  const severities = (uri: string) => client.published(uri).map(({ severity }) => severity);
  await client.open(first, ALONE);
  expect(await client.diagnostics(first)).toEqual([]);
  await client.rules(second, 'unused-declaration', 'unused-declaration');
  expect(severities(second)).toEqual([1, 1]);

  one.write(CONFIGURATION, '{ "rules": { "unused-declaration": "warning" } }');
  await client.changed(one.uri(CONFIGURATION));
  await client.rules(first, 'unused-declaration');
  expect(severities(first)).toEqual([2]);
  expect(severities(second)).toEqual([1, 1]);

  two.write(CONFIGURATION, OFF);
  await client.changed(two.uri(CONFIGURATION));
  await client.rules(second);
  expect(severities(first)).toEqual([2]);

  two.delete(CONFIGURATION);
  await client.deleted(two.uri(CONFIGURATION));
  await client.rules(second, 'unused-declaration', 'unused-declaration');
  expect(severities(second)).toEqual([3, 3]);
  expect(severities(first)).toEqual([2]);

  one.write(CONFIGURATION, '{ "rules": { "unused-declaratoin": "off" } }');
  await client.changed(one.uri(CONFIGURATION));
  await client.told(
    one.uri(CONFIGURATION),
    'rules.unused-declaratoin: there is no such rule; did you mean unused-declaration?',
  );
  expect(client.published(two.uri(CONFIGURATION))).toEqual([]);
  expect(severities(second)).toEqual([3, 3]);
});
