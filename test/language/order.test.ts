/** Properties come into the order of the reference, and nothing else changes. */
import { type ChainModel, formatText, orderProperties, printModel } from '@chainwright/language/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../language/src/rules/shared/edits.ts';
import { arbitraryModel, PEOPLE_FILE, PEOPLE_TEXT } from './arbitrary-model.ts';
import { readFiles, withoutPlaces } from './reading.ts';

const RUNS = { numRuns: Number(process.env.CHAINWRIGHT_PROPERTY_RUNS ?? 60), interruptAfterTimeLimit: 40_000 };

function ordered(text: string): string {
  return applyEdits(text, orderProperties(text));
}

function meaning(text: string): unknown {
  const { models, problems } = readFiles({ 'main.chain': text, [PEOPLE_FILE]: PEOPLE_TEXT });
  return {
    model: withoutPlaces(models[0]),
    problems: problems.map(({ rule, message }) => `${rule} ${message}`).sort(),
  };
}

test('properties of a step, with their comments', () => {
  const before = `chain C {
  accept no-owner because "new"   // until May
  owner Head
  start S
  step A "A" { // the first
    // how it is checked
    verify "one" by B
    verify "two" by C /* twice */

    takes 5min // measured
    in D,
      E
    by B
    // the end
  }
  step Short { takes 5min  by B }
  S -> A
}
`;
  expect(ordered(before)).toBe(`chain C {
  owner Head
  accept no-owner because "new"   // until May
  start S
  step A "A" { // the first
    by B
    takes 5min // measured

    in D,
      E
    // how it is checked
    verify "one" by B
    verify "two" by C /* twice */
    // the end
  }
  step Short { by B  takes 5min }
  S -> A
}
`);
});

test('on one line where that says the same, else on lines of their own', () => {
  expect(ordered('role A { costs 4 EUR/h  people 2 }')).toBe('role A { people 2  costs 4 EUR/h }');
  expect(ordered('chain C {\n  step A { because law  batch 5 }\n}')).toBe(
    'chain C {\n  step A {\n    batch 5\n    because law\n  }\n}',
  );
  expect(ordered('role A { costs 4 EUR/h // dear\r\n\tpeople 2 }')).toBe(
    'role A {\r\n  people 2\r\n  costs 4 EUR/h // dear\r\n}',
  );
});

test('text that cannot be read stays as it is', () => {
  expect(orderProperties('role A { costs 4 EUR/h  peeple 2 }')).toEqual([]);
  expect(orderProperties('role A { costs 4 EUR/h  people 2')).toEqual([]);
});

test('printing a model writes them in their order', () => {
  fc.assert(
    fc.property(arbitraryModel, (model: ChainModel) => {
      expect(orderProperties(printModel(model))).toEqual([]);
    }),
    RUNS,
  );
});

/** How the lines of each body are disturbed: their order, what stands between them, comments beside and above. */
const disturbance = fc.record({
  keys: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
  comments: fc.array(fc.constantFrom('', '', ' // ⟦⟧', ' /* ⟦⟧ */', '\n// ⟦⟧', '\n/** ⟦⟧ */', '\n\n'), {
    minLength: 1,
    maxLength: 9,
  }),
  oneLine: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

function disturb(text: string, how: { keys: number[]; comments: string[]; oneLine: boolean; lineEnd: string }): string {
  let n = 0;
  const pick = <T>(from: readonly T[]) => from[n++ % from.length];
  return text
    .replace(/\{\n((?: {2,}[^\n]*\n)+?)( *)\}/g, (whole: string, inner: string, margin: string) => {
      const members = inner.match(new RegExp(`^${margin}  \\S.*\\n(?:${margin}   +.*\\n)*`, 'gm')) ?? [];
      if (inner.includes('{') || inner.includes('->')) return whole;
      const shuffled = members
        .map((member) => ({ member, key: pick(how.keys) ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ member }) => member);
      if (how.oneLine) return `{ ${shuffled.map((one) => one.trim()).join('  ')} }`;
      return `{\n${shuffled.map((one) => `${one.trimEnd()}${pick(how.comments)}\n`).join('')}${margin}}`;
    })
    .replace(/\n/g, how.lineEnd);
}

test('ordering keeps the meaning and every comment, and ordering again changes nothing', () => {
  let changed = 0;
  fc.assert(
    fc.property(arbitraryModel, disturbance, (model, how) => {
      const text = disturb(printModel(model), how);
      const once = ordered(text);
      if (once !== text) changed += 1;
      expect(meaning(once)).toEqual(meaning(text));
      expect((once.match(/⟦⟧/g) ?? []).length).toBe((text.match(/⟦⟧/g) ?? []).length);
      expect(orderProperties(once)).toEqual([]);
      const formatted = formatText(once);
      expect(formatted.ok && orderProperties(formatted.text)).toEqual(formatted.ok ? [] : false);
    }),
    RUNS,
  );
  expect(changed).toBeGreaterThan(RUNS.numRuns / 4);
});
