import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { lintFiles } from '../rules/index.ts';
import { answersOf, firstChain, problemOf, QUESTION_IDS, type Said } from './index.ts';

function textOf(said: Said): string {
  const answers = answersOf(said);
  if ('problems' in answers) throw new Error(answers.problems.map(({ problem }) => problem).join(' '));
  return firstChain(answers).text;
}

function findingsIn(text: string) {
  const sources = [{ uri: 'file:///w/first.chain', text }];
  const { models, problems } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  return lintFiles(workspaceOf(models), new Set(['file:///w/first.chain']), { today: '2026-11-30', problems });
}

const CLAIM: Said = {
  title: 'Motor claim',
  starts: 'A customer reports a damage',
  channel: 'email',
  demand: '24 a day',
  who: 'Claims handler 4, Team lead 2',
  work: 'Read the claim 1 min, Decide by team lead 20min, Answer 10 min',
  ai: 'read the claim',
  wrong: 'documents are missing 20%',
};

test('a file from all answers', async () => {
  await expect(textOf(CLAIM)).toMatchFileSnapshot('./claim.golden.chain');
});

test('without an answer there is a small process without an error or a warning', () => {
  const text = textOf({});
  expect(text).toContain('start ARequestArrives');
  expect(findingsIn(text).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test.each<[keyof Said, Said, string]>([
  ['demand', { demand: 'often' }, 'Expected a rate such as 24/day, found often.'],
  ['who', { who: 'Clerk 0' }, '0 people: a whole number from 1 is meant.'],
  ['who', { who: 'Clerk 2, clerk' }, '“clerk” is named twice.'],
  ['work', { work: ' , ' }, 'Say what is done, with commas between.'],
  ['ai', { work: 'Read, Decide', ai: 'Write' }, '“Write” is not among what is done: Read, Decide.'],
  ['channel', { channel: 'by mail' }, '“by mail” is not one word of letters: email, phone, form.'],
  [
    'wrong',
    { wrong: 'documents are missing 100%' },
    '100% of all cases: what goes wrong sometimes is more than 0% and less than 100%.',
  ],
])('%s: %o will not do', (id, said, problem) => {
  expect(problemOf(id, said)).toBe(problem);
});

test('whatever is answered, the file is read without an error, and warns of nothing that was not said', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      'and',
      'on',
      'by',
      'Übergabe',
      '"',
      '\\',
      '/*',
      '*/',
      '// x',
      'x" { by',
      '3 rooms',
      '请求',
      'wait',
      '\u202e',
    ),
  );
  const list = fc.array(word, { maxLength: 4 }).map((words) => words.join(','));
  const said = fc.record({ title: word, starts: word, who: list, work: list, wrong: word }, { requiredKeys: [] });
  fc.assert(
    fc.property(said, fc.nat(3), (some, choice) => {
      const before = answersOf(some);
      const answers = 'problems' in before ? before : answersOf({ ...some, ai: before.work[choice]?.title ?? '' });
      if ('problems' in answers)
        return answers.problems.every(({ id, problem }) => QUESTION_IDS.includes(id) && problem !== '');
      const found = findingsIn(firstChain(answers).text).filter(({ severity }) => severity !== 'info');
      expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      return true;
    }),
    { numRuns: 150 },
  );
});
