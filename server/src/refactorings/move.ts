/**
 * Takes declarations into another file. What they name is imported there, who names them imports that file, and an import
 * that nothing needs any more goes.
 */
import { ast, fileOf, type NamedDeclaration, symbolsOf } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import { uriOf } from '../features/names.ts';
import type { Project } from '../project.ts';
import { conflictOf, fileName, importsOf, withImports } from './imports.ts';
import { declarationsNamedIn, isDeclaration, referencesTo, relativePath, seenBy } from './visibility.ts';
import {
  Belongings,
  laidOut,
  Refusal,
  type Replacement,
  type Rewritten,
  replaced,
  spanOf,
  unreadable,
  without,
} from './writing.ts';

/** @param target the canonical URI of a file, there or not, in the same folder of the workspace. */
export function moveDeclarations(
  project: Project,
  document: LangiumDocument,
  moved: readonly NamedDeclaration[],
  target: string,
): Rewritten | Refusal {
  const source = document.uri.toString();
  const file = fileOf(document);
  if (file === undefined || moved.length === 0) return new Refusal('Nothing is declared here.');
  if (source === target) return new Refusal(`${moved[0]?.name ?? 'It'} is declared there already.`);
  const other = fileOf(project.document(target));
  const set = new Set(moved);
  const broken = unreadable(project, source, target);
  if (broken !== undefined) return broken;
  const names = moved.map((one) => one.name ?? '');

  // Names that are taken there, or by what sees that file.
  if (other !== undefined) {
    const taken = names.find((name) => {
      const there = seenBy(project, other).get(name);
      return there !== undefined && !set.has(there);
    });
    if (taken !== undefined) return new Refusal(`${fileName(target)} sees another ${taken}.`);
  }
  const needed = new Set([...set].flatMap((one) => [...declarationsNamedIn(one)]).filter((one) => !set.has(one)));
  const importedThere = new Set([...needed].map(uriOf).filter((uri) => uri !== target));
  const users = usersOf(project, source, set);
  const files = new Map<string, string>();

  // The other file: what comes, and what that names.
  const belongings = new Belongings(document, project.services);
  const pieces = piecesOf(moved, belongings, document);
  for (const uri of other === undefined ? [] : importedThere) {
    if (importsOf(project, other ?? file, uri).length > 0) continue;
    const conflict = other && conflictOf(project, other, uri);
    if (conflict !== undefined) return conflict;
  }
  const before = project.text(target) ?? '';
  const isImported = (uri: string) => other !== undefined && importsOf(project, other, uri).length > 0;
  const paths = [...importedThere].filter((uri) => !isImported(uri)).map((uri) => relativePath(target, uri));
  const stays = other === undefined ? [] : goneImports(project, other, source, set, needed);
  const there = replaced(before, stays);
  files.set(
    target,
    laidOut(withImports(`${there.trimEnd()}${there.trim() === '' ? '' : '\n\n'}${pieces.join('\n')}\n`, paths)),
  );

  // Who names them, the file that they leave among these.
  for (const uri of new Set([source, ...users])) {
    const user = fileOf(project.document(uri));
    if (user === undefined || uri === target) continue;
    const edits: Replacement[] =
      uri === source ? [...takenOut(moved, belongings, document.textDocument.getText())] : [];
    const isUser = users.has(uri);
    if (isUser && importsOf(project, user, target).length === 0) {
      const conflict = other && conflictOf(project, user, target);
      if (conflict !== undefined) return conflict;
    }
    edits.push(...unneeded(project, user, uri, source, set));
    const text = replaced(project.text(uri) ?? '', edits);
    const wanted = isUser && importsOf(project, user, target).length === 0 ? [relativePath(uri, target)] : [];
    files.set(uri, laidOut(withImports(text, wanted)));
  }
  return files;
}

/** The files that name what is moved from outside of it. */
function usersOf(project: Project, source: string, moved: ReadonlySet<NamedDeclaration>): ReadonlySet<string> {
  const users = new Set<string>();
  for (const document of project.seenFrom(source)) {
    const uses = referencesTo(document, (target) => isDeclaration(target) && moved.has(target));
    if (uses.some(({ node }) => !isWithin(node, moved))) users.add(document.uri.toString());
  }
  return users;
}

