/** Completion knows the place: what it offers there, what it does not, and that taking it is no error. */
import { onlyThese, readWorkspace } from '@chainwright/language/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { Client, cut, Folder, positionAt } from './client.ts';
import { CLAIM, FILES, PEOPLE } from './fixtures.ts';

let client: Client;
const home = new Folder(FILES);
let cases = 0;

beforeAll(async () => {
  client = await Client.start([home.uri()]);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

interface Completed {
  readonly text: string;
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
}

async function complete(marked: string): Promise<Completed> {
  const { text, position } = cut(marked);
  const uri = home.uri(`case-${cases++}.chain`);
  await client.open(uri, text);
  const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  await client.close(uri);
  const items = Array.isArray(answer) ? answer : [];
  return { text, items, labels: items.map(({ label }) => label) };
}

/** The example with one place in it changed. */
function claim(was: string, becomes: string): string {
  expect(CLAIM).toContain(was);
  return CLAIM.replace(was, () => becomes);
}

const POOLS = ['Handler', 'Counsel', 'Reader', 'PolicyAdmin'];

const places: readonly (readonly [
  name: string,
  marked: string,
  offered: readonly string[],
  never: readonly string[],
])[] = [
  ['who does it', claim('by Reader', 'by <|>'), POOLS, ['Notice', 'claims', 'Extract', 'by']],
  ['who does it, half written', claim('by Reader', 'by Rea<|>'), ['Reader'], []],
  ['who does it, in one line', claim('end Paid', 'step X { by <|> }\n  end Paid'), POOLS, ['Record']],
  ['who does it, short form', claim('end Paid', 'decision Y "Complete?" by <|>\n  end Paid'), POOLS, ['Record']],
  [
    'the AI beside a person',
    claim('by Handler with Reader', 'by Handler with <|>'),
    ['Reader'],
    ['Counsel', 'PolicyAdmin'],
  ],
  ['after a person', claim('by Handler with Reader', 'by Handler <|>'), ['with'], ['by']],
  ['after an AI', claim('by Reader', 'by Reader <|>'), ['owner', 'stakes'], ['with', 'work']],
  ['who answers for it', claim('owner Handler', 'owner <|>'), ['Handler', 'Counsel'], ['Reader', 'PolicyAdmin']],
  ['the expertise', claim('field law', 'field <|>'), ['claims', 'law'], ['Handler', 'Record']],
  ['the kind of work', claim('work extraction', 'work <|>'), ['extraction', 'judgement'], ['Handler']],
  ['a channel', claim('via queue', 'via <|>'), ['queue', 'email'], ['Record']],
  [
    'where a handoff leads',
    claim('First   -> Extract', 'First   -> <|>'),
    ['Extract', 'Assess', 'Paid'],
    ['First', 'Handler'],
  ],
  [
    'after the target',
    claim('First   -> Extract', 'First -> Extract <|>'),
    ['via', 'when', 'and', 'on'],
    ['Extract', 'step'],
  ],
  [
    'the other end of a fork',
    claim('First   -> Extract', 'First -> Extract and <|>'),
    ['Assess'],
    ['Extract', 'First'],
  ],
  ['what is handed over', claim('carrying Record', 'carrying Record, <|>'), ['Notice'], ['Record', 'Handler']],
  [
    'when it is taken',
    claim('Assess  -> Paid     via system', 'Assess -> Paid on <|>'),
    ['exception', 'reject'],
    ['timeout'],
  ],
  ['why', claim('via queue', 'via queue because <|>'), ['visibility', 'law'], ['queue']],
  ['documents read', claim('in Notice', 'in <|>'), ['Notice', 'Record'], ['Handler', 'Europe/Brussels']],
  ['sources of a check', claim('against Notice', 'against <|>'), ['Notice', 'PolicyAdmin'], ['Handler', 'Reader']],
  [
    'options of a check',
    claim('against Notice by Handler', 'against Notice <|>'),
    ['by', 'sample', 'takes'],
    ['against'],
  ],
  [
    'who checks',
    claim('against Notice by Handler', 'against Notice by <|>'),
    ['Handler', 'Counsel', 'PolicyAdmin'],
    ['Reader', 'Notice'],
  ],
  [
    'a line of a step',
    claim('quality 92%', '<|>'),
    ['owner', 'quality', 'verify'],
    ['takes', 'people', 'with', 'demand'],
  ],
  [
    'a line of a chain',
    claim('end Paid', '<|>'),
    ['step', 'demand', 'Extract', 'First'],
    ['owner', 'redesigns', 'people'],
  ],
  ['a line that has a name', claim('First   -> Extract', 'First <|>'), ['->', 'and'], ['step']],
  ['a line of a file', 'role A\n<|>', ['role', 'chain', 'import'], ['step', 'owner']],
  [
    'a line of a role',
    'import "./people.chain"\nrole A {\n  <|>\n}\n',
    ['people', 'works', 'knows'],
    ['parallel', 'by', 'as'],
  ],
  ['a line of an agent', 'agent A {\n  parallel 2\n  <|>\n}\n', ['model', 'costs'], ['parallel', 'people', 'knows']],
  ['a level', 'import "./people.chain"\nrole A { knows claims as <|> }\n', ['expert', 'outsider'], ['claims']],
  ['a known field', 'import "./people.chain"\nrole A { knows claims as expert, <|> }\n', ['law'], ['expert']],
  ['hours', 'import "./people.chain"\nrole A { works <|> }\n', ['office'], ['Handler']],
  ['who stands in', 'import "./people.chain"\nrole A { backup <|> }\n', ['Handler'], ['A', 'Reader']],
  ['a rule', claim('quality 92%', 'accept self-<|>'), ['self-check', 'no-owner'], ['syntax']],
  ['after a rule', claim('quality 92%', 'accept self-check <|>'), ['because', 'until'], ['self-check']],
  // It declares a chain of the same name as claim.chain.
  ['a file', claim('"./people.chain"', '"<|>"'), ['./people.chain'], ['Handler', './claim.chain']],
  ['a file, without quotes', 'import <|>', ['"./people.chain"'], []],
  ['a zone', 'hours office Mon-Fri 09:00-17:00 in Europe/Br<|>\n', ['Europe/Brussels'], ['Handler']],
  ['a unit', claim('takes 20s', 'takes 20<|>'), ['20min', '20s', '20wd'], ['Handler']],
  ['a figure', claim('owner Handler', 'goal <|>'), ['lead time', 'quality'], ['owner']],
  ['the chain of a scenario', `${CLAIM}\nscenario S of <|> {\n}\n`, ['Claim'], ['Handler']],
  [
    'a line of a scenario',
    `${CLAIM}\nscenario S of Claim {\n  <|>\n}\n`,
    ['Extract', 'Handler', 'demand'],
    ['Paid', 'takes', 'Counsel'],
  ],
  [
    'what a scenario says of a step',
    `${CLAIM}\nscenario S of Claim {\n  Extract <|>\n}\n`,
    ['takes', 'by', 'quality'],
    ['people'],
  ],
  ['what a scenario says of a role', `${CLAIM}\nscenario S of Claim {\n  Handler <|>\n}\n`, ['people'], ['takes']],
  ['whose outcomes come back', claim('quality 92%', 'learns from <|>'), ['Assess'], ['Handler']],
  ['a node of a chain', claim('quality 92%', 'learns from Claim.<|>'), ['Assess'], ['Handler']],
];

describe('offers', () => {
  test.each(places)('%s', async (_, marked, offered, never) => {
    const { labels } = await complete(marked);
    expect(labels).toEqual(expect.arrayContaining([...offered]));
    for (const one of never) expect(labels).not.toContain(one);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('nothing', () => {
  test.each([
    ['in a comment', claim('/** From the', '/** From <|> the')],
    ['in a line comment', 'role A // who <|>\n'],
    ['in a title', claim('"Motor claim"', '"Motor <|> claim"')],
    ['where a new name is due', claim('step Assess', 'step <|>')],
    ['where a number is due', 'role A { people <|> }\n'],
  ])('%s', async (_, marked) => {
    expect((await complete(marked)).labels).toEqual([]);
  });
});

/** Words start something that is not whole yet. */
const STARTS: readonly (CompletionItemKind | undefined)[] = [CompletionItemKind.Keyword, CompletionItemKind.Snippet];
const isNode = (marked: string) => /\n {2}<\|>\n/.test(marked);

test.each(places.filter(([, marked]) => !isNode(marked)))('what is offered is no error: %s', async (_, marked) => {
  const { text, items } = await complete(marked);
  for (const { kind, textEdit, label } of items.filter((item) => !STARTS.includes(item.kind)).slice(0, 12)) {
    if (!TextEdit.is(textEdit)) throw new Error(`${label} comes without a place`);
    const lines = text.split('\n').map((line) => `${line}\n`);
    const { start, end } = textEdit.range;
    const offset = lines.slice(0, start.line).join('').length + start.character;
    const changed = text.slice(0, offset) + textEdit.newText + text.slice(offset + end.character - start.character);
    const last = positionAt(changed, offset + textEdit.newText.length);
    const sources = [
      { uri: 'file:///w/people.chain', text: PEOPLE },
      { uri: 'file:///w/claim.chain', text: CLAIM },
      { uri: 'file:///w/case.chain', text: changed },
    ];
    const { problems } = readWorkspace(sources, { root: 'file:///w', files: onlyThese(sources) });
    const there = problems.filter(
      ({ file, rule, range }) =>
        // A line that is not whole yet is another matter.
        rule !== 'syntax' &&
        file.endsWith('case.chain') &&
        range.start.line === start.line &&
        range.start.character >= start.character &&
        range.end.character <= last.character,
    );
    expect(there, `${label} (${kind})`).toEqual([]);
  }
});

test('details: wall and value of a kind of work, title of a name, and one edit that takes the whole word', async () => {
  const work = await complete(claim('work extraction', 'work extr<|>action'));
  const item = work.items.find(({ label }) => label === 'extraction');
  expect(item?.detail).toBe('wall low · value routine');
  expect(item?.textEdit).toMatchObject({
    range: { start: { line: 9, character: 9 }, end: { line: 9, character: 19 } },
  });
  const by = await complete(claim('by Reader', 'by <|>'));
  expect(by.items.find(({ label }) => label === 'Reader')?.detail).toBe('agent · Document reader');
});

test('skeletons are filled with names that are there', async () => {
  const { items } = await complete(claim('end Paid', '<|>'));
  const step = items.find(({ label }) => label === 'step by an AI, with checks');
  expect(step?.textEdit?.newText).toMatch(/by \$\{3:Reader\}/);
  expect(step?.textEdit?.newText).toContain('|Handler,Counsel|');
});

test('of many entries each is documented when somebody looks at it, by a client that asks for it', async () => {
  const steps = Array.from({ length: 80 }, (_, i) => `  /** Number ${i}. */\n  step S${i} { by Clerk  takes 5min }\n`);
  const { text, position } = cut(
    `role Clerk { people 2 }\nchain Long {\n  start In\n${steps.join('')}  end Out\n  In -> <|>\n}\n`,
  );
  const looked = await Client.start([home.uri()], {}, {}, { completion: { completionItem: RESOLVES } });
  const uri = home.uri('long.chain');
  await looked.open(uri, text);
  const answer = await looked.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  const item = (Array.isArray(answer) ? answer : []).find(({ label }) => label === 'S42');
  if (item === undefined) throw new Error('S42 is not offered');
  expect(item.documentation).toBeUndefined();
  const shown = await looked.connection.sendRequest(CompletionResolveRequest.type, item);
  expect(shown).toEqual({ ...item, documentation: { kind: 'markdown', value: expect.stringContaining('Number 42') } });
  await looked.close(uri);
  await looked.stop();
  const whole = (await complete(text.replace('In -> ', 'In -> <|>'))).items.find(({ label }) => label === 'S42');
  expect(whole?.documentation).toEqual(shown.documentation);
});

test('of many hundreds of nodes those come that fit what is typed, and the next letter asks again', async () => {
  const names = Array.from({ length: 600 }, (_, i) => `Step${i}`);
  const chainWith = (typed: string) =>
    `role Clerk { people 2 }\nchain Long {\n  start In\n${names.map((name) => `  step ${name} { by Clerk }\n`).join('')}  end Out\n  In -> ${typed}<|>\n}\n`;
  const offered = async (typed: string) => {
    const { text, position } = cut(chainWith(typed));
    const uri = home.uri('hundreds.chain');
    await client.open(uri, text);
    const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    await client.close(uri);
    return Array.isArray(answer) ? { isIncomplete: false, items: answer } : answer;
  };
  const all = await offered('');
  expect(all?.isIncomplete).toBe(true);
  expect(all?.items.length).toBeLessThan(names.length);
  const few = await offered('s599');
  expect(few?.items.map(({ label }) => label)).toEqual(['Step599']);
});

const RESOLVES = { snippetSupport: true, resolveSupport: { properties: ['documentation'] } };
