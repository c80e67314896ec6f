/**
 * Kinds of change that reviewers meet, each a process before and after: as files, or as folders of files. What a reviewer
 * is to be told stands in `expected.json`; `vitest run test/diff -u` writes it anew, to be read line by line.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, type Comparison, compareWorkspaces, type Side } from '@chainwright/language/diff';
import { type Finding, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';
import { expect, test } from 'vitest';
import { readFiles } from '../language/reading.ts';

const CASES = join(import.meta.dirname, 'cases');

test.each(readdirSync(CASES))('%s', async (name) => {
  const comparison = compareWorkspaces(sideOf(name, 'before', '2026-06-01'), sideOf(name, 'after', '2026-09-01'));
  await expect(`${told(comparison)}\n`).toMatchFileSnapshot(join(CASES, name, 'expected.json'));
});

/** @param today what is accepted runs out between the two */
function sideOf(name: string, label: string, today: string): Side {
  const { models, problems } = readFiles(textsOf(join(CASES, name), label));
  const workspace = workspaceOf(models);
  return { label, workspace, findings: lintWorkspace(workspace, { today, problems }) };
}

function textsOf(folder: string, label: string): Readonly<Record<string, string>> {
  const file = `${label}.chain`;
  if (readdirSync(folder).includes(file)) return { 'main.chain': readFileSync(join(folder, file), 'utf8') };
  const inside = join(folder, label);
  expect(statSync(inside).isDirectory()).toBe(true);
  return Object.fromEntries(readdirSync(inside).map((one) => [one, readFileSync(join(inside, one), 'utf8')]));
}

/** A line a change, so that it can be read. */
function told({ level, verdict, chains, changes, findings }: Comparison): string {
  const list = (lines: readonly string[], margin: string) =>
    lines.length === 0 ? '[]' : `[\n${lines.map((line) => `${margin}  ${line}`).join(',\n')}\n${margin}]`;
  const changeLines = (some: readonly Change[]) => some.map(({ ids: _, at: __, ...said }) => JSON.stringify(said));
  const chainLines = chains.map((chain) => {
    const { name, level: own, verdict: sentence, bottleneck, humanUp } = chain;
    return [
      `{ "name": ${JSON.stringify(name)}, "level": ${JSON.stringify(own)},`,
      `      "verdict": ${JSON.stringify(sentence)},`,
      `      "bottleneck": ${JSON.stringify(bottleneck)},`,
      `      "humanUp": ${list(
        humanUp.map((one) => JSON.stringify(one.sentence)),
        '      ',
      )},`,
      `      "changes": ${list(changeLines(chain.changes), '      ')} }`,
    ].join('\n');
  });
  const findingLines = (some: readonly Finding[]) =>
    some.map(({ rule, severity, message, accepted }) =>
      JSON.stringify(`${severity} ${rule}${accepted === undefined ? '' : ' (accepted)'}: ${message}`),
    );
  return [
    '{',
    `  "level": ${JSON.stringify(level)},`,
    `  "verdict": ${JSON.stringify(verdict)},`,
    `  "chains": ${list(chainLines, '  ')},`,
    `  "changes": ${list(changeLines(changes), '  ')},`,
    `  "findings": {`,
    `    "added": ${list(findingLines(findings.added), '    ')},`,
    `    "removed": ${list(findingLines(findings.removed), '    ')},`,
    `    "unchanged": ${findings.unchanged}`,
    '  }',
    '}',
  ].join('\n');
}
