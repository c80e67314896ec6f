/** The files that an import can name. */
import { fileOf } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import type { Project } from '../project.ts';
import { conflictOf } from '../refactorings/imports.ts';
import { relativePath } from '../refactorings/visibility.ts';

/** Files of the same workspace folder that are not imported yet, and declare nothing that the file sees already. */
export function importPaths(project: Project, document: LangiumDocument): readonly string[] {
  const own = document.uri.toString();
  const file = fileOf(document);
  const imported = new Set(file?.imports.map(({ path }) => path));
  return project
    .together(own)
    .filter((uri) => uri !== own && file !== undefined && conflictOf(project, file, uri) === undefined)
    .map((uri) => relativePath(own, uri))
    .filter((path) => !imported.has(path))
    .sort();
}
