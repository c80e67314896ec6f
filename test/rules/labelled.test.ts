/**
 * Processes labelled by hand: every error and warning of the rules that there are, nothing missed, nothing extra, and
 * the infos that are marked. A rule that is new is held to its labels from the day that it is in the registry.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expected, found, isChecked, isInfo, isOfTheLanguage, lintTexts } from './expectations.ts';

type Texts = Readonly<Record<string, string>>;

function folder(path: string): Texts {
  const names = readdirSync(path).filter((name) => name.endsWith('.chain'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** Labelled before there was any code: one workspace. */
describe('labelled', () => holdsTo(folder(join(import.meta.dirname, 'labelled'))));

/** Labelled from the specification by somebody who had not read the rules: each file or folder a workspace. */
const AUDIT = join(import.meta.dirname, 'audit');
for (const [name, text] of Object.entries(folder(AUDIT))) describe('audit', () => holdsTo({ [name]: text }));
for (const name of readdirSync(AUDIT).filter((one) => statSync(join(AUDIT, one)).isDirectory())) {
  describe(`audit of ${name}`, () => holdsTo(folder(join(AUDIT, name))));
}

function holdsTo(texts: Texts): void {
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
}
