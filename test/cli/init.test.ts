/** A newcomer's first file: asked in the terminal, or said by options. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../cli/src/main.ts';
import { chainwright, folderWith } from './surroundings.ts';

/** Answers in turn what is asked; after the last, the terminal ends. */
async function asked(cwd: string, argv: readonly string[], answers: readonly string[]) {
  const questions: string[] = [];
  const said: string[] = [];
  const left = [...answers];
  const stream = { write: (text: string) => void said.push(text), isTerminal: true };
  const code = await main(argv, {
    cwd,
    env: {},
    out: stream,
    err: stream,
    stdin: async () => Buffer.from(''),
    today: () => '2026-11-30',
    ask: async (question) => {
      questions.push(question.split('\n', 1)[0] ?? '');
      return left.shift();
    },
  });
  return { code, questions, said: said.join('') };
}

test('options alone write a process that lints and a configuration', async () => {
  const cwd = folderWith({});
  const made = await chainwright(cwd, [
    'init',
    'claims',
    '--title',
    'Motor claim',
    '--who',
    'Handler 3',
    '--demand',
    '9/day',
  ]);
  expect(made).toMatchObject({ code: 0, out: 'claims/motor-claim.chain\nclaims/chainwright.config.json\n' });
  expect(made.err).toContain('chainwright lint claims/motor-claim.chain');
  const { code, out } = await chainwright(cwd, ['lint', 'claims', '--format', 'json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).summary).toMatchObject({ errors: 0, warnings: 0, chains: 1 });
  expect((await chainwright(cwd, ['format', '--check', 'claims'])).code).toBe(0);
  expect(await chainwright(cwd, ['config', '--print', 'claims/motor-claim.chain'])).toMatchObject({ code: 0 });
});

test('at a terminal it asks what no option says, and asks again what it cannot read', async () => {
  const cwd = folderWith({});
  const answers = [
    'A claim comes in',
    'email',
    'often',
    '24/day',
    'Handler 4',
    'Read 5min, Decide 20min',
    '',
    'papers are missing 20%',
  ];
  const { code, questions, said } = await asked(cwd, ['init', '--title', 'Claim'], answers);
  expect(code).toBe(0);
  expect(questions).toEqual([
    'What starts it?',
    'How does that arrive, in one word?',
    'How many arrive?',
    'How many arrive?',
    'Who works on it, and how many are they?',
    'What is done, in its order, by whom, and how long does it take?',
    'Which of these does an AI do, if any?',
    'What goes wrong now and then, and how often?',
  ]);
  expect(said).toContain('Expected a rate such as 24/day, found often.');
  expect(readFileSync(join(cwd, 'claim.chain'), 'utf8')).toMatch(/Right +-> Mend +20% when "papers are missing"/);
});

test('whoever ends the questions gets no file', async () => {
  const cwd = folderWith({});
  expect(await asked(cwd, ['init'], ['Claim'])).toMatchObject({ code: 130 });
  expect(readdirSync(cwd)).toEqual([]);
});

test('nothing is overwritten, and what will not do is named', async () => {
  const cwd = folderWith({ 'claim.chain': 'mine', 'chainwright.config.json': '{}' });
  expect(await chainwright(cwd, ['init', '--title', 'Claim'])).toEqual({
    code: 2,
    out: '',
    err: 'chainwright: claim.chain is there already; nothing is overwritten\n',
  });
  expect(readFileSync(join(cwd, 'claim.chain'), 'utf8')).toBe('mine');

  const { code, err } = await chainwright(cwd, [
    'init',
    'other',
    '--demand',
    'often',
    '--who',
    'Clerk 0',
    '--work',
    'Read',
    '--ai',
    'Write',
  ]);
  expect(code).toBe(2);
  expect(err.split('\n').slice(0, -1)).toEqual([
    'chainwright: --demand: Expected a rate such as 24/day, found often.',
    'chainwright: --who: 0 people: a whole number from 1 is meant.',
    'chainwright: --ai: “Write” is not among what is done: Read.',
  ]);
  expect(existsSync(join(cwd, 'other'))).toBe(false);

  expect(await chainwright(cwd, ['init', '--title', 'Another', '--quiet'])).toEqual({
    code: 0,
    out: 'another.chain\n',
    err: '',
  });
  expect(readFileSync(join(cwd, 'chainwright.config.json'), 'utf8')).toBe('{}');

  writeFileSync(join(cwd, 'file'), '');
  expect(await chainwright(cwd, ['init', 'file', '--title', 'X'])).toMatchObject({
    code: 2,
    err: 'chainwright: file/x.chain: cannot be written: a part of the path is not a folder\n',
  });
});
