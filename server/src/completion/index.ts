/** Completion: what can stand where one types, and nothing else. */
import { ast, fileOf, KEYWORDS, keywordsOf, NODE_KINDS } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver';
import * as z from 'zod';
import type { Project } from '../project.ts';
import { contextOf } from './context.ts';
import { entriesAt } from './lines.ts';
import { type Entry, namesSeenFrom, onlyWith, withSnippets } from './names.ts';
import { unitsFor } from './numbers.ts';
import { phraseOf } from './phrases.ts';
import { type Place, placeAt } from './place.ts';
import { type Context, propertyOf } from './properties.ts';
import { type Region, regionOf } from './region.ts';
import { tokensOf } from './tokens.ts';
import { type Tried, tried } from './trial.ts';

export interface CompletionOptions {
  /** Whether the client can fill in the places of a snippet. */
  readonly snippets: boolean;
  /** Whether it asks for the documentation of the entry that somebody looks at. */
  readonly resolves: boolean;
}

/** Of so many entries at most each comes with its documentation. */
const FEW = 64;
/** Of more names than these, those come that fit what is typed, and the next letter asks again. */
const MOST = 200;

export function completionAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
  { snippets, resolves }: CompletionOptions,
): CompletionList | CompletionItem[] {
  const source = document.textDocument;
  const offset = source.offsetAt(position);
  const text = source.getText();
  const lexed = tokensOf(document, project.services);
  const place = placeAt(text, offset, lexed);
  if (place === undefined || fileOf(document) === undefined) return [];
  const region = regionOf(text, lexed, place);
  if (region === undefined) return [];
  const context = contextOf(project, document, place, region);
  const typed = text.slice(place.start, offset);
  const all = entriesFor(document, place, typed, context).filter(fitsWhatFollows(region, place, context));
  const possible = all.length > MOST ? likely(all, typed) : all;
  const entries = withPhrases(possible, place, region, context);
  const range = { start: source.positionAt(place.start), end: source.positionAt(place.end) };
  // A client that knows no snippets writes a word, and what it takes by itself.
  const items = (some: readonly Tried[]) => {
    const later = resolves && some.length > FEW ? document.uri.toString() : undefined;
    const made = some.map((one, i) => itemOf(one, i, range, later));
    return possible.length < all.length ? { isIncomplete: true, items: made } : made;
  };
  if (!snippets) return items(entries.filter(({ plain = true }) => plain).map(bare));
  const owner = context.names.chainNamed(context.chain)?.body?.properties.find(ast.isOwnerProperty)?.pool?.$refText;
  return items(tried(entries, { project, document, region, owner }));
}

/** Without the names that do not fit what is typed, and those of them that are too many. */
function likely(entries: readonly Entry[], typed: string): readonly Entry[] {
  let left = MOST;
  return entries.filter(({ label, isDeclared }) => isDeclared !== true || (hasLetters(label, typed) && left-- > 0));
}

