/** Which pictures are drawn, and where they go; what is on them is tested beside language/src/picture. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const chain = (name: string) =>
  `role Clerk { people 2 }\nchain ${name} {\n  owner Clerk\n  start In\n  step Work { by Clerk  takes 5min }\n  end Out\n  In -> Work\n  Work -> Out\n}\n`;

test('the picture of a single chain goes to standard output', async () => {
  const { code, out, err } = await chainwright(folderWith({ 'a.chain': chain('Pay') }), ['render', 'a.chain']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^<svg [\s\S]*>\s*<\/svg>\s*$/);
});

test('pictures of several chains go into a folder, none over another', async () => {
  const cwd = folderWith({ 'a.chain': chain('Pay'), 'b.chain': chain('pay'), 'c.chain': chain('Hire') });
  expect(await chainwright(cwd, ['render', '-o', 'out'])).toMatchObject({ code: 0, out: '' });
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['Hire.svg', 'Pay.svg', 'pay-2.svg']);
  expect(readFileSync(join(cwd, 'out', 'Hire.svg'), 'utf8')).toContain('Work');
});

test('one of several is chosen by its name', async () => {
  const cwd = folderWith({ 'a.chain': chain('Pay'), 'b.chain': chain('Hire') });
  expect(await chainwright(cwd, ['render', '--chain', 'Hire', '-o', 'hire.svg'])).toMatchObject({ code: 0 });
  expect(readdirSync(cwd)).toContain('hire.svg');
});

test.each([
  [['render', '--chain', 'Hrie'], 'there is no chain "Hrie"; did you mean Hire?'],
  [['render', '--chain', 'Pay'], 'a.chain and b.chain each have a chain Pay; name the file that is meant'],
  [['render', '-o', '-'], 'standard output holds one picture, and there are 3 chains'],
  [['render', '-o', 'x.svg'], 'x.svg holds one picture, and there are 3 chains'],
])('%j is wrong use', async (argv, message) => {
  const cwd = folderWith({ 'a.chain': chain('Pay'), 'b.chain': chain('Pay'), 'c.chain': chain('Hire') });
  const { code, out, err } = await chainwright(cwd, argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('an overlay is drawn on top, with its legend, in the colours of the theme', async () => {
  const text = chain('Pay').replace('owner Clerk', 'owner Clerk\n  demand 3/hour').replace('takes 5min', 'takes 35min');
  const cwd = folderWith({ 'a.chain': text });
  const draw = async (...argv: readonly string[]) => (await chainwright(cwd, ['render', 'a.chain', ...argv])).out;
  const queues = await draw('--overlay', 'queues');
  expect(queues).toMatch(/>waits \d+ min<\/text>/);
  expect(queues).toContain('>load 88%</text>');
  expect(queues).toContain('Waiting here, as a part of a case’s time:');
  expect(await draw('--overlay', 'queues', '--theme', 'dark')).not.toBe(queues);
  expect(await draw('--overlay', 'none')).toBe(await draw());
  const wrong = await chainwright(cwd, ['render', 'a.chain', '--overlay', 'queue']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('queues');
});
