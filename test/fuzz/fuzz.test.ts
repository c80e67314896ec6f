/**
 * Whatever stands in a file: reading, formatting and printing it neither fail nor hang. `CHAINWRIGHT_FUZZ_SEED` brings a
 * run back, `CHAINWRIGHT_FUZZ_RUNS` makes it longer. Continuous integration always takes the same seed, so that what it
 * says of a change is about the change; every other run explores.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatText, onlyThese, printModel, readWorkspace } from '@chainwright/language/model';
import { expect, test } from 'vitest';
import { mutant, randomFrom } from './mutate.ts';

const SEED = Number(
  process.env.CHAINWRIGHT_FUZZ_SEED ?? (process.env.CI ? 20_261_123 : Math.floor(Math.random() * 2 ** 31)),
);
const RUNS = Number(process.env.CHAINWRIGHT_FUZZ_RUNS ?? 20_000);
const BATCH = 200;
const LONGEST_MS = 2_000;
const ROOT = 'file:///fuzz/';

const folder = join(import.meta.dirname, '../..');
const texts = ['examples', 'test/rules/labelled', 'test/language/problems']
  .flatMap((one) =>
    readdirSync(join(folder, one), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, one, name)),
  )
  .filter((path) => path.endsWith('.chain'))
  .sort()
  .map((path) => readFileSync(path, 'utf8'));

/** Reads texts side by side, each a file of its own, prints what was understood, and formats each. */
function tryOut(batch: readonly string[]): void {
  const sources = batch.map((text, i) => ({ uri: `${ROOT}${i}.chain`, text }));
  const { models, problems } = readWorkspace(sources, { root: ROOT, files: onlyThese(sources) });
  expect(models.length).toBe(batch.length);
  for (const { range, message } of problems) {
    expect(message).not.toMatch(/undefined|\[object|native code/);
    expect(range.end.line - range.start.line || range.end.character - range.start.character).toBeGreaterThanOrEqual(0);
  }
  for (const model of models) printModel(model);
  for (const text of batch) {
    const once = formatText(text);
    if (once.ok) expect(formatText(once.text)).toEqual(once);
  }
}

/** How long it takes, and which text is to blame when it fails. */
function blamed(batch: readonly string[]): readonly string[] {
  const start = performance.now();
  try {
    tryOut(batch);
  } catch (error) {
    if (batch.length === 1) throw new Error(`${String(error)}\nin ${JSON.stringify(batch[0])}`, { cause: error });
    for (const text of batch) blamed([text]);
    throw error;
  }
  if (performance.now() - start < LONGEST_MS) return [];
  return batch.length === 1 ? batch : batch.flatMap((text) => blamed([text]));
}

test(`${RUNS} mutated texts of the seed ${SEED}`, { timeout: 0 }, () => {
  const random = randomFrom(SEED);
  for (let done = 0; done < RUNS; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, RUNS - done) }, () => mutant(texts, random));
    expect(blamed(batch)).toEqual([]);
  }
});

const lots = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const EXTREMES: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'a byte order mark': '\uFEFF',
  'only spaces': ' \t\n\r\n \f\v\u00a0\n',
  'an import that climbs to the root by more strokes than it needs': 'import "..///main.chain"',
  'only comments': '// a\n/* b */\n/** c */\n//',
  'nothing but NUL': '\0'.repeat(100),
  'NUL and unpaired surrogates': 'role A\0B "\uD800" { people \uDC00 }\nchain \uD834 { step S "\0" }\n"\uD800',
  'an import of half a character': 'import "./a\uD800.chain"\nrole A',
  'deep comments': '/*'.repeat(50_000),
  'deep comments that end': `${'/*'.repeat(50_000)}*/ role A`,
  'deep braces': '{'.repeat(20_000),
  'deep braces that close': `chain A ${'{'.repeat(5_000)}${'}'.repeat(5_000)}`,
  'deep nodes': `chain A {${'step S {'.repeat(3_000)}`,
  'deep chains': 'chain A {'.repeat(3_000),
  'closing braces only': '}'.repeat(20_000),
  'one long line of names': 'a '.repeat(50_000),
  'one long name': `role ${'a'.repeat(500_000)}`,
  'one long number': `chain C { step S { takes ${'9'.repeat(200_000)}min } }`,
  'one long title': `role A "${'x\\"'.repeat(200_000)}"`,
  'a title that never ends': `role A "${'\\\\'.repeat(100_000)}`,
  'one long list': `document ${Array.from({ length: 20_000 }, (_, i) => `D${i}`).join(', ')}`,
  'arrows only': '-> '.repeat(20_000),
};

test.each(Object.entries(EXTREMES))('%s', (_, text) => {
  tryOut([text]);
});

test('10,000 nodes in one chain', () => {
  const nodes = lots(10_000, (i) => `  step N${i} { by R }`);
  const handoffs = lots(9_999, (i) => `  N${i} -> N${i + 1}`);
  const text = `role R\nchain Big {\n${nodes}\n${handoffs}\n}\n`;
  const { models, problems } = readWorkspace([{ uri: `${ROOT}a.chain`, text }], { root: ROOT, files: onlyThese([]) });
  const [chain] = models[0]?.chains ?? [];
  expect([problems.length, chain?.nodes.length, chain?.handoffs.length]).toEqual([0, 10_000, 9_999]);
});

test('10,000 names that nobody declares', () => {
  const text = `chain Big {\n${lots(300, (i) => `  step Node${i}`)}\n${lots(10_000, (i) => `  Nobody${i} -> Node${i % 300}`)}\n}\n`;
  const { problems } = readWorkspace([{ uri: `${ROOT}a.chain`, text }], { root: ROOT, files: onlyThese([]) });
  expect(problems.length).toBe(10_000);
});

test('a file of 5 MB', () => {
  const chain = (i: number) => `chain C${i} {\n  start S\n  step A { takes 5min }\n  end E\n  S -> A\n  A -> E\n}\n`;
  const text = lots(80_000, chain).slice(0, 5_000_000);
  const { models } = readWorkspace([{ uri: `${ROOT}a.chain`, text }], { root: ROOT, files: onlyThese([]) });
  expect(models[0]?.chains.length).toBeGreaterThan(50_000);
});
