/** Findings follow the text: in open files, in files around them, and on the disk. */
import { afterEach, expect, test } from 'vitest';
import { Client, Folder, rulesOf } from './client.ts';

const PEOPLE = `field claims
hours office Mon-Fri 09:00-17:00

role Handler {
  people 3
  works office
  knows claims as expert
}
`;
const CLAIM = `import "./people.chain"

chain Claim {
  owner Handler
  start Notice
  step Assess { by Handler  field claims  takes 10min }
  end Paid
  Notice -> Assess
  Assess -> Paid
}
`;

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
  const home = folder({ 'people.chain': PEOPLE, 'claim.chain': CLAIM });
  client = await Client.start([home.uri()]);
  const uri = home.uri('claim.chain');
  await client.open(uri, CLAIM);
  expect(await client.diagnostics(uri)).toEqual([]);
  await client.replace(uri, 'by Handler', 'by Handlr');
  const [found, ...others] = await client.diagnostics(uri);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'unresolved-name', severity: 1, source: 'chainwright' });
  expect(found?.message).toContain('Did you mean Handler?');
  expect(found?.range).toEqual({ start: { line: 5, character: 19 }, end: { line: 5, character: 25 } });
  await client.replace(uri, 'by Handlr', 'by Handler');
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('a change of one file is felt in the others', async () => {
  const home = folder({ 'people.chain': PEOPLE, 'claim.chain': CLAIM });
  client = await Client.start([home.uri()]);
  const people = home.uri('people.chain');
  await client.open(people, PEOPLE);
  expect(await client.diagnostics(people)).toEqual([]);
  await client.replace(people, 'role Handler', 'role Clerk');
  await client.rules(home.uri('claim.chain'), 'unresolved-name', 'unresolved-name');
  expect(rulesOf(await client.diagnostics(people))).toEqual(['unused-declaration']);
  await client.replace(people, 'role Clerk', 'role Handler');
  await client.rules(home.uri('claim.chain'));
});
