/** Every workspace of the repository: the examples, the cases of rules and of figures, each as its files by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Texts {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function chainFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.chain'))
    .map((name) => join(folder, name))
    .sort();
}

/** Files that stand alone. */
function alone(folder: string): Texts[] {
  return chainFiles(folder).map((path) => ({ name: path, files: { [basename(path)]: read(path) } }));
}

/** Folders whose files import each other, and with them those beside the folders where these are one workspace too. */
function together(folder: string, isOne: boolean): Texts[] {
  const byFolder = new Map<string, string[]>();
  for (const path of chainFiles(folder)) byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), path]);
  return [...byFolder].flatMap(([name, paths]) => {
    if (name === folder && !isOne)
      return paths.map((path) => ({ name: path, files: { [basename(path)]: read(path) } }));
    return [{ name, files: Object.fromEntries(paths.map((path) => [basename(path), read(path)])) }];
  });
}

export function allTexts(): readonly Texts[] {
  return [
    ...together('examples', true),
    ...alone('test/rules/cases'),
    ...alone('test/rules/labelled'),
    ...together('test/rules/audit', false),
    ...alone('test/flow/cases'),
  ];
}
