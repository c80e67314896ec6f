/** `chainwright queues`: what it takes, and what it says when something is not right. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const PERMIT = `person Judge
chain Permit {
  demand 10/day
  start Filed
  step Decide { by Judge  takes 30min }
  end Told
  Filed  -> Decide
  Decide -> Told
}
scenario SecondJudge of Permit { Judge people 2 }
`;
const APPEAL = `import "./permit.chain"
chain Appeal {
  demand 20/day
  start Filed
  step Hear { by Judge  takes 20min }
  end Told
  Filed -> Hear
  Hear  -> Told
}
`;
const files = { 'permit.chain': PERMIT, 'appeal.chain': APPEAL };
const judge = (out: string) => JSON.parse(out).pools[0];

test('a pool is as busy as all chains of the workspace make it, whichever file is asked for', async () => {
  const { code, out, err } = await chainwright(folderWith(files), ['queues', 'permit.chain', '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { chains } = JSON.parse(out);
  expect(chains.map(({ name }: { name: string }) => name)).toEqual(['Permit']);
  expect(judge(out)).toMatchObject({ name: 'Judge', file: 'permit.chain' });
  expect(judge(out).chains.sort()).toEqual(['Appeal', 'Permit']);
  expect(judge(out).load).toBeCloseTo((10 * 30 + 20 * 20) / 1440, 12);
});

test('--chain shows one chain, --scenario the chain that it is of', async () => {
  const cwd = folderWith(files);
  const names = async (...options: string[]) => {
    const { out } = await chainwright(cwd, ['queues', '--format', 'json', ...options]);
    const { chains } = JSON.parse(out);
    return chains.map(({ name, scenarios }: { name: string; scenarios: { name: string }[] }) => [
      name,
      ...scenarios.map((one) => one.name),
    ]);
  };
  expect(await names()).toEqual([['Appeal'], ['Permit']]);
  expect(await names('--chain', 'Appeal')).toEqual([['Appeal']]);
  expect(await names('--scenario', 'SecondJudge', '--scenario', 'SecondJudge')).toEqual([['Permit', 'SecondJudge']]);
});

test.each([
  [['--chain', 'Permut'], 'there is no chain "Permut"; did you mean Permit?'],
  [['--scenario', 'SecondJugde'], 'there is no scenario "SecondJugde"; did you mean SecondJudge?'],
  [['--chain', 'Appeal', '--scenario', 'SecondJudge'], 'Appeal has no scenario, so none is called "SecondJudge"'],
  [['--format', 'jsno'], '--format cannot be "jsno"; did you mean json?'],
  [['--scenarios', 'x'], 'unknown option --scenarios of queues; did you mean --scenario?'],
  [['none.chain'], 'none.chain: no such file or folder'],
])('%j is one line and exit code 2', async (options, message) => {
  expect(await chainwright(folderWith(files), ['queues', ...options])).toEqual({
    code: 2,
    out: '',
    err: `chainwright: ${message}\n`,
  });
});

test('a workspace without a chain is said so', async () => {
  const { code, err } = await chainwright(folderWith({ 'people.chain': 'person Judge\n' }), ['queues']);
  expect({ code, err }).toEqual({ code: 2, err: 'chainwright: there is no chain to look at\n' });
});

test('--output writes the file whole, and standard input is a chain like any other', async () => {
  const cwd = folderWith({});
  const asked = ['queues', '-', '--stdin-filename', 'permit.chain', '--format', 'markdown'];
  const shown = await chainwright(cwd, asked, PERMIT);
  expect(shown.out).toMatch(/^### Work waits for one person: Judge, /);
  expect(await chainwright(cwd, [...asked, '--output', 'where.md'], PERMIT)).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(join(cwd, 'where.md'), 'utf8')).toBe(shown.out);
});

test('of a broken text the readable part has figures, and a note says so unless --quiet', async () => {
  const cwd = folderWith({ 'a.chain': `${PERMIT}chain {{{\n` });
  const loud = await chainwright(cwd, ['queues', 'a.chain']);
  expect(loud.code).toBe(0);
  expect(loud.out).toMatch(/^Work waits for one person: Judge/);
  expect(loud.err).toMatch(/^chainwright: \d+ errors? in the text; the figures are of what can be read/);
  expect(await chainwright(cwd, ['queues', 'a.chain', '--quiet'])).toEqual({ ...loud, err: '' });
});

test('many chains are an overview that says how to see more of one', async () => {
  const chains = Array.from({ length: 60 }, (_, i) =>
    PERMIT.split('scenario')[0]?.replace('Permit', `Permit${i}`).replace('person Judge\n', ''),
  );
  const cwd = folderWith({ 'all.chain': `person Judge\n${chains.join('')}`.replaceAll('10/day', '0.5/day') });
  const { code, out } = await chainwright(cwd, ['queues']);
  expect(code).toBe(0);
  expect(out).toContain('and 20 more');
  expect(out).toMatch(/chainwright queues --chain Permit\d+ says more of one\./);
  expect(out.split('\n').length).toBeLessThan(70);
});
