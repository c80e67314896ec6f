/** Imports that come with what is moved, and those that go with it. */
import { type ast, type NamedDeclaration, resolveImport } from '@chainwright/language/grammar';
import { AstUtils } from 'langium';
import { uriOf } from '../features/names.ts';
import { canonical } from '../files.ts';
import type { Project } from '../project.ts';
import { relativePath, seenBy } from './visibility.ts';
import { Refusal } from './writing.ts';

/** The paths that a file has to import to see some declarations; not those that it sees. */
export function importsFor(
  project: Project,
  file: ast.File,
  wanted: ReadonlySet<NamedDeclaration>,
): readonly string[] | Refusal {
  const uri = AstUtils.getDocument(file).uri.toString();
  const seen = seenBy(project, file);
  const files = new Set<string>();
  for (const one of wanted) {
    const name = one.name ?? '';
    const there = seen.get(name);
    if (there === one) continue;
    if (there !== undefined) return new Refusal(`${name} is something else in ${fileName(uri)}.`);
    if (uriOf(one) !== uri) files.add(uriOf(one));
  }
  for (const other of files) {
    const conflict = conflictOf(project, file, other);
    if (conflict !== undefined) return conflict;
  }
  return [...files].map((other) => relativePath(uri, other)).sort();
}

/** A name that would mean two things if a file imported another one. */
export function conflictOf(project: Project, file: ast.File, imported: string): Refusal | undefined {
  const seen = seenBy(project, file);
  for (const name of project.declaredIn(imported).keys()) {
    const known = seen.get(name);
    if (known !== undefined && uriOf(known) !== imported) {
      const uri = AstUtils.getDocument(file).uri.toString();
      return new Refusal(`${name} would mean two things in ${fileName(uri)}.`);
    }
  }
  return undefined;
}

/** Behind the last import; before all else where there is none. */
export function withImports(text: string, paths: readonly string[]): string {
  const missing = paths.filter((path) => !text.includes(`import "${path}"`));
  if (missing.length === 0) return text;
  const lines = missing.map((path) => `import "${path}"\n`).join('');
  const last = [...text.matchAll(/^[^\S\r\n]*import[^\S\r\n]+"[^"\r\n]*"[^\r\n]*(?:\r\n|\n|\r|$)/gm)].at(-1);
  if (last !== undefined) {
    const at = last.index + last[0].length;
    const gap = /[\r\n]$/.test(last[0]) ? '' : '\n';
    return text.slice(0, at) + gap + lines + text.slice(at);
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return `${mark}${lines}${text.trim() === '' ? '' : '\n'}${text.slice(mark.length)}`;
}

/** The import lines of a file that lead to another one. */
export function importsOf(project: Project, file: ast.File, imported: string): readonly ast.ImportLine[] {
  const uri = AstUtils.getDocument(file).uri.toString();
  return file.imports.filter((line) => {
    const target = resolveImport(line.path ?? '', uri, project.services.files);
    return target.kind === 'file' && canonical(target.uri) === imported;
  });
}

export function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
