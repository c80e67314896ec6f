/** Completion: what can stand where one types, and nothing else. */
import { fileOf } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { importPaths } from './import-paths.ts';
import { entriesAt, wantsDuration } from './lines.ts';
import { type Entry, namesSeenFrom } from './names.ts';
import { type Place, placeAt } from './place.ts';
import * as words from './words.ts';

export interface CompletionOptions {
  /** Whether the client can fill in the places of a snippet. */
  readonly snippets: boolean;
}

export function completionAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
  { snippets }: CompletionOptions,
): CompletionItem[] {
  const source = document.textDocument;
  const offset = source.offsetAt(position);
  const text = source.getText();
  const place = placeAt(text, offset, project.services.parser.Lexer.tokenize(text));
  if (place === undefined || fileOf(document) === undefined) return [];
  const range = { start: source.positionAt(place.start), end: source.positionAt(place.end) };
  return entriesFor(project, document, place, text.slice(place.start, offset))
    .filter((entry) => snippets || entry.snippet === undefined)
    .map((entry, i) => itemOf(entry, i, range));
}

function entriesFor(project: Project, document: LangiumDocument, place: Place, typed: string): readonly Entry[] {
  const isImport = place.line.length === 1 && place.line[0]?.text === 'import' && place.blocks.length === 0;
  if (isImport) return importPaths(project, document).map((path) => fileEntry(place.quoted ? path : `"${path}"`));
  if (place.quoted) return [];
  if (/^\d/.test(typed)) return wantsDuration(place.line) ? words.durations(typed) : [];
  const names = namesSeenFrom(document, project.services);
  const [outer] = place.blocks;
  const chain = outer?.kind === 'scenario' ? (names.chainOf(outer.name ?? '') ?? '') : (outer?.name ?? '');
  return entriesAt(place, { names, chain, self: place.blocks.at(-1)?.name ?? '' });
}

function fileEntry(label: string): Entry {
  return { label, kind: CompletionItemKind.File };
}

/** In our order: what is likely first. */
function itemOf({ label, kind, detail, snippet }: Entry, index: number, range: Range): CompletionItem {
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    sortText: String(index).padStart(5, '0'),
    textEdit: { range, newText: snippet ?? label },
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
  };
}
