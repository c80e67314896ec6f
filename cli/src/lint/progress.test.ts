import { expect, test } from 'vitest';
import type { Check, Texts } from './check.ts';
import { announced } from './progress.ts';

const files = { read: () => undefined, realUri: () => undefined };
const found = { findings: [], chains: 0 };

function texts(count: number): Texts {
  const sources = Array.from({ length: count }, (_, i) => ({ uri: `file:///${i}.chain`, text: '' }));
  return { root: 'file:///', sources, files };
}

/** What a check of so many files writes on standard error; `*` is where it does its work. */
async function written(count: number, isTerminal: boolean, check: Check = async () => found): Promise<string> {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const working: Check = (...args) => {
    write('*');
    return check(...args);
  };
  await announced(working, { write, isTerminal })(texts(count), new Set()).catch(() => write('!'));
  return text;
}

test('many files are announced at a terminal, for as long as they are checked', async () => {
  const clear = '\r\u001b[2K';
  expect(await written(1000, true)).toBe(`linting 1,000 files…*${clear}`);
  expect(await written(1000, true, () => Promise.reject(new Error('bug')))).toBe(`linting 1,000 files…*${clear}!`);
  expect(await written(10, true)).toBe('*');
  expect(await written(1000, false)).toBe('*');
});
