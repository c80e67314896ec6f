/** `lint --format json`, version 1; `lint-schema.ts` says the same as a schema. */
import type { Finding, Range, Related } from '../model/index.ts';
import type { LintReport, LintReportFinding, LintReportPlace } from './lint-schema.ts';
import { jsonText } from './sanitise/index.ts';
import type { Summary } from './summary.ts';

export interface JsonOptions {
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Summary;
  readonly durationMs: number;
  /** A document's URI as people know it: relative, with `/`. */
  readonly pathOf: (uri: string) => string;
}

export function lintJson(findings: readonly Finding[], options: JsonOptions): string {
  return jsonText(lintReport(findings, options));
}

export function lintReport(findings: readonly Finding[], options: JsonOptions): LintReport {
  const { tool, summary, durationMs, pathOf } = options;
  return {
    version: 1,
    tool: { name: tool.name, version: tool.version },
    findings: findings.map((finding) => findingJson(finding, pathOf)),
    summary: { ...summary },
    durationMs: Math.round(durationMs),
  };
}

export function findingJson(finding: Finding, pathOf: JsonOptions['pathOf']): LintReportFinding {
  const { rule, severity, message, file, range, chain, node, related, fixes, accepted, baselined } = finding;
  return {
    rule,
    severity,
    message,
    file: pathOf(file),
    range: rangeJson(range),
    ...(chain === undefined ? {} : { chain }),
    ...(node === undefined ? {} : { node }),
    related: related.map((one) => relatedJson(one, pathOf)),
    fixable: fixes.some(({ kind }) => kind === 'safe'),
    ...(accepted === undefined ? {} : { accepted: { reason: accepted.reason ?? null, until: accepted.until ?? null } }),
    ...(baselined ? { baselined } : {}),
  };
}

function relatedJson({ message, file, range }: Related, pathOf: JsonOptions['pathOf']): LintReportPlace {
  return { message, file: pathOf(file), range: rangeJson(range) };
}

/** Lines and columns as people count them. */
export function rangeJson({ start, end }: Range): LintReportFinding['range'] {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