/** Whether what is typed stands in it, perhaps with letters between, as editors look for it. */
function hasLetters(label: string, typed: string): boolean {
  const within = label.toLowerCase();
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    from = within.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** What an entry that came without its documentation says of itself. */
const Later = z.object({ uri: z.string(), name: z.string(), chain: z.string().optional() });

/** The same entry with its documentation; as it is where what it names is no longer there. */
export function documented(project: Project, item: CompletionItem): CompletionItem {
  const { data: later } = Later.safeParse(item.data);
  const document = later && project.document(later.uri);
  if (later === undefined || document === undefined) return item;
  const names = namesSeenFrom(project, document);
  const thing = later.chain === undefined ? names.named(later.name) : names.node(later.chain, later.name);
  return thing === undefined ? item : { ...item, documentation: markdown(names.entryOf(thing).documentation) };
}

function entriesFor(document: LangiumDocument, place: Place, typed: string, context: Context): readonly Entry[] {
  const isImport = place.line.length === 1 && place.line[0]?.text === 'import' && place.blocks.length === 0;
  if (isImport) return context.paths().map((path) => fileEntry(place.quoted ? path : `"${path}"`));
  if (place.quoted) return [];
  // A date begins with digits, but is no number with a unit.
  if (/^\d/.test(typed) && place.line.at(-1)?.text !== 'until') return unitsFor(typed, place, currenciesOf(document));
  return entriesAt(place, context);
}

function fileEntry(label: string): Entry {
  return { label, kind: CompletionItemKind.File, documentation: 'Makes the declarations of this file visible here.' };
}

const TRIGGERS = ['exception', 'reject', 'timeout'];
const DECLARES: readonly string[] = [...NODE_KINDS, ...keywordsOf('file')];

/**
 * A word that declares takes the name that follows it: nothing is declared twice, what is used stays what it is, and what is written as the beginning or
 * the end of a chain has handoffs that fit, so that nothing else becomes one by a word.
 */
function fitsWhatFollows(
  { word, after }: Region,
  place: Place,
  { names, chain, isNamed }: Context,
): (entry: Entry) => boolean {
  const name = /^[^\S\r\n]*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)/u.exec(after)?.[1];
  if (name === undefined) return () => true;
  const isTaken = (names.node(chain, name) ?? names.named(name)) !== undefined;
  const isUsed = place.blocks.length === 0 && isNamed(name);
  const { from, to } = names.led(chain);
  return ({ label }) => {
    if (label === 'on') return TRIGGERS.includes(name);
    if (label === 'runs') return names.kindOf(name) === 'chain';
    if (place.line.length > 0 || !DECLARES.includes(label)) return true;
    if (isUsed || (isTaken && !DECLARES.includes(word))) return label === word;
    return label === word || !((label === 'start' && to.has(name)) || (label === 'end' && from.has(name)));
  };
}

/** Money that is spoken of in the file comes first. */
function currenciesOf(document: LangiumDocument): readonly string[] {
  const found = document.textDocument.getText().match(/\b[A-Z]{3}(?=\/(?:h|case)\b)/g) ?? [];
  return [...new Set([...found, 'EUR', 'USD'])].slice(0, 3);
}

/** Words of the language with what they take. */
function withPhrases(
  entries: readonly Entry[],
  place: Place,
  { word, after }: Region,
  context: Context,
): readonly Entry[] {
  // What follows is what another word took; behind a word that is new it would be taken for something else.
  const isInPlaceOfWord = Object.hasOwn(KEYWORDS, word) || !/^[^\S\r\n]*[\p{L}_]/u.test(after);
  const kind = place.blocks.at(-1)?.kind ?? 'file';
  const isHandoff = kind === 'chain' && (place.line[0]?.kind === 'name' || place.line[0]?.text === '->');
  const property = propertyOf(place.line)?.word;
  const places = isHandoff ? ['handoff'] : [...(property === undefined ? [] : [property]), kind];
  return entries.map((entry) => {
    if (entry.kind !== CompletionItemKind.Keyword || entry.snippets !== undefined) return entry;
    const phrase = phraseOf(entry.label, places, context);
    const snippets = phrase === undefined ? [] : [phrase];
    return isInPlaceOfWord ? withSnippets(entry, ...snippets) : onlyWith(entry, ...snippets);
  });
}

function bare(entry: Entry): Tried {
  return { entry, text: entry.label, isSnippet: false };
}

/** In our order: what is likely first. @param later the file from which what has a name is documented when somebody looks. */
function itemOf(
  { entry, text, isSnippet }: Tried,
  index: number,
  range: Range,
  later: string | undefined,
): CompletionItem {
  const { label, kind, detail, thing } = entry;
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(later !== undefined && thing !== undefined
      ? { data: { uri: later, ...thing } }
      : { documentation: markdown(entry.documentation) }),
    sortText: String(index).padStart(5, '0'),
    textEdit: { range, newText: text },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}
