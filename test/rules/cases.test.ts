/** Each rule's own cases: text that must be flagged and text that must not, each a workspace of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RULES } from '@chainwright/language/rules';
import { expect, test } from 'vitest';
import { expected, found, isInfo, lintTexts } from './expectations.ts';

const FOLDER = join(import.meta.dirname, 'cases');
const cases = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.chain'));

test.each(cases)('%s', (name) => {
  const rule = name.split(/[/\\]/)[0];
  const file = basename(name);
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const findings = lintTexts({ [file]: text });
  expect(found(findings, (finding) => !isInfo(finding)).sort()).toEqual(expected(file, text, 'expect').sort());
  expect(found(findings, (finding) => isInfo(finding) && finding.rule === rule)).toEqual(
    expected(file, text, 'expect-info').filter((label) => label.endsWith(` ${rule}`)),
  );
});

/** unused-import needs a second file: its page and the labelled files have them. */
test('every rule has cases of its own', () => {
  const folders = new Set(cases.map((name) => name.split(/[/\\]/)[0]));
  expect(RULES.map(({ id }) => id).filter((id) => !folders.has(id))).toEqual(['unused-import']);
});
