/** What mends a text: the fixes of findings, all that is safe at once, and the order of properties. */
import { propertyOrderEdits } from '@chainwright/language/grammar';
import type { Edit, Finding, Fix } from '@chainwright/language/model';
import { applyEdits, fixesOf, mendText, ruleById, withSafeFixes } from '@chainwright/language/rules';
import type { LangiumDocument } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { EXPLAIN_RULE_COMMAND } from '../protocol.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { fixContextOf } from './fix-context.ts';
import { editsBetween } from './formatting.ts';
import { importsInOrder } from './imports-in-order.ts';
import { type Abilities, EXTRACT, INLINE, MOVE, refactoringsAt } from './refactor.ts';
import { type Client, workspaceEditOf } from './workspace-edit.ts';

/** Of our own, so that an editor can be told to do just these when it saves. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.chain`;
const ORGANIZE_IMPORTS = `${CodeActionKind.SourceOrganizeImports}.chain`;
const ORDER = `${CodeActionKind.RefactorRewrite}.order`;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL, ORGANIZE_IMPORTS, ORDER, EXTRACT, INLINE, MOVE];

export function codeActionsAt(
  project: Project,
  document: LangiumDocument,
  { range, context: { only, triggerKind } }: Pick<CodeActionParams, 'range' | 'context'>,
  client: Client & Abilities,
): CodeAction[] {
  const wanted = (kind: string) => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? true;
  // With every move of the cursor an editor asks what there is to do here: not for the whole file.
  const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
  return [
    ...(wanted(CodeActionKind.QuickFix) ? quickFixes(project, document, range, client) : []),
    ...(isAsked && wanted(FIX_ALL) ? fixAll(project, document, client) : []),
    ...(isAsked && wanted(ORGANIZE_IMPORTS) ? organizeImports(project, document, client) : []),
    ...(wanted(ORDER) ? orderProperties(project, document, range, client) : []),
    ...refactoringsAt(project, document, range, wanted, client),
  ];
}

function quickFixes(project: Project, document: LangiumDocument, range: Range, client: Client): CodeAction[] {
  const here = openFindings(project, document).filter((finding) => touches(finding.range, range));
  return [
    ...here.flatMap((finding) => actionsOf(finding, fixesOf(finding, fixContextOf(project, finding.file)), client)),
    ...(client.commands ? explanations(here, client) : []),
  ];
}

/** One for each rule, behind what mends. */
function explanations(findings: readonly Finding[], client: Client): CodeAction[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => ruleById(rule) !== undefined);
  return rules.map((rule) => {
    const title = `Explain ${rule}`;
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(
        findings.filter((finding) => finding.rule === rule),
        client.spelled,
      ),
      command: { title, command: EXPLAIN_RULE_COMMAND, arguments: [rule] },
    };
  });
}

function actionsOf(finding: Finding, fixes: readonly Fix[], client: Client): CodeAction[] {
  const diagnostics = diagnosticsOf([finding], client.spelled);
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: fix.kind === 'safe' || (fixes.length === 1 && finding.fixes.length === 1),
    edit: workspaceEditOf(fix, finding.file, client),
  }));
}

/** All that is safe in the file. */
function fixAll(project: Project, document: LangiumDocument, client: Client): CodeAction[] {
  const findings = withSafeFixes(openFindings(project, document), fixContextOf(project, document.uri.toString()));
  const text = document.textDocument.getText();
  const edits = editsBetween(text, mendText(text, findings));
  return action('Fix all that is safe', FIX_ALL, document, edits, client);
}

/** What the file imports and does not use goes, and so does what it imports twice; the others stand in their order. */
function organizeImports(project: Project, document: LangiumDocument, client: Client): CodeAction[] {
  const unused = openFindings(project, document).filter(({ rule }) => rule === 'unused-import');
  const fixes = withSafeFixes(unused, fixContextOf(project, document.uri.toString())).flatMap(
    (finding) => finding.fixes,
  );
  const text = document.textDocument.getText();
  const used = applyEdits(text, ...fixes.map((fix) => fix.edits));
  return action('Organise imports', ORGANIZE_IMPORTS, document, editsBetween(text, importsInOrder(used)), client);
}

/** Of the things that the cursor stands in. */
function orderProperties(project: Project, document: LangiumDocument, range: Range, client: Client): CodeAction[] {
  const problems = project.built(document.uri.toString())?.problems ?? [];
  if (problems.some(({ code }) => code === 'syntax')) return [];
  const edits = propertyOrderEdits(document, project.services.parser.Lexer).filter((edit) =>
    touches(edit.range, range),
  );
  return action('Order the properties', ORDER, document, edits.map(textEdit), client);
}

function action(
  title: string,
  kind: string,
  document: LangiumDocument,
  edits: readonly TextEdit[],
  { spelled }: Client,
): CodeAction[] {
  const edit: WorkspaceEdit = { changes: { [spelled(document.uri.toString())]: [...edits] } };
  return edits.length === 0 ? [] : [{ title, kind, edit }];
}

function openFindings(project: Project, document: LangiumDocument): readonly Finding[] {
  return project.findings.of(document.uri.toString()).filter(({ accepted }) => accepted === undefined);
}

function textEdit({ range, text }: Edit): TextEdit {
  return { range, newText: text };
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
