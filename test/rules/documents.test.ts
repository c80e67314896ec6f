/** What is made from the registry and the schemas is up to date, and leads somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '@chainwright/language/rules';
import { expect, test } from 'vitest';
import { lintJsonSchema } from '../../language/src/reports/lint-schema.ts';
import { rulesOverview } from '../../language/src/reports/overview.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');

test('docs/rules/README.md is what npm run generate makes', () => {
  expect(readFileSync(join(DOCS, 'rules', 'README.md'), 'utf8')).toBe(rulesOverview());
});

test('docs/schemas/lint.schema.json is what npm run generate makes', () => {
  expect(JSON.parse(readFileSync(join(DOCS, 'schemas', 'lint.schema.json'), 'utf8'))).toEqual(lintJsonSchema());
});

test('every rule leads to its page', () => {
  const links = [...rulesOverview().matchAll(/\]\((.*?\.md)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBe(RULES.length);
  expect(links.filter((link) => !existsSync(join(DOCS, 'rules', link)))).toEqual([]);
});
