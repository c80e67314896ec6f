/**
 * Edits of a text that keep its look: where a property, an option or a line goes, and how something is taken out. They
 * know of the language only how it is read line by line; which things stand where, the model says.
 */
import { TextDocument } from 'langium';
import { type Edit, type Position, PROPERTY_ORDER, type Range } from '../../model/index.ts';

/** A file as it is written. */
export interface Page {
  readonly uri: string;
  readonly text: string;
  readonly lines: TextDocument;
  /** Between two lines. */
  readonly lineEnd: string;
}

export function pageOf(uri: string, text: string): Page {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { uri, text, lines: TextDocument.create(uri, 'chain', 0, text), lineEnd };
}

/** A text with edits in it; a group of edits counts whole or, when it crosses an earlier one, not at all. */
export function applyEdits(text: string, ...groups: readonly (readonly Edit[])[]): string {
  const page = pageOf('', text);
  const kept: Written[] = [];
  for (const group of groups) {
    const written = group.map((edit) => ({ ...offsetsOf(page, edit.range), text: edit.text }));
    if (!written.some((one) => kept.some((other) => cross(one, other)))) kept.push(...written);
  }
  kept.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const one of kept) {
    result += text.slice(at, one.start) + one.text;
    at = one.end;
  }
  return result + text.slice(at);
}

interface Written {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits may touch; two that insert at one place do not say which comes first. */
function cross(a: Written, b: Written): boolean {
  const isSame = a.start === b.start && (a.end === a.start) === (b.end === b.start);
  return isSame || (a.start < b.end && b.start < a.end);
}

/** Braces on one line that would get longer than this are broken up: as wide as the canonical layout. */
const WIDTH = 124;

/** A new property: its text, and where the property that goes before it ends. */
export interface Insertion {
  readonly text: string;
  readonly after: Position | undefined;
}

/**
 * Adds properties to a thing, whether it has braces or not. Braces of one line that get too long are broken up behind
 * each of the places where a property `ends`.
 */
export function addProperties(
  page: Page,
  extent: Range,
  insertions: readonly Insertion[],
  ends: readonly Position[] = [],
): readonly Edit[] {
  const { start, end } = offsetsOf(page, extent);
  const body = bodyOf(page.text, start, end);
  const sorted = [...insertions].sort((a, b) => rankOf(a.text) - rankOf(b.text));
  const texts = sorted.map(({ text }) => text);
  if (body === undefined) return [editAt(page, end, end, ` ${block(page, start, end, texts)}`)];
  if (page.text.slice(body.open + 1, body.close).trim() === '') {
    return [editAt(page, body.open, body.close + 1, block(page, start, body.open, texts))];
  }
  const added = sorted.map(({ text, after }) => ({
    text,
    after: after === undefined ? 0 : page.lines.offsetAt(after),
  }));
  if (isOneLine(page.text, body) && lengthOfLine(page.text, body.close) + texts.join('  ').length > WIDTH) {
    return brokenUp(
      page,
      start,
      body,
      added,
      ends.map((one) => page.lines.offsetAt(one)),
    );
  }
  return joined(
    page,
    added.map(({ text, after }) => placed(page, start, body, text, after)),
  );
}

/** Adds lines to a body that has lines of its own: nodes, handoffs. */
export function addLine(page: Page, extent: Range, text: string, after: Position | undefined): readonly Edit[] {
  return addProperties(page, extent, [{ text, after }]);
}

/** Adds text at a place. */
export function addAt(page: Page, at: Position, text: string): Edit {
  const offset = page.lines.offsetAt(at);
  return editAt(page, offset, offset, text);
}

export function replace(range: Range, text: string): Edit {
  return { range, text };
}

export function textAt(page: Page, range: Range): string {
  return page.lines.getText(range);
}

/** Takes something out: with its line and the comments behind it, where it has the line to itself. */
export function takeOut(page: Page, range: Range): Edit {
  const { text } = page;
  const { start, end } = offsetsOf(page, range);
  const lineStart = startOfLine(text, start);
  const rest = restOfLine(text, end);
  if (text.slice(lineStart, start).trim() !== '' || !rest.isFree) return takeOutOfLine(page, start, end);
  const lineEnd = rest.end + (/^(?:\r\n|\n|\r)/.exec(text.slice(rest.end))?.[0].length ?? 0);
  // Nothing follows the last line: the end of the line before it goes.
  if (lineEnd === rest.end) {
    const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, lineStart))?.[0].length ?? 0;
    return editAt(page, lineStart - before, rest.end, '');
  }
  // Two blank lines that come together are one too many.
  const blank = /^[^\S\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(lineEnd))?.[0].length ?? 0;
  const isBlankBefore = /(?:^|[{\r\n])[^\S\r\n]*(?:\r\n|\n|\r)$/.test(text.slice(0, lineStart)) || lineStart === 0;
  return editAt(page, lineStart, lineEnd + (isBlankBefore ? blank : 0), '');
}

/** Takes one of several out of a list with commas. */
export function takeOutOfList(page: Page, items: readonly Range[], index: number): Edit | undefined {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (item === undefined) return undefined;
  if (after !== undefined) return { range: { start: item.start, end: after.start }, text: '' };
  if (before !== undefined) return { range: { start: before.end, end: item.end }, text: '' };
  return takeOut(page, item);
}

/** The comment right above that documents what stands at an offset, with it. */
export function withDocumentation(page: Page, range: Range): Range {
  const before = page.text.slice(0, page.lines.offsetAt(range.start));
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(before);
  return comment === null ? range : { start: page.lines.positionAt(comment.index), end: range.end };
}

// ---- where things go ----

interface Body {
  readonly open: number;
  readonly close: number;
}

