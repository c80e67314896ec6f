/** One slip of the hand costs one finding: what only follows from it is not held against the rest of the text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInfo, lintTexts } from './expectations.ts';

const text = readFileSync(join(import.meta.dirname, 'audit', 'clean-incident.chain'), 'utf8');
const lines = text.split('\n');

/** Words that are no name of what is declared: those of the language, and names in use. */
const WORD =
  /(?<![\w"-])(?:role|agent|document|owner|start|step|decision|end|by|work|field|takes|verify|against|people|knows|on|via|when|with|because|Engineer|Works|Look)(?![\w"-])/g;

/** Each word of the clean process with two letters swapped, or with one too many, unless it declares a name. */
const slips = lines.flatMap((line, at) =>
  [...line.replace(/"[^"]*"/g, (quoted) => '"'.repeat(quoted.length)).matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const declares = /^\s*(?:role|agent|step|decision)\s+$/.test(line.slice(0, index));
    if (declares || line.startsWith('//')) return [];
    const swapped = word.slice(0, 1) + word.slice(2, 3) + word.slice(1, 2) + word.slice(3);
    return [...new Set([swapped, `${word}x`])]
      .filter((slip) => slip !== word)
      .map((slip): [string, number] => [line.slice(0, index) + slip + line.slice(index + word.length), at]);
  }),
);

test.each(slips)('%s', (slip, at) => {
  const findings = lintTexts({ 'a.chain': lines.with(at, slip).join('\n') }).filter((finding) => !isInfo(finding));
  const where = findings.map(({ range, rule }) => `${range.start.line + 1} ${rule}`);
  expect(where).toEqual([expect.stringMatching(new RegExp(`^${at + 1} (syntax|unresolved-name|bad-value)$`))]);
});