function isWithin(node: { readonly $container?: unknown }, moved: ReadonlySet<NamedDeclaration>): boolean {
  let at: unknown = node;
  while (at !== undefined && at !== null) {
    if (moved.has(at as NamedDeclaration)) return true;
    at = (at as { readonly $container?: unknown }).$container;
  }
  return false;
}

/** Imports of a file that only what is moved needed: of the source's, those that nothing that stays names; of a user's, that of the source. */
function unneeded(
  project: Project,
  user: ast.File,
  uri: string,
  source: string,
  moved: ReadonlySet<NamedDeclaration>,
): Replacement[] {
  const kept = new Set<string>();
  for (const { node, target } of referencesTo(AstUtils.getDocument(user), isDeclaration)) {
    if (uri === source && isWithin(node, moved)) continue;
    if (isDeclaration(target) && !moved.has(target)) kept.add(uriOf(target));
  }
  const candidates =
    uri === source ? new Set([...moved].flatMap((one) => [...declarationsNamedIn(one)]).map(uriOf)) : new Set([source]);
  const belongings = new Belongings(AstUtils.getDocument(user), project.services);
  return [...candidates]
    .filter((one) => one !== uri && !kept.has(one))
    .flatMap((one) => importsOf(project, user, one))
    .map((line) => without(AstUtils.getDocument(user).textDocument.getText(), belongings.of(line)));
}

/** The target imported the source only for what comes. */
function goneImports(
  project: Project,
  target: ast.File,
  source: string,
  moved: ReadonlySet<NamedDeclaration>,
  needed: ReadonlySet<NamedDeclaration>,
): Replacement[] {
  if ([...needed].some((one) => uriOf(one) === source)) return [];
  return unneeded(project, target, AstUtils.getDocument(target).uri.toString(), source, moved);
}

/** Documents of one line are written anew, each on a line of its own where its neighbours stay. */
function piecesOf(
  moved: readonly NamedDeclaration[],
  belongings: Belongings,
  document: LangiumDocument,
): readonly string[] {
  const set = new Set<NamedDeclaration>(moved);
  const written = new Set<ast.DocumentLine>();
  const gap = /[\r\n]/;
  const text = document.textDocument.getText();
  const pieces: { readonly text: string; readonly start: number; readonly end: number }[] = [];
  for (const one of moved) {
    const line = ast.isDocumentDeclaration(one) && ast.isDocumentLine(one.$container) ? one.$container : undefined;
    if (line === undefined) pieces.push({ text: belongings.textOf(one), ...belongings.of(one) });
    else if (line.documents.every((each) => set.has(each))) {
      if (!written.has(line)) pieces.push({ text: belongings.textOf(line), ...belongings.of(line) });
      written.add(line);
    } else pieces.push({ text: `document ${one.$cstNode?.text ?? ''}`, ...spanOf(one) });
  }
  // What stood apart stands apart.
  return pieces.map((piece, i) => {
    const previous = pieces[i - 1];
    const between = previous === undefined ? '' : text.slice(previous.end, piece.start);
    const isApart = previous !== undefined && (between.split(/\r\n|\n|\r/).length > 2 || gap.test(piece.text));
    return `${isApart ? '\n' : ''}${piece.text}`;
  });
}

function takenOut(moved: readonly NamedDeclaration[], belongings: Belongings, text: string): readonly Replacement[] {
  const set = new Set<NamedDeclaration>(moved);
  const lines = new Set<ast.DocumentLine>();
  const edits: Replacement[] = [];
  for (const one of moved) {
    if (!ast.isDocumentDeclaration(one)) edits.push(without(text, belongings.of(one)));
    else if (ast.isDocumentLine(one.$container)) lines.add(one.$container);
  }
  for (const line of lines) {
    const kept = line.documents.filter((one) => !set.has(one)).map((one) => one.$cstNode?.text ?? '');
    if (kept.length === 0) edits.push(without(text, belongings.of(line)));
    else edits.push({ ...spanOf(line), text: `document ${kept.join(', ')}` });
  }
  return edits;
}

/** What a file declares beside its chains: people, agents, systems, documents, fields and hours. */
export function peopleIn(file: ast.File): readonly NamedDeclaration[] {
  return symbolsOf(file).declarations.filter((one) => !ast.isChainDeclaration(one) && !ast.isScenarioDeclaration(one));
}
