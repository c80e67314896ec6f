/** What nothing names goes. */
import type { Document, Fix, Position } from '../../model/index.ts';
import { type Page, takeOut, takeOutOfList, textAt, withDocumentation } from '../shared/edits.ts';
import { called } from '../shared/words.ts';
import { type Fixer, type Site, safe, startsAt, suggest } from './site.ts';

export function removeImport({ page, finding }: Site): Fix {
  const { start, end } = finding.range;
  return safe('Remove the import', [takeOut(page, { start: startOfWord(page, 'import', start), end })]);
}

export const removeDeclaration: Fixer = function* ({ model, finding, page }) {
  const others = [...model.fields, ...model.hours, ...model.pools];
  const thing = others.find(({ place }) => startsAt(place, finding.range));
  if (thing !== undefined) {
    yield [suggest(`Remove ${called(thing)}`, [takeOut(page, withDocumentation(page, thing.extent))])];
  }
  const document = model.documents.find(({ place }) => startsAt(place, finding.range));
  const list = document === undefined ? [] : declaredTogether(page, model.documents, document);
  const [first] = list;
  if (document === undefined || first === undefined) return;
  const edit =
    list.length > 1
      ? takeOutOfList(
          page,
          list.map(({ extent }) => extent),
          list.indexOf(document),
        )
      : takeOut(
          page,
          withDocumentation(page, { start: startOfWord(page, 'document', first.extent.start), end: first.extent.end }),
        );
  if (edit !== undefined) yield [suggest(`Remove ${called(document)}`, [edit])];
};

const COMMA = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*,(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*$/;

/** The documents of one line: with nothing but a comma between them. */
function declaredTogether(page: Page, all: readonly Document[], one: Document): readonly Document[] {
  const lists: Document[][] = [];
  for (const document of all) {
    const before = lists.at(-1)?.at(-1);
    const gap = before && textAt(page, { start: before.extent.end, end: document.extent.start });
    if (gap !== undefined && COMMA.test(gap)) lists.at(-1)?.push(document);
    else lists.push([document]);
  }
  return lists.find((list) => list.includes(one)) ?? [];
}

/** Where the word that stands before a place begins. */
function startOfWord(page: Page, word: string, place: Position): Position {
  const before = page.text.slice(0, page.lines.offsetAt(place));
  const found = new RegExp(`${word}(?:\\s|/\\*[\\s\\S]*?\\*/)*$`).exec(before);
  return found === null ? place : page.lines.positionAt(found.index);
}
