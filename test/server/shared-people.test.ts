/** People are shared: what is typed in one file changes findings in others that neither import it nor are imported by it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client, Folder } from './client.ts';

const PEOPLE = `hours office Mon-Fri 09:00-17:00
role Clerk { people 1  works office  backup Bench }
role Bench { people 99  works office }
`;

function chain(name: string, demand: string): string {
  return `import "./people.chain"

chain ${name} {
  owner Bench
  demand ${demand} during office
  goal lead time < 9w
  start In
  step Work { by Clerk  takes 1h }
  end Out
  In -> Work
  Work -> Out
}
`;
}

let client: Client;
let home: Folder;

beforeEach(() => {
  home = new Folder();
});
afterEach(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

async function open(files: Readonly<Record<string, string>>): Promise<void> {
  client = await Client.start([home.uri()]);
  for (const [file, text] of Object.entries(files)) await client.open(home.uri(file), text);
}

test('one more chain makes people full, in their file and in the chains beside it, at once', async () => {
  await open({ 'people.chain': PEOPLE, 'one.chain': chain('One', '4/day'), 'two.chain': chain('Two', '1/day') });
  const [people, one, two] = ['people.chain', 'one.chain', 'two.chain'].map((file) => home.uri(file));
  if (people === undefined || one === undefined || two === undefined) throw new Error('three files');
  await client.diagnostics(two);
  await client.rules(people);
  await client.replace(two, 'demand 1/day', 'demand 3/day');
  await client.diagnostics(two);
  expect(client.published(people).map(({ code }) => code)).toEqual(['hot-pool']);
  await client.replace(two, 'demand 3/day', 'demand 30/day');
  await client.diagnostics(two);
  expect(client.published(people).map(({ code }) => code)).toEqual(['overloaded']);
  expect(client.published(one).map(({ code }) => code)).toEqual(['goal-missed']);
  await client.replace(two, 'demand 30/day', 'demand 1/day');
  await client.diagnostics(two);
  expect([...client.published(people), ...client.published(one)]).toEqual([]);
});

test('among many chains they follow when the typing rests', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `C${i}`);
  const many = names.map((name) => chain(name, '1/month').replace(/^import.*\n/, '')).join('');
  await open({
    'people.chain': PEOPLE,
    'many.chain': `import "./people.chain"\n${many}`,
    'two.chain': chain('Two', '1/day'),
  });
  const [people, two] = [home.uri('people.chain'), home.uri('two.chain')];
  await client.diagnostics(two);
  await client.rules(people);
  await client.replace(two, 'demand 1/day', 'demand 30/day');
  await client.rules(people, 'overloaded');
  await client.rules(two, 'goal-missed');
  await client.replace(two, 'demand 30/day', 'demand 1/day');
  await client.rules(people);
  await client.rules(two);
});
