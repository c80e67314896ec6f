/**
 * Whatever is offered anywhere can be taken: the text with it has no syntax problem and no value that cannot be that it had
 * not before, and nothing in it contradicts itself.
 */
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { checkModels } from '@chainwright/language/rules';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompletionItem, CompletionRequest, InsertTextFormat, TextEdit } from 'vscode-languageserver-protocol';
import { plainOf } from '../../server/src/completion/snippet.ts';
import { Client, Folder, positionAt } from './client.ts';
import { edited } from './edits.ts';
import { allTexts, type Texts } from './texts.ts';

/** The same places in each run; with CHAINWRIGHT_COMPLETIONS so many others. */
const MORE = process.env.CHAINWRIGHT_COMPLETIONS;
const SIZE = MORE === undefined ? { numRuns: 120, seed: 20_261_130 } : { numRuns: Number(MORE) };

/**
 * These say what is still to be written, or that nothing leads there yet: the lines that follow. And figures: whether
 * somebody has the time is no question of what can be written.
 */
const COME_LATER = new Set([
  ...['unverifiable-ai-task', 'unreachable', 'dead-end', 'no-start', 'no-end', 'endless-loop', 'join-starves'],
  ...['shares-off'],
]);

const home = new Folder();
let client: Client;

beforeAll(async () => {
  client = await Client.start([home.uri()]);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

/** What is wrong with a text among others, by rule and what it is about. */
function wrong(files: Readonly<Record<string, string>>, isInChain: boolean): Map<string, number> {
  const sources = Object.entries(files).map(([name, text]) => ({ uri: `file:///w/${name}`, text }));
  const { models, problems } = readWorkspace(sources, { root: 'file:///w', files: onlyThese(sources) });
  const findings = checkModels(workspaceOf(models), models, { today: '2026-12-01', problems });
  const errors = findings.filter(({ rule, severity }) => severity === 'error' && !COME_LATER.has(rule));
  const counts = new Map<string, number>();
  const note = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { rule, message } of problems)
    note(rule === 'unresolved-name' ? `${rule} ${withoutAdvice(message)}` : rule);
  // What people know is a fact: who changes it hears elsewhere what follows.
  if (isInChain)
    for (const { rule, chain = '', node = '', subject = '' } of errors) note(`${rule} ${chain} ${node} ${subject}`);
  return counts;
}

/** A name that nothing declares is no other problem when somebody else declares it from now on. */
function withoutAdvice(message: string): string {
  return message.replace(/ \S+ declares it: import that file\.$/, '');
}

const worse = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
  [...after].filter(([what, count]) => count > (before.get(what) ?? 0)).map(([what]) => what);

async function offered(file: string, text: string, offset: number): Promise<readonly CompletionItem[]> {
  const position = positionAt(text, offset);
  const answer = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: home.uri(file) },
    position,
  });
  return Array.isArray(answer) ? answer : [];
}

interface Place {
  readonly texts: Texts;
  readonly file: number;
  readonly at: number;
  readonly how: (typeof WAYS)[number];
  readonly picks: readonly number[];
}

const WAYS = ['as it is', 'the rest of the line is not there', 'a new line', 'a word less'] as const;

/** Texts as people write them: a line taken away, half a line, a new line. */
const place: fc.Arbitrary<Place> = fc.record({
  texts: fc.constantFrom(...allTexts()),
  file: fc.nat(),
  at: fc.nat(),
  how: fc.constantFrom(...WAYS),
  picks: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
});

/** Places that once were wrong. */
const KNOWN = [
  { texts: 'examples/invoice-to-payment', file: 0, at: 0, how: 'as it is', picks: [0, 1, 2, 3, 4, 5] },
  // The way of a handoff for another node.
  {
    texts: 'test/rules/cases/accept-expired/dates.chain',
    file: 0,
    at: 602,
    how: 'as it is',
    picks: [0, 1, 2, 3, 4, 5],
  },
] as const;
const examples = KNOWN.flatMap(({ texts: name, picks, ...known }) => {
  const texts = allTexts().filter((one) => one.name === name);
  return texts.map((one): [Place] => [{ ...known, texts: one, picks }]);
});

test('every entry can be taken, everywhere', async () => {
  expect(examples).toHaveLength(KNOWN.length);
  await fc.assert(
    fc.asyncProperty(place, async ({ texts, file, at, how, picks }) => {
      const names = Object.keys(texts.files);
      const name = names[file % names.length] ?? '';
      const original = texts.files[name] ?? '';
      let offset = at % (original.length + 1);
      let text = original;
      if (how === 'the rest of the line is not there')
        text = original.slice(0, offset) + original.slice(offset).replace(/^[^\r\n]*/, '');
      if (how === 'a word less')
        text = original.slice(0, offset) + original.slice(offset).replace(/^[^\S\r\n]*[^\s{}]+/, '');
      if (how === 'a new line') {
        const end = original.indexOf('\n', offset);
        const margin = /(?:^|\n)([^\S\r\n]*)[^\r\n]*$/.exec(original.slice(0, offset))?.[1] ?? '';
        text = end < 0 ? original : `${original.slice(0, end)}\n${margin}${original.slice(end)}`;
        offset = end < 0 ? offset : end + 1 + margin.length;
      }
      const others = Object.entries({ ...texts.files, [name]: text });
      for (const [one, content] of others) await client.open(home.uri(one), content);
      const items = await offered(name, text, offset);
      for (const [one] of others) await client.close(home.uri(one));
      const isInChain = /(?:^|\n)chain[^\n]*\{(?:(?!\n\}).)*$/s.test(text.slice(0, offset));
      const before = wrong({ ...texts.files, [name]: text }, isInChain);
      // What was wrong where nothing was taken away shows again as soon as its line can be read.
      for (const [what, count] of wrong(texts.files, isInChain))
        before.set(what, Math.max(count, before.get(what) ?? 0));
      // All of few, and some of many.
      const chosen = items.length <= 6 ? items : picks.map((pick) => items[pick % items.length]);
      for (const item of new Set(chosen)) {
        if (item === undefined || !TextEdit.is(item.textEdit)) throw new Error('an entry comes without a place');
        const { range, newText } = item.textEdit;
        const written = item.insertTextFormat === InsertTextFormat.Snippet ? plainOf(newText) : newText;
        const after = edited(text, [{ range, newText: written }]);
        const there = `${texts.name} ${name} ${how} at ${JSON.stringify(positionAt(text, offset))}: ${item.label} as ${written}`;
        expect(worse(before, wrong({ ...texts.files, [name]: after }, isInChain)), there).toEqual([]);
        expect(item.documentation, there).toMatchObject({ value: expect.stringMatching(/\S/) });
      }
    }),
    { ...SIZE, examples },
  );
});
