/** Refactorings as an editor offers them: what can be done with what is selected, and why not where it was asked for. */
import { ast, fileOf, symbolsOf } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver';
import { canonical, folderOf, isChainFile } from '../files.ts';
import type { Project } from '../project.ts';
import {
  MOVE_COMMAND,
  type MoveAnswer,
  type MoveArguments,
  type MoveParams,
  RENAME_COMMAND,
  type RenameArguments,
} from '../protocol.ts';
import { extractChain, selectedNodes } from '../refactorings/extract.ts';
import { fileName, importsOf } from '../refactorings/imports.ts';
import { inlineChain, runningStep } from '../refactorings/inline.ts';
import { moveDeclarations, peopleIn } from '../refactorings/move.ts';
import { isDeclaration } from '../refactorings/visibility.ts';
import { Refusal, type Rewritten } from '../refactorings/writing.ts';
import { editsBetween } from './formatting.ts';
import { leafAt } from './names.ts';

export const EXTRACT = `${CodeActionKind.RefactorExtract}.chain`;
export const INLINE = `${CodeActionKind.RefactorInline}.chain`;
export const MOVE = 'refactor.move';

/** What a client can do. */
export interface Abilities {
  readonly spelled: (uri: string) => string;
  readonly versionOf: (uri: string) => number;
  /** It shows what cannot be done, with the reason. */
  readonly disabled: boolean;
  /** It makes files that are not there. */
  readonly creates: boolean;
  /** It knows the commands of our own editor, which ask what they need. */
  readonly commands: boolean;
}

export function refactoringsAt(
  project: Project,
  document: LangiumDocument,
  range: Range,
  wanted: (kind: string) => boolean,
  abilities: Abilities,
): CodeAction[] {
  const at = AstUtils.getContainerOfType(leafAt(document, range.start)?.astNode, isThing);
  return [
    ...(wanted(EXTRACT) ? extractions(project, document, range, abilities) : []),
    ...(wanted(INLINE) ? inlinings(project, document, at, abilities) : []),
    ...(wanted(MOVE) ? moves(project, document, range, abilities) : []),
  ];
}

const isThing = ast.isNodeDeclaration;

function extractions(project: Project, document: LangiumDocument, range: Range, abilities: Abilities): CodeAction[] {
  const isSelection = range.start.line !== range.end.line || range.start.character !== range.end.character;
  const nodes = isSelection ? selectedNodes(document, range) : [];
  if (nodes.length === 0) return [];
  const result = extractChain(project, document, nodes);
  const title = 'Extract sub-chain';
  if (result instanceof Refusal) return refused(title, EXTRACT, result, abilities);
  const count = result.count === 1 ? 'one node' : `${result.count} nodes`;
  const rename = renaming(project, document, result.name, result.files, abilities);
  return [
    { ...offer(`${title} of ${count}`, EXTRACT, result.files, project, abilities), ...(rename && { command: rename }) },
  ];
}

/** The new name is asked for where the editor can do that. */
function renaming(
  project: Project,
  document: LangiumDocument,
  name: string,
  files: Rewritten,
  { commands, spelled }: Abilities,
): Command | undefined {
  const uri = document.uri.toString();
  const text = files.get(uri) ?? '';
  const at = text.indexOf(`chain ${name} {`);
  if (!commands || at < 0 || project.document(uri) === undefined) return undefined;
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const position = { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 'chain '.length };
  const argument: RenameArguments = [spelled(uri), position];
  return { title: 'Rename', command: RENAME_COMMAND, arguments: argument };
}

function inlinings(
  project: Project,
  document: LangiumDocument,
  step: ast.NodeDeclaration | undefined,
  abilities: Abilities,
): CodeAction[] {
  const inner = runningStep(step);
  if (step === undefined || inner === undefined) return [];
  const title = `Inline sub-chain ${inner.name}`;
  const result = inlineChain(project, document, step);
  if (result instanceof Refusal) return refused(title, INLINE, result, abilities);
  return [offer(title, INLINE, result, project, abilities)];
}

/** More files than these are chosen from by the editor. */
const FEW = 4;

function moves(project: Project, document: LangiumDocument, range: Range, abilities: Abilities): CodeAction[] {
  const file = fileOf(document);
  if (file === undefined) return [];
  return [...moveOf(project, document, file, range, abilities), ...split(project, document, file, range, abilities)];
}

