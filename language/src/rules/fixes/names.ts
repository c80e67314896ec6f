/** Names and imports that lead nowhere. */
import type { ChainModel } from '../../model/index.ts';
import { nearest } from '../../model/index.ts';
import { addAt, replace, textAt } from '../shared/edits.ts';
import { type Fixer, type Site, suggest } from './site.ts';

/** The file that declares a name is imported. */
export const addImport: Fixer = function* ({ workspace, model, finding, page }) {
  const name = textAt(page, finding.range).normalize('NFC');
  const imported = new Set(model.imports.map(({ file }) => file));
  const declaring = workspace.models.filter(
    (other) => other !== model && !imported.has(other.file) && declares(other, name),
  );
  const last = model.imports.at(-1)?.place.end;
  for (const { file } of declaring.slice(0, 3)) {
    const path = relativePath(model.file, file);
    const line = `import "${path}"`;
    const edit =
      last === undefined
        ? addAt(page, { line: 0, character: 0 }, `${line}${page.lineEnd}${page.lineEnd}`)
        : addAt(page, last, page.lineEnd + line);
    yield [suggest(`Import ${path}`, [edit])];
  }
};

function declares({ fields, hours, pools, documents, chains }: ChainModel, name: string): boolean {
  return [fields, hours, pools, documents, chains].some((things) => things.some((thing) => thing.name === name));
}

/** The file that is called nearly so. */
export const correctImport: Fixer = function* ({ workspace, model, finding, page }: Site) {
  const written = /^"(.*)"$/.exec(textAt(page, finding.range))?.[1];
  if (written === undefined) return;
  const paths = workspace.models.filter((other) => other !== model).map(({ file }) => relativePath(model.file, file));
  const imported = new Set(model.imports.map(({ path }) => path));
  const meant = nearest(
    written,
    paths.filter((path) => !imported.has(path)),
  );
  if (meant !== undefined) yield [suggest(`Change to ${meant}`, [replace(finding.range, `"${meant}"`)])];
};

/** As an import writes it: from the folder of one file to another file. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const up = here.length - shared;
  const way = [...(up === 0 ? ['.'] : Array.from({ length: up }, () => '..')), ...there.slice(shared)];
  return way.map(decoded).join('/');
}

/** A client may write a percent sign that stands for nothing but itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
