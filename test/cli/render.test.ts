/** Which pictures are drawn, and where they go; what is on them is tested beside language/src/picture. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chainwright, folderWith, withBytes } from './surroundings.ts';

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

test('lanes are by who does a step or who owns it, or off, and the flow runs right or down', async () => {
  const cwd = folderWith({ 'a.chain': `person Head\n${chain('Pay').replace('owner Clerk', 'owner Head')}` });
  const draw = async (...argv: readonly string[]) => (await chainwright(cwd, ['render', 'a.chain', ...argv])).out;
  const lanes = (svg: string) => [...svg.matchAll(/data-lane="([^"]*)"/g)].map(([, id]) => id);
  expect(lanes(await draw())).toEqual(['Clerk']);
  expect(lanes(await draw('--lanes', 'owner'))).toEqual(['Head']);
  expect(lanes(await draw('--lanes', 'off'))).toEqual([]);
  expect(await draw('--lanes', 'off', '--format', 'mermaid')).toContain('Work');
  const shapeOf = (svg: string) => {
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    return Number(width) > Number(height) ? 'wide' : 'high';
  };
  expect(shapeOf(await draw())).toBe('wide');
  expect(shapeOf(await draw('--direction', 'down'))).toBe('high');
  expect(await draw('--direction', 'down', '--format', 'mermaid')).toContain('flowchart TB');
  expect((await chainwright(cwd, ['render', 'a.chain', '--lanes', 'owners'])).err).toContain('owner');
});

test('all chains are drawn in one picture: what they run, whom they share, how loaded those are', async () => {
  const text = `${chain('Pay').replace('owner Clerk', 'owner Clerk\n  demand 3/hour').replace('takes 5min', 'takes 17min')}
chain Buy {
  owner Clerk
  start In
  step Order { by Clerk  takes 1min }
  step Settle { runs Pay }
  end Out
  In -> Order
  Order -> Settle
  Settle -> Out
}
`;
  const cwd = folderWith({ 'a.chain': text });
  const { code, out } = await chainwright(cwd, ['render', '--workspace', '-o', '-']);
  expect(code).toBe(0);
  expect(out).toContain('data-node="Pay"');
  expect(out).toContain('data-from="Buy" data-to="Pay"><title>Buy to Pay: runs</title>');
  expect(out).toMatch(/Pay shares with Buy: Clerk|Buy shares with Pay: Clerk/);
  expect(out).toMatch(/>Clerk [^<]*\d+%<\/text>/);
  expect(out).not.toContain(cwd);
  const both = await chainwright(cwd, ['render', '--workspace', '--overlay', 'wall']);
  expect(both).toMatchObject({ code: 2, out: '' });
  expect(both.err).toContain('--workspace draws all of them');
});

/** Width and height, as the head of a PNG has them; undefined when it is none. */
function sizeOfPng(bytes: Buffer): readonly [number, number] | undefined {
  if (bytes.subarray(0, 8).toString('latin1') !== '\u0089PNG\r\n\u001a\n') return undefined;
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test.each([
  ['svg', /^<svg /],
  ['html', /^<!doctype html>/],
  ['mmd', /^---\ntitle: "Pay"\n---\nflowchart LR\n/],
  ['drawio', /^<\?xml .*\n<mxfile /],
])('a file that ends as .%s is drawn as such', async (ending, looks) => {
  const cwd = folderWith({ 'a.chain': chain('Pay') });
  expect(await chainwright(cwd, ['render', '-o', `pay.${ending}`])).toMatchObject({ code: 0, err: `pay.${ending}\n` });
  expect(readFileSync(join(cwd, `pay.${ending}`), 'utf8')).toMatch(looks);
});

test('pictures in a folder end as their format does', async () => {
  const cwd = folderWith({ 'a.chain': chain('Pay'), 'b.chain': chain('Hire') });
  expect(await chainwright(cwd, ['render', '--format', 'mermaid', '-o', 'out'])).toMatchObject({ code: 0 });
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['Hire.mmd', 'Pay.mmd']);
});

describe('a PNG', () => {
  test.each([1, 4])('has %i pixels for each of the drawing', async (scale) => {
    const cwd = folderWith({ 'a.chain': chain('Pay') });
    const svg = (await chainwright(cwd, ['render', 'a.chain'])).out;
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const { code, out } = await withBytes(cwd, ['render', 'a.chain', '-f', 'png', '--scale', `${scale}`]);
    expect(code).toBe(0);
    expect(sizeOfPng(out)).toEqual([Number(width) * scale, Number(height) * scale]);
  });

  test('is the same every time, and shows its words', async () => {
    const draw = async (name: string) => {
      const cwd = folderWith({ 'a.chain': chain('Pay').replace('step Work', `step Work "${name}"`) });
      return (await withBytes(cwd, ['render', 'a.chain', '-f', 'png', '--scale', '1'])).out;
    };
    const first = await draw('Look at it');
    expect((await draw('Look at it')).equals(first)).toBe(true);
    expect((await draw('Loop at it')).equals(first)).toBe(false);
  });

  test('says which characters no font has', async () => {
    const cwd = folderWith({
      'a.chain': chain('Pay').replace('step Work', 'step Work "審査する"'),
      'b.txt': 'no font',
    });
    const { code, err } = await chainwright(cwd, ['render', 'a.chain', '-o', 'a.png']);
    expect(code).toBe(0);
    expect(err).toContain('4 characters of the picture are in no font at hand (審 査 す る)');
    expect(await chainwright(cwd, ['render', 'a.chain', '-o', 'a.png', '--font', 'b.txt'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('b.txt: is no font'),
    });
    const greek = folderWith({ 'a.chain': chain('Pay').replace('step Work', 'step Work "Έλεγχος – Prüfung № 1"') });
    expect((await chainwright(greek, ['render', 'a.chain', '-o', 'a.png'])).err).toBe('a.png\n');
  });

  test('that would be too large is refused in one line', async () => {
    const steps = Array.from({ length: 400 }, (_, i) => `step S${i} { by Clerk }`).join('\n  ');
    const arrows = Array.from({ length: 399 }, (_, i) => `S${i} -> S${i + 1}`).join('\n  ');
    const cwd = folderWith({ 'a.chain': `role Clerk { people 2 }\nchain Long {\n  ${steps}\n  ${arrows}\n}\n` });
    const { code, err } = await chainwright(cwd, ['render', 'a.chain', '-o', 'a.png', '--scale', '4']);
    expect(code).toBe(2);
    expect(err).toMatch(/the picture would be \d+ × \d+ pixels, which is too large for PNG; a smaller --scale/);
    expect(readdirSync(cwd)).toEqual(['a.chain']);
  });
});

test.each([
  [['-o', 'x.png', '--format', 'svg'], 'x.png ends like png, and --format says svg'],
  [['-o', 'x.svg', '--scale', '2'], '--scale is of PNG'],
  [['-f', 'png', '--scale', '9'], '1, 2, 3'],
  [['-f', 'mermaid', '--overlay', 'queues'], 'mermaid cannot show an overlay'],
  [['-f', 'png', '--font', 'missing.ttf'], 'missing.ttf: cannot be read: no such file'],
])('%j is wrong use of a format', async (argv, message) => {
  const { code, out, err } = await chainwright(folderWith({ 'a.chain': chain('Pay') }), ['render', 'a.chain', ...argv]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});
