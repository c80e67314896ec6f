/**
 * Processes labelled by hand: every error and warning of the rules that there are, nothing missed, nothing extra, and
 * the infos that are marked. A rule that is new is held to its labels from the day that it is in the registry.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expected, found, isChecked, isInfo, lintTexts } from './expectations.ts';

const FOLDER = join(import.meta.dirname, 'labelled');
const texts = Object.fromEntries(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
const findings = lintTexts(texts);

test.each(Object.entries(texts))('%s', (name, text) => {
  const own = findings.filter(({ file }) => file.endsWith(`/${name}`));
  const labels = [...new Set(expected(name, text, 'expect').filter((label) => /syntax$/.test(label)))];
  const others = expected(name, text, 'expect').filter((label) => isChecked(label) || isOfTheLanguage(label));
  const errors = found(own, (finding) => !isInfo(finding));
  expect([...new Set(errors.filter((one) => one.endsWith(' syntax')))].sort()).toEqual(labels.sort());
  expect(errors.filter((one) => !one.endsWith(' syntax')).sort()).toEqual(others.sort());
  expect(found(own, isInfo)).toEqual(expect.arrayContaining(expected(name, text, 'expect-info').filter(isChecked)));
});

function isOfTheLanguage(label: string): boolean {
  return /(bad-value|unresolved-name|duplicate-name|unknown-import|import-outside-workspace)$/.test(label);
}
