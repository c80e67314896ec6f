/** Whatever a file holds: an answer at its place, no crash, and the other files all the same. */
import { readWorkspace } from '@chainwright/language/model';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const FINE = 'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In\n  end Out\n  In -> Out\n}\n';

function longChain(steps: number): string {
  const numbers = Array.from({ length: steps }, (_, i) => i);
  const names = ['In', ...numbers.map((i) => `Step${i}`), 'Out'];
  return [
    'role Clerk { people 2 }',
    'chain Long {',
    '  owner Clerk',
    '  start In',
    ...numbers.map((i) => `  step Step${i} { by Clerk  takes 1min }`),
    '  end Out',
    ...names.slice(1).map((to, i) => `  ${names[i]} -> ${to}`),
    '}',
    '',
  ].join('\n');
}

async function lint(content: string | Uint8Array) {
  return chainwright(folderWith({ 'a.chain': content }), ['lint', 'a.chain']);
}

test('10,000 steps in one chain', async () => {
  const { code, out, err } = await lint(longChain(10_000));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('1 chain of 1 file');
});

test.each([
  ['an empty file', ''],
  ['a file of spaces', ' \n\t\n'],
  ['a byte order mark and nothing else', '\uFEFF'],
  ['a byte order mark before a text', `\uFEFF${FINE}`],
  ['lines that end as on Windows', FINE.replaceAll('\n', '\r\n')],
  ['comments that look nested', `${'/* '.repeat(50_000)} */\n${FINE}`],
])('%s is no error', async (_, content) => {
  expect(await lint(content)).toMatchObject({ code: 0, err: '' });
});

test.each([
  ['braces', '{'.repeat(100_000)],
  ['a chain in a chain in a chain', 'chain A {\n'.repeat(5_000)],
  ['quotes', '"'.repeat(100_000)],
  ['one line of names', 'a and '.repeat(50_000)],
  ['control characters', '\u0000\u001b[2J\u0007'.repeat(100)],
])('nothing but %s is an error at its place', async (_, content) => {
  const { code, out, err } = await lint(content);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^a\.chain:1:\d+ /m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
  expect(out).not.toMatch(/[\u0000\u0007\u001b]/);
});

test('what cannot be read at all is wrong use: UTF-16, Latin-1, far too much', async () => {
  const contents = [Buffer.from('\uFEFFx', 'utf16le'), Buffer.from('\xe9', 'latin1'), Buffer.alloc(5 << 20, '\n')];
  for (const content of contents) {
    const { code, out, err } = await lint(content);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
  }
});

test('a file that we stumble over keeps no other from being read', () => {
  const sources = [
    { uri: 'file:///w/bad.chain', text: 'import "./odd.chain"' },
    { uri: 'file:///w/fine.chain', text: FINE },
  ];
  const realUri = (uri: string) => {
    if (uri.endsWith('odd.chain')) throw new Error('the disk is gone');
    return uri;
  };
  const { models, problems } = readWorkspace(sources, { root: 'file:///w', files: { read: () => undefined, realUri } });
  expect(models.map(({ file }) => file)).toEqual(['file:///w/fine.chain']);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    file: 'file:///w/bad.chain',
    message: expect.stringContaining('the disk is gone'),
  });
});
