/** The files that an import can name. */
import { fileOf } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import { folderOf } from '../files.ts';
import type { Project } from '../project.ts';

/** Files of the same workspace folder that are not imported yet. */
export function importPaths(project: Project, document: LangiumDocument): readonly string[] {
  const own = document.uri.toString();
  const imported = new Set(fileOf(document)?.imports.map(({ path }) => path));
  return project
    .together(own)
    .map((other) => other.uri.toString())
    .filter((uri) => uri !== own)
    .map((uri) => relative(folderOf(own), uri))
    .filter((path) => !imported.has(path))
    .sort();
}

function relative(folder: string, uri: string): string {
  const from = folder.split('/');
  const to = uri.split('/');
  const common = from.findIndex((part, i) => part !== to[i]);
  const shared = common < 0 ? from.length : common;
  const up = from.slice(shared).map(() => '..');
  const down = to.slice(shared).map(decodeURIComponent);
  return [...(up.length === 0 ? ['.'] : up), ...down].join('/');
}