/** Of what is declared under the cursor: to the files that this one imports or is imported by. */
function moveOf(
  project: Project,
  document: LangiumDocument,
  file: ast.File,
  range: Range,
  abilities: Abilities,
): CodeAction[] {
  const one = AstUtils.getContainerOfType(leafAt(document, range.start)?.astNode, isDeclaration);
  const isHead = one !== undefined && range.start.line === one.$cstNode?.range.start.line;
  if (!isHead || one?.name === undefined || symbolsOf(file).byName.get(one.name) !== one) return [];
  const uri = document.uri.toString();
  const near = project.together(uri).filter((other) => other !== uri && importsOf(project, file, other).length > 0);
  const offers = near.slice(0, FEW).flatMap((target) => {
    const title = `Move ${one.name} to ${fileName(target)}`;
    const result = moveDeclarations(project, document, [one], target);
    return result instanceof Refusal
      ? refused(title, MOVE, result, abilities)
      : [offer(title, MOVE, result, project, abilities)];
  });
  const argument: MoveArguments = [abilities.spelled(uri), one.name];
  const asking: CodeAction[] = abilities.commands
    ? [
        {
          title: `Move ${one.name} to file…`,
          kind: MOVE,
          command: { title: 'Move', command: MOVE_COMMAND, arguments: argument },
        },
      ]
    : [];
  return [...offers, ...asking];
}

/** Offered at the head of the file, and where what moves is declared. */
function split(
  project: Project,
  document: LangiumDocument,
  file: ast.File,
  range: Range,
  abilities: Abilities,
): CodeAction[] {
  const uri = document.uri.toString();
  const people = peopleIn(file);
  const isBesideChain = symbolsOf(file).declarations.some(ast.isChainDeclaration);
  const target = `${folderOf(uri)}/people.chain`;
  const isThere = people.some(({ $cstNode }) => {
    const extent = $cstNode?.range;
    return extent !== undefined && range.start.line >= extent.start.line && range.start.line <= extent.end.line;
  });
  if (!isBesideChain || people.length === 0 || !isThere || target === uri || !uri.startsWith('file:')) return [];
  const isNew = project.document(target) === undefined;
  if (isNew && !abilities.creates) return [];
  const title = 'Split into people.chain';
  const result = moveDeclarations(project, document, people, target);
  if (result instanceof Refusal) return refused(title, MOVE, result, abilities);
  return [offer(title, MOVE, result, project, abilities)];
}

/** What the editor asked a file for. */
export function movedTo(project: Project, { uri, name, target }: MoveParams, abilities: Abilities): MoveAnswer {
  const document = project.document(canonical(uri));
  const file = fileOf(document);
  const one = file && symbolsOf(file).byName.get(name);
  const to = canonical(target);
  if (document === undefined || one === undefined) return { refusal: `${name} is not declared here any more.` };
  if (!isChainFile(to) || project.groupOf(to) !== project.groupOf(document.uri.toString())) {
    return { refusal: 'A declaration can only move to a .chain file of the same folder of the workspace.' };
  }
  const result = moveDeclarations(project, document, [one], to);
  return result instanceof Refusal ? { refusal: result.reason } : { edit: editOf(result, project, abilities) };
}

function refused(title: string, kind: string, { reason }: Refusal, { disabled }: Abilities): CodeAction[] {
  return disabled ? [{ title, kind, disabled: { reason } }] : [];
}

function offer(title: string, kind: string, files: Rewritten, project: Project, abilities: Abilities): CodeAction {
  return { title, kind, edit: editOf(files, project, abilities) };
}

/** What makes the new texts of the old ones; files that are not there are made first. */
export function editOf(files: Rewritten, project: Project, { spelled, versionOf, creates }: Abilities) {
  const edits = [...files].map(([uri, text]) => {
    const before = project.text(uri);
    return { uri, isNew: before === undefined, edits: editsBetween(before ?? '', text) };
  });
  const changed = edits.filter((one) => one.isNew || one.edits.length > 0);
  if (!creates) return { changes: Object.fromEntries(changed.map((one) => [spelled(one.uri), one.edits])) };
  return {
    documentChanges: changed.flatMap(({ uri, isNew, edits: own }) => {
      const version = versionOf(uri);
      const change: TextDocumentEdit = {
        textDocument: { uri: spelled(uri), version: version === 0 ? null : version },
        edits: own,
      };
      return isNew ? [{ kind: 'create' as const, uri: spelled(uri) }, change] : [change];
    }),
  };
}