interface Place {
  readonly at: number;
  readonly text: string;
}

const TOKEN = /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[^\r\n]|[^"\\\r\n])*"?|[\s\S]/g;

/** The braces of a thing, when it has any; those in texts and comments are none. */
function bodyOf(text: string, start: number, end: number): Body | undefined {
  if (text[end - 1] !== '}') return undefined;
  for (const { 0: token, index } of text.slice(start, end).matchAll(TOKEN)) {
    if (token === '{') return { open: start + index, close: end - 1 };
  }
  return undefined;
}

/** Braces with properties in them, on the line of their header where they fit. */
function block(page: Page, start: number, open: number, texts: readonly string[]): string {
  const inline = `{ ${texts.join('  ')} }`;
  const column = open - startOfLine(page.text, open);
  if (texts.length === 1 && column + inline.length < WIDTH) return inline;
  const margin = marginAt(page.text, start);
  const indent = margin + unitOf(page.text, margin);
  return `{${texts.map((text) => page.lineEnd + indent + text).join('')}${page.lineEnd}${margin}}`;
}

interface Added {
  readonly text: string;
  /** Offset of the end of what goes before it. */
  readonly after: number;
}

/** A line for each property; what is new behind what goes before it. */
function brokenUp(
  page: Page,
  start: number,
  { open, close }: Body,
  added: readonly Added[],
  ends: readonly number[],
): readonly Edit[] {
  const margin = marginAt(page.text, start);
  const newLine = page.lineEnd + margin + unitOf(page.text, margin);
  const last = open + 1 + page.text.slice(open + 1, close).trimEnd().length;
  const breaks = [...new Set([open + 1, ...ends.filter((end) => end > open && end < last), last])].sort(
    (a, b) => a - b,
  );
  return breaks.map((from, i) => {
    const gap = /^[^\S\r\n]*/.exec(page.text.slice(from, close))?.[0].length ?? 0;
    const next = breaks[i + 1] ?? Number.POSITIVE_INFINITY;
    const here = added.filter(({ after }) => (after >= from || i === 0) && after < next);
    const lines = here.map(({ text }) => newLine + text).join('');
    return editAt(page, from, from + gap, lines + (from === last ? page.lineEnd + margin : newLine));
  });
}

function isOneLine(text: string, { open, close }: Body): boolean {
  return !/[\r\n]/.test(text.slice(open, close));
}

function lengthOfLine(text: string, offset: number): number {
  return offset - startOfLine(text, offset) + 2;
}

/** Properties that would take what follows on their line for an option of theirs. */
const TAKES_OPTIONS = /^(?:verify|accept|wall|batch)\b/;

function placed(page: Page, start: number, body: Body, text: string, after: number): Place {
  const from = Math.max(after, body.open + 1);
  const rest = restOfLine(page.text, from);
  if (rest.isFree && rest.end < body.close) return { at: rest.end, text: onNewLine(page, start, body, text) };
  if (from === body.open + 1 && !TAKES_OPTIONS.test(text)) return { at: from, text: ` ${text} ` };
  if (!TAKES_OPTIONS.test(text)) return { at: from, text: `  ${text}` };
  const last = body.open + 1 + page.text.slice(body.open + 1, body.close).trimEnd().length;
  const hasLines = /[\r\n]/.test(page.text.slice(body.open, body.close));
  return { at: last, text: hasLines ? onNewLine(page, start, body, text) : `  ${text}` };
}

function onNewLine(page: Page, start: number, body: Body, text: string): string {
  const own = /[\r\n]([^\S\r\n]*)(?=\S)(?!\})/.exec(page.text.slice(body.open, body.close))?.[1];
  const margin = marginAt(page.text, start);
  return page.lineEnd + (own ?? margin + unitOf(page.text, margin)) + text;
}

/** Edits at one place become one, in their order. */
function joined(page: Page, places: readonly Place[]): readonly Edit[] {
  const byPlace = new Map<number, string>();
  for (const { at, text } of places) byPlace.set(at, (byPlace.get(at) ?? '') + text);
  return [...byPlace].map(([at, text]) => editAt(page, at, at, text));
}

function takeOutOfLine(page: Page, start: number, end: number): Edit {
  const before = /[^\S\r\n]*$/.exec(page.text.slice(0, start))?.[0].length ?? 0;
  const isFirst = start - before === startOfLine(page.text, start);
  const after = /^[^\S\r\n]*/.exec(page.text.slice(end))?.[0].length ?? 0;
  return isFirst ? editAt(page, start, end + after, '') : editAt(page, start - before, end, '');
}

function rankOf(text: string): number {
  return PROPERTY_ORDER.indexOf(/^\w+/.exec(text)?.[0] ?? '');
}

/** What is left of a line: where it ends, behind its comments, and whether there is nothing else. */
function restOfLine(text: string, from: number): { readonly end: number; readonly isFree: boolean } {
  const comments = /(?:[^\S\r\n]|\/\*[\s\S]*?\*\/)*(?:\/\/[^\r\n]*)?/y;
  comments.lastIndex = from;
  const end = from + (comments.exec(text)?.[0].length ?? 0);
  return { end, isFree: end >= text.length || /[\r\n]/.test(text[end] ?? '') };
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function marginAt(text: string, offset: number): string {
  return /^[^\S\r\n]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';
}

/** One level deeper, as the text does it. */
function unitOf(text: string, margin: string): string {
  return margin.includes('\t') || (margin === '' && /[\r\n]\t/.test(text)) ? '\t' : '  ';
}

function offsetsOf({ lines }: Page, range: Range): { start: number; end: number } {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

function editAt({ lines }: Page, start: number, end: number, text: string): Edit {
  return { range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text };
}
