/** Texts that are written anew: what goes, what comes in its place, and what belongs to a thing that goes. */
import type { ChainServices } from '@chainwright/language/grammar';
import { formatText } from '@chainwright/language/model';
import type { AstNode, LangiumDocument } from 'langium';
import type { Project } from '../project.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Replacement extends Span {
  readonly text: string;
}

/** What a refactoring makes of some files: their new texts by canonical URI; files that are not there yet among them. */
export type Rewritten = ReadonlyMap<string, string>;

/** Why it cannot be done here, in a sentence for people. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

export function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: by } of [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, start) + by;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

/** In the canonical layout; a text that cannot be read stays as it is. */
export function laidOut(text: string): string {
  const formatted = formatText(text);
  return formatted.ok ? formatted.text : text;
}

/** Without a thing, and without the line that it had to itself. */
export function without(text: string, { start, end }: Span): Replacement {
  const before = /(?:^|[\r\n])([^\S\r\n]*)$/.exec(text.slice(0, start))?.[1]?.length;
  const after = /^[^\S\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0].length;
  if (before === undefined || after === undefined) return { start, end, text: '' };
  return { start: start - before, end: end + after, text: '' };
}

/** Nobody could say what belongs to what in a text that cannot be read as a whole. */
export function unreadable(project: Project, ...uris: readonly string[]): Refusal | undefined {
  const isBroken = (uri: string) =>
    project.built(uri)?.problems.some(({ code }) => code === 'syntax' || code === 'duplicate-name') === true;
  const broken = uris.find(isBroken);
  if (broken === undefined) return undefined;
  return new Refusal(`${decodeURIComponent(broken.slice(broken.lastIndexOf('/') + 1))} cannot be read as a whole.`);
}

export function spanOf(node: AstNode): Span {
  const { offset = 0, end = 0 } = node.$cstNode ?? {};
  return { start: offset, end };
}

/** A thing with the comments that go where it goes: right above it, and behind it on its line. */
export class Belongings {
  readonly #text: string;
  readonly #comments: readonly Span[];

  constructor(document: LangiumDocument, services: ChainServices) {
    this.#text = document.textDocument.getText();
    this.#comments = services.parser.Lexer.tokenize(this.#text).hidden.map(({ startOffset, image }) => ({
      start: startOffset,
      end: startOffset + image.length,
    }));
  }

  of(node: AstNode): Span {
    let { start, end } = spanOf(node);
    for (const comment of [...this.#comments].reverse()) {
      if (comment.end > start) continue;
      if (!isOneLineEnd(this.#text.slice(comment.end, start)) || !this.#startsLine(comment.start)) break;
      start = comment.start;
    }
    for (const comment of this.#comments) {
      if (comment.start < end) continue;
      if (!/^[^\S\r\n]*$/.test(this.#text.slice(end, comment.start))) break;
      end = comment.end;
    }
    return { start, end };
  }

  textOf(node: AstNode): string {
    const { start, end } = this.of(node);
    return this.#text.slice(start, end);
  }

  #startsLine(offset: number): boolean {
    return /(?:^|[\r\n])[^\S\r\n]*$/.test(this.#text.slice(0, offset));
  }
}

function isOneLineEnd(between: string): boolean {
  return /^[^\S\r\n]*(?:\r\n|\n|\r)?[^\S\r\n]*$/.test(between);
}
