/** What people and machines read of the same findings. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../model/index.ts';
import { RULES } from '../rules/index.ts';
import {
  COLORED,
  explainJson,
  explainMarkdown,
  explainText,
  lintReport,
  PLAIN,
  stylish,
  summaryOf,
  visible,
} from './index.ts';
import { lintReportSchema } from './lint-schema.ts';

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const TEXT = [
  'chain Claim {',
  '  start Notice',
  '\tstep Pay "Betaal 支払い" { by Nobody }',
  '  step Evil "\u001b]0;owned\u0007\u202e" { by Clerk }',
  `  step Long { by Clerk  verify "${'x'.repeat(300)}" against Paper by Clerk }`,
].join('\r\n');

const base = { file: 'file:///w/a.chain', related: [], fixes: [] };
const FINDINGS: readonly Finding[] = [
  {
    ...base,
    rule: 'no-performer',
    severity: 'warning',
    message:
      'Nobody does “Betaal”, so it is in no one’s lane. Add by and a role, a person, an agent or a system that does it.',
    range: at(2, 6, 9),
    chain: 'Claim',
    node: 'Pay',
    related: [{ file: 'file:///w/b.chain', range: at(0, 5, 9), message: 'declared here' }],
  },
  {
    ...base,
    rule: 'no-owner',
    severity: 'error',
    message: 'Nobody answers for “\u001b[2J\n::error::”.',
    range: at(3, 7, 11),
  },
  { ...base, rule: 'vague', severity: 'info', message: 'Far right.', range: at(4, 200, 204) },
  {
    ...base,
    rule: 'no-end',
    severity: 'error',
    message: 'Known.',
    range: at(0, 6, 11),
    accepted: { reason: 'we know' },
  },
];
const summary = summaryOf(FINDINGS, 2, 1);
const pathOf = (uri: string) => uri.slice('file:///w/'.length);
const textOf = (uri: string) => (uri.endsWith('a.chain') ? TEXT : undefined);

describe('stylish', () => {
  test('a code frame, the message in lines that fit, related places, one line of counts', () => {
    expect(stylish(FINDINGS, { summary, palette: PLAIN, width: 72, pathOf, textOf })).toMatchInlineSnapshot(`
      "a.chain:3:7  ▲ warning  no-performer
        2 │   start Notice
        3 │   step Pay "Betaal 支払い" { by Nobody }
          │        ^^^
        Nobody does “Betaal”, so it is in no one’s lane. Add by and a role, a
        person, an agent or a system that does it.
        → b.chain:1:6  declared here

      a.chain:4:8  ✖ error  no-owner
        3 │   step Pay "Betaal 支払い" { by Nobody }
        4 │   step Evil "\\u{1b}]0;owned\\u{7}\\u{202e}" { by Clerk }
          │        ^^^^
        Nobody answers for “\\u{1b}[2J\\n::error::”.

      a.chain:5:201  • info  vague
        4 │   step Evil "\\u{1b}]0;owned\\u{7}\\u{202e}" { by Clerk }
        5 │ …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          │                  ^^^^
        Far right.

      1 error, 1 warning, 1 info in 1 chain of 2 files, 1 accepted
      "
    `);
  });

  test('nothing to report', () => {
    const text = stylish([], { summary: summaryOf([], 2, 1), palette: PLAIN, width: 72, pathOf, textOf });
    expect(text).toMatchInlineSnapshot(`
      "✔ nothing to report in 1 chain of 2 files
      "
    `);
  });

  test('nothing of a file reaches the terminal as a command', () => {
    const text = stylish(FINDINGS, { summary, palette: COLORED, width: 72, pathOf, textOf });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of the report itself are taken out first.
    expect(text.replace(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text.split('\n').some((line) => line.startsWith('::'))).toBe(false);
  });
});

test('visible shows what a terminal would obey or turn', () => {
  expect(visible('a\u001b[31mb\u0000\u009b\nc\td\u202ee\ufeff\ud800é 支払い 👩‍👧')).toBe(
    'a\\u{1b}[31mb\\u{0}\\u{9b}\\nc\\td\\u{202e}e\\u{feff}\\u{d800}é 支払い 👩‍👧',
  );
});

test('the JSON report is what its schema says', () => {
  const tool = { name: 'chainwright', version: '0.1.0' };
  const report = lintReport(FINDINGS, { tool, summary, durationMs: 12.4, pathOf });
  expect(lintReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  expect(report.findings[0]).toEqual({
    rule: 'no-performer',
    severity: 'warning',
    message: FINDINGS[0]?.message,
    file: 'a.chain',
    range: { start: { line: 3, column: 7 }, end: { line: 3, column: 10 } },
    chain: 'Claim',
    node: 'Pay',
    related: [
      {
        message: 'declared here',
        file: 'b.chain',
        range: { start: { line: 1, column: 6 }, end: { line: 1, column: 10 } },
      },
    ],
    fixable: false,
  });
  expect(report.findings[3]?.accepted).toEqual({ reason: 'we know', until: null });
  expect(report.summary).toEqual({ files: 2, chains: 1, errors: 1, warnings: 1, infos: 1, accepted: 1, baselined: 0 });
});

describe.each(RULES)('explain $id', (rule) => {
  test('fits the terminal, and keeps the page', () => {
    const text = explainText(rule, { palette: PLAIN, width: 60 });
    const prose = text.split('\n').filter((line) => !line.startsWith('    ') && !line.includes('http'));
    expect(prose.filter((line) => line.length > 60)).toEqual([]);
    expect(text).not.toMatch(/```|\*\*|^#/m);
    expect(explainMarkdown(rule)).toBe(rule.page);
    expect(JSON.parse(explainJson(rule)).rule.id).toBe(rule.id);
  });
});
