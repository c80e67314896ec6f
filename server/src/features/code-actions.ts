/** The fixes that findings carry. */
import type { Finding } from '@chainwright/language/model';
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { diagnosticsOf } from './diagnostics.ts';

export function codeActionsAt(
  project: Project,
  uri: string,
  range: Range,
  spelled: (uri: string) => string,
): CodeAction[] {
  return project
    .findings(uri)
    .filter((finding) => finding.accepted === undefined && touches(finding.range, range))
    .flatMap((finding) => actionsOf(finding, spelled));
}

function actionsOf(finding: Finding, spelled: (uri: string) => string): CodeAction[] {
  const diagnostics = diagnosticsOf([finding], spelled);
  return finding.fixes.map(({ title, kind, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: kind === 'safe' || finding.fixes.length === 1,
    edit: { changes: { [spelled(finding.file)]: edits.map(({ range, text }) => ({ range, newText: text })) } },
  }));
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
