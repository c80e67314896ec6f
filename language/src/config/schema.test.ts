/** The JSON Schema that editors hold a configuration against says the same as the check of the command. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurationJsonSchema, configurationSchema } from './schema.ts';

const ajv = new Ajv({ strict: false });
const isValid = ajv.compile(JSON.parse(JSON.stringify(configurationJsonSchema())));

function bothSay(value: unknown): boolean {
  const zod = configurationSchema.safeParse(value).success;
  expect(isValid(value), JSON.stringify(value)).toBe(zod);
  return zod;
}

test.each([
  {},
  { $schema: 'https://example.com/config.schema.json' },
  { extends: 'chainwright:strict' },
  { extends: [] },
  { extends: ['chainwright:structure', '../base.json', './base.jsonc'] },
  { rules: { 'no-owner': 'off', 'hot-pool': { load: 0.9 }, 'no-goal': { severity: 'error' } } },
  { rules: { 'hot-pool': {} } },
  { words: { add: ['snappy'], remove: [] } },
  { overrides: [{ files: ['a'] }, { files: ['b', 'c'], rules: {}, words: {} }] },
  { include: ['a'], exclude: [], failOn: 'never' },
])('both accept %j', (value) => {
  expect(bothSay(value)).toBe(true);
});

test.each([
  null,
  [],
  'chainwright:strict',
  { rule: {} },
  { extends: 'chainwright:stict' },
  { extends: ['base.json'] },
  { extends: 'https://example.com/base.json' },
  { rules: { 'no-ownr': 'off' } },
  { rules: { 'no-owner': 'warn' } },
  { rules: { 'no-owner': ['error'] } },
  { rules: { 'no-owner': { load: 0.9 } } },
  { rules: { 'hot-pool': { load: 1 } } },
  { rules: { 'hot-pool': { load: '0.9' } } },
  { words: ['snappy'] },
  { words: { add: [' '] } },
  { overrides: [{ rules: {} }] },
  { overrides: [{ files: [] }] },
  { overrides: [{ files: ['a'], failOn: 'error' }] },
  { include: [] },
  { include: 'a' },
  { exclude: [''] },
  { failOn: 'errors' },
])('both refuse %j', (value) => {
  expect(bothSay(value)).toBe(false);
});

const text = fc.oneof(
  fc.constantFrom('chainwright:strict', './a.json', '../b.jsonc', 'a/**', '', ' ', 'off', 'error', 'never', 'info'),
  fc.string(),
);
const leaf = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, true, 0, 1, 0.5),
);
const list = (of: fc.Arbitrary<unknown>) => fc.array(of, { maxLength: 3 });
const maybe = (of: fc.Arbitrary<unknown>) => fc.oneof({ weight: 5, arbitrary: of }, leaf, list(leaf));
const object = (shape: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...shape, unknown: leaf }, { requiredKeys: [] }).chain((value) =>
    fc.boolean().map((isStrange) => {
      const { unknown, ...rest } = value;
      return isStrange ? value : rest;
    }),
  );
const entry = maybe(
  fc.oneof(fc.constantFrom('off', 'info', 'warning', 'error'), object({ severity: text, load: leaf })),
);
const rules = maybe(object({ 'no-owner': entry, 'hot-pool': entry, 'no-such-rule': entry }));
const words = maybe(object({ add: maybe(list(text)), remove: maybe(list(text)) }));
const override = maybe(object({ files: maybe(list(text)), rules, words }));
const configuration = object({
  $schema: leaf,
  extends: maybe(list(text)),
  rules,
  words,
  overrides: maybe(list(override)),
  include: maybe(list(text)),
  exclude: maybe(list(text)),
  failOn: text,
});

test('both say the same of anything that looks like a configuration', () => {
  fc.assert(
    fc.property(configuration, (value) => void bothSay(value)),
    { numRuns: 1000 },
  );
});
