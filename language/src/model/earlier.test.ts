/** Reading with an earlier reading at hand gives what reading anew gives, and makes no model twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyThese, readWorkspace, type Source } from './reading.ts';

const ROOT = 'file:///workspace/';

/** Files that import, declare, clash, miss names and do not parse, in a few versions each. */
const VERSIONS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'a.chain': [
    'import "./people.chain"\nchain A { owner Boss  start S  end E  S -> E }\n',
    'import "./people.chain"\n// moved\nchain A { owner Boss  start S  end E  S -> E }\n',
    'chain A { owner Boss  start S  end E  S -> E }\n',
    undefined,
  ],
  'b.chain': [
    'import "./a.chain"\nimport "./missing.chain"\nchain B { owner Chief  start S  step T { runs A }  end E  S -> T -> E }\n',
    'import "./people.chain"\nchain B { owner Boss  start S  end E  S -> }\n<<<<<<< HEAD\n',
    undefined,
  ],
  'missing.chain': [undefined, 'role Chief { people 2 }\n'],
  'people.chain': ['role Boss { people 1 }\n', 'role Boss { people 1 }\nrole Chief\n', 'person Chief\n', undefined],
  'spare.chain': ['role Boss\nrole Chief\n', undefined],
};

const anyFiles = fc.record(
  Object.fromEntries(Object.entries(VERSIONS).map(([name, texts]) => [name, fc.constantFrom(...texts)])),
);

function sourcesOf(files: Readonly<Record<string, string | undefined>>): readonly Source[] {
  return Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [{ uri: ROOT + name, text }]));
}

function read(sources: readonly Source[], earlier?: { sources: readonly Source[] }) {
  const reading = (some: readonly Source[]) => ({ root: ROOT, files: onlyThese(some) });
  if (earlier === undefined) return readWorkspace(sources, reading(sources));
  const first = readWorkspace(earlier.sources, reading(earlier.sources));
  return readWorkspace(sources, {
    ...reading(sources),
    earlier: { sources: earlier.sources, reading: first },
  });
}

test('the same as without it', () => {
  fc.assert(
    fc.property(anyFiles, anyFiles, (before, now) => {
      const sources = sourcesOf(now);
      expect(read(sources, { sources: sourcesOf(before) })).toEqual(read(sources));
    }),
    { numRuns: 300 },
  );
});

test('what did not change is the same object; what changed, and who imports it, is not', () => {
  const name = (index: number) => Object.fromEntries(Object.entries(VERSIONS).map(([key, all]) => [key, all[index]]));
  const [before, now] = [
    { 'people.chain': 'role Boss\n', 'a.chain': name(0)['a.chain'], 'c.chain': 'role Clerk\n' },
    { 'people.chain': 'role Boss { people 2 }\n', 'a.chain': name(0)['a.chain'], 'c.chain': 'role Clerk\n' },
  ];
  const sources = sourcesOf(before);
  const first = readWorkspace(sources, { root: ROOT, files: onlyThese(sources) });
  const next = sourcesOf(now);
  const second = readWorkspace(next, {
    root: ROOT,
    files: onlyThese(next),
    earlier: { sources, reading: first },
  });
  expect(second.models.map((model, i) => model === first.models[i])).toEqual([false, false, true]);
});
