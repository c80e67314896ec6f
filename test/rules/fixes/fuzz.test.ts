/**
 * Whatever stands in a file: asking for fixes never fails, and what is safe never breaks a text that reads.
 * `CHAINWRIGHT_FUZZ_SEED` brings a run back, `CHAINWRIGHT_FIX_RUNS` makes it longer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { fixesOf, lintWorkspace, mendText, withSafeFixes } from '@chainwright/language/rules';
import { expect, test } from 'vitest';
import { mutant, randomFrom } from '../../fuzz/mutate.ts';
import { TODAY } from '../expectations.ts';

const SEED = Number(
  process.env.CHAINWRIGHT_FUZZ_SEED ?? (process.env.CI ? 20_261_123 : Math.floor(Math.random() * 2 ** 31)),
);
const RUNS = Number(process.env.CHAINWRIGHT_FIX_RUNS ?? 300);
const URI = 'file:///fuzz/a.chain';

const folder = join(import.meta.dirname, '..', 'labelled');
const texts = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));

function lint(text: string) {
  const sources = [{ uri: URI, text }];
  const { models, problems } = readWorkspace(sources, { root: 'file:///fuzz/', files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const options = { today: TODAY, problems };
  const context = { workspace, options, textOf: (uri: string) => (uri === URI ? text : undefined) };
  return { problems, context, findings: lintWorkspace(workspace, options) };
}

const syntax = (problems: readonly Finding[]) => problems.filter(({ rule }) => rule === 'syntax').length;

function tryOut(text: string, random: () => number): void {
  const { problems, context, findings } = lint(text);
  for (let i = 0; i < 3; i++) {
    const finding = findings[Math.floor(random() * findings.length)];
    if (finding !== undefined) fixesOf(finding, context);
  }
  const mended = mendText(text, withSafeFixes(findings, context));
  if (mended !== text) expect(syntax(lint(mended).problems)).toBeLessThanOrEqual(syntax(problems));
}

test(`${RUNS} mutated texts of the seed ${SEED}`, { timeout: 0 }, () => {
  const random = randomFrom(SEED);
  for (let i = 0; i < RUNS; i++) {
    const text = mutant(texts, random);
    try {
      tryOut(text, random);
    } catch (error) {
      throw new Error(`${String(error)}\nin ${JSON.stringify(text)}`, { cause: error });
    }
  }
});
