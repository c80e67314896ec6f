/** Findings that hold hostile strings wherever a string can stand, and everything that a format asks for beside them. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { LINT_FORMATS } from '@chainwright/language/formats';
import type { Finding } from '@chainwright/language/model';
import { PLAIN, type ReportOptions, summaryOf } from '@chainwright/language/reports';
import fc from 'fast-check';
import { hostile } from './hostile-strings.ts';

export interface Case {
  readonly findings: readonly Finding[];
  readonly options: ReportOptions;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** What a run says of findings in files with these names and texts; a file's URI ends with its number. */
export function optionsFor(
  findings: readonly Finding[],
  paths: readonly string[],
  texts: readonly string[],
): ReportOptions {
  const numberOf = (uri: string) => Number(uri.slice(uri.lastIndexOf('/') + 1));
  const pathOf = (uri: string) => paths[numberOf(uri)] ?? uri;
  return {
    tool: { name: 'chainwright', version: '1.2.3' },
    files: paths.map((_, i) => uriOf(i)),
    summary: summaryOf(findings, paths.length, 1),
    durationMs: 12,
    pathOf,
    repositoryPathOf: pathOf,
    textOf: (uri) => texts[numberOf(uri)],
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    gzippedSize: (text) => gzipSync(text).length,
    palette: PLAIN,
    width: 80,
  };
}

export function uriOf(file: number): string {
  return `file:///w/${file}`;
}

export async function render(format: string, { findings, options }: Case): Promise<string> {
  const found = LINT_FORMATS.find(({ name }) => name === format);
  if (!found) throw new Error(`no format ${format}`);
  return (await found.load())(findings, options);
}

const position = fc.record({ line: fc.nat(3), character: fc.nat(30) });
const range = fc.tuple(position, fc.nat(2), fc.nat(30)).map(([start, lines, more]) => ({
  start,
  end: { line: start.line + lines, character: lines === 0 ? start.character + more : more },
}));
const edit = fc.record({ range, text: hostile });
const fix = fc.record({
  title: hostile,
  kind: fc.constantFrom('safe' as const, 'suggested' as const),
  edits: fc.array(edit, { minLength: 1, maxLength: 2 }),
});

const finding = fc
  .record(
    {
      rule: fc.oneof(fc.constantFrom('no-owner', 'no-end', 'syntax'), hostile),
      severity: fc.constantFrom(...SEVERITIES),
      message: hostile,
      file: fc.nat(1).map(uriOf),
      range,
      chain: hostile,
      node: hostile,
      related: fc.array(fc.record({ message: hostile, file: fc.nat(1).map(uriOf), range }), { maxLength: 2 }),
      fixes: fc.array(fix, { maxLength: 2 }),
      accepted: fc.record({ reason: hostile, until: fc.constant('2027-03-31') }, { requiredKeys: [] }),
      baselined: fc.constant(true as const),
    },
    { requiredKeys: ['rule', 'severity', 'message', 'file', 'range', 'related', 'fixes'] },
  )
  .map((one): Finding => one);

/** A name that a file can have in a report: not empty, and inside of the repository. */
const path = hostile.map((text) => (text === '' ? 'a' : text)).filter((text) => !text.startsWith('../'));

export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    findings: fc.array(finding, { maxLength: 14 }),
    paths: fc.uniqueArray(path, { minLength: 2, maxLength: 2 }),
    texts: fc.array(hostile, { minLength: 2, maxLength: 2 }),
  })
  .map(({ findings, paths, texts }) => ({ findings, options: optionsFor(findings, paths, texts) }));
