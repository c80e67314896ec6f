/** What the editor asks the server for beyond the text: a first file, pages of rules, the chain in a few words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CodeActionRequest } from 'vscode-languageserver-protocol';
import {
  FIRST_FILE,
  FirstFileAnswer,
  RULE_PAGE,
  RULES,
  RulePageAnswer,
  RulesAnswer,
  STATUS,
  StatusAnswer,
} from '../../server/src/protocol.ts';
import { Client, Folder } from './client.ts';

const TWO = `role Clerk { people 2 }
person Judge
chain Short { start A  step Do { by Clerk }  end B
  A -> Do
  Do -> B
}

chain Long "The long one" {
  owner Clerk
  demand 24/day
  start A
  step Weigh { by Judge  takes 30min }
  step Write { by Clerk }
  end B
  A -> Weigh
  Weigh -> Write
  Write -> B
}
`;

let client: Client;
let home: Folder;
let uri: string;

beforeAll(async () => {
  home = new Folder({ 'two.chain': TWO });
  uri = home.uri('two.chain');
  client = await Client.start([home.uri()], {}, { commands: true });
  await client.open(uri, TWO);
  await client.queues(uri);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

const status = async (line: number) =>
  StatusAnswer.parse(await client.connection.sendRequest(STATUS, { uri, position: { line, character: 0 } }));

test('the chain under the cursor says who limits it, or what is missing', async () => {
  expect(await status(0)).toBeNull();
  expect(await status(3)).toMatchObject({ text: 'Short' });
  expect(await status(9)).toMatchObject({ text: 'The long one needs takes of Write' });

  await client.replace(uri, 'step Write { by Clerk }', 'step Write { by Clerk  takes 5min }');
  await client.queues(uri);
  const { text, details } = (await status(9)) ?? {};
  expect(text).toBe('Judge 50%');
  expect(details).toEqual([
    'The long one: limited by Judge',
    'demand 24/day',
    expect.stringMatching(/^ceiling (about )?48\/day$/),
    expect.stringMatching(/^lead time /),
  ]);

  await client.replace(uri, 'demand 24/day', 'demand 60/day');
  await client.queues(uri);
  expect(await status(9)).toMatchObject({ text: 'Judge overloaded' });
});

test('a first file from what is said, or what of it will not do', async () => {
  const ask = async (said: object) => FirstFileAnswer.parse(await client.connection.sendRequest(FIRST_FILE, { said }));
  expect(await ask({ title: 'Motor claim', work: 'Read 5min' })).toMatchObject({
    file: 'motor-claim.chain',
    text: expect.stringContaining('step Read { by Clerk  takes 5min }'),
  });
  expect(await ask({ demand: 'often' })).toEqual({
    problems: [{ id: 'demand', problem: 'Expected a rate such as 24/day, found often.' }],
  });
});

test('every rule has a page, and every finding leads to that of its rule', async () => {
  const rules = RulesAnswer.parse(await client.connection.sendRequest(RULES, {}));
  const page = async (rule: string) => RulePageAnswer.parse(await client.connection.sendRequest(RULE_PAGE, { rule }));
  for (const { id } of rules) expect(await page(id)).toContain(id);
  expect(await page('no-such-rule')).toBeNull();

  const everywhere = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: everywhere,
    context: { diagnostics: [] },
  });
  expect(
    actions?.map(({ command }) => (typeof command === 'object' ? command : undefined)).filter(Boolean),
  ).toContainEqual({
    title: 'Explain single-person-queue',
    command: 'chainwright.explainRule',
    arguments: ['single-person-queue'],
  });
});
