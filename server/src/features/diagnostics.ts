/** Findings as diagnostics. What the team accepted is not shown. */
import type { Finding, Severity } from '@chainwright/language/model';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
/** Editors grey out what nothing uses. */
const UNUSED = new Set(['unused-declaration', 'unused-import']);

export function diagnosticsOf(findings: readonly Finding[], spelled: (uri: string) => string): Diagnostic[] {
  return findings.filter(({ accepted }) => accepted === undefined).map((finding) => diagnosticOf(finding, spelled));
}

function diagnosticOf(finding: Finding, spelled: (uri: string) => string): Diagnostic {
  const { rule, severity, message, range, related } = finding;
  const relatedInformation = related.map((one) => ({
    location: { uri: spelled(one.file), range: one.range },
    message: one.message,
  }));
  return {
    range,
    severity: SEVERITIES[severity],
    code: rule,
    source: 'chainwright',
    message,
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
    ...(UNUSED.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}
