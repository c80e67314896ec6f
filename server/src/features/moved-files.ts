/** Imports that follow files and folders which get another name or place, as they are before it happens. */
import { type FilePort, fileOf, resolveImport } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import type { FileOperationRegistrationOptions, FileRename, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { canonical, isChainFile, isUnder } from '../files.ts';
import type { Project } from '../project.ts';
import { relativePath } from '../refactorings/visibility.ts';
import { pathRangeOf } from './import-lines.ts';
import type { Abilities } from './refactor.ts';

export const MOVED_FILES: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**/*.chain', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }],
};

/** The edit that has to be made before; nothing where no import has to change. */
export function importsFollowing(
  project: Project,
  renamed: readonly FileRename[],
  { spelled, versionOf }: Pick<Abilities, 'spelled' | 'versionOf'>,
): { readonly documentChanges: TextDocumentEdit[] } | null {
  const placeOf = placesAfter(renamed);
  const documentChanges = project.uris.flatMap((uri): TextDocumentEdit[] => {
    const document = project.document(uri);
    const edits = document === undefined ? [] : editsOf(project, document, placeOf);
    const version = versionOf(uri);
    return edits.length === 0
      ? []
      : [{ textDocument: { uri: spelled(uri), version: version === 0 ? null : version }, edits }];
  });
  return documentChanges.length === 0 ? null : { documentChanges };
}

function editsOf(project: Project, document: LangiumDocument, placeOf: (uri: string) => string): TextEdit[] {
  const here = document.uri.toString();
  const place = placeOf(here);
  // Nothing is at its new place yet.
  const anywhere: FilePort = { rootOf: () => new URL('/', place).toString(), realUri: (uri) => uri };
  return (fileOf(document)?.imports ?? []).flatMap((line): TextEdit[] => {
    const path = line.path ?? '';
    const target = resolveImport(path, here, project.services.files);
    if (target.kind !== 'file') return [];
    const wanted = placeOf(canonical(target.uri));
    const led = resolveImport(path, place, anywhere);
    if (led.kind === 'file' && canonical(led.uri) === wanted) return [];
    const newText = relativePath(place, wanted);
    return canBeImported(wanted, newText) ? [{ range: pathRangeOf(document, line), newText }] : [];
  });
}

/** What no import can say is left to be found. */
function canBeImported(uri: string, path: string): boolean {
  return isChainFile(uri) && !/["\\\r\n]/.test(path);
}

/** Where files are afterwards: the innermost that moves counts. */
function placesAfter(renamed: readonly FileRename[]): (uri: string) => string {
  const moves = renamed
    .map(({ oldUri, newUri }) => ({ from: withoutSlash(oldUri), to: withoutSlash(newUri) }))
    .sort((a, b) => b.from.length - a.from.length);
  return (uri) => {
    const move = moves.find(({ from }) => uri === from || isUnder(uri, from));
    return move === undefined ? uri : canonical(move.to + uri.slice(move.from.length));
  };
}

function withoutSlash(uri: string): string {
  return canonical(uri).replace(/\/$/, '');
}
