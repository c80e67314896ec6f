/** Where in the text one types: told from its tokens, for the line that is being written is hardly ever a whole one. */
import { firstFrom, type Token, type Tokens } from './tokens.ts';

export interface Word {
  readonly text: string;
  readonly kind: 'keyword' | 'name' | 'string' | 'number' | 'mark';
}

export interface Block {
  /** The first word of what the braces belong to; empty for a block that belongs to nothing. */
  readonly kind: string;
  readonly name?: string;
}

export interface Place {
  /** The blocks around, outermost first. */
  readonly blocks: readonly Block[];
  /** What stands in the same line (or list) before the word that is being typed. */
  readonly line: readonly Word[];
  /** The first words of all other lines of the innermost block, and of what stands on this one. */
  readonly present: ReadonlySet<string>;
  /** The word that is being typed: completion replaces all of it. */
  readonly start: number;
  readonly end: number;
  /** In quotes; `start` and `end` are of what stands between them. */
  readonly quoted: boolean;
}

const NAME_END = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;
const NAME_REST = /^[\p{L}\p{M}\p{Nd}_]*/u;
/** A number with the unit that is being written. */
const VALUE_END = /(?<![\p{L}\p{M}\p{Nd}_-])\d[\p{Nd}.-]*(?:[\p{L}%]*|\/\p{L}*)$/u;
const VALUE_REST = /^[\p{L}\p{Nd}.%/-]*/u;
/** Ids of rules have hyphens, zones have slashes. */
const LONG_END = /(?<=\baccept[^\S\r\n]+|\bin[^\S\r\n]+)[\p{L}\p{Nd}_/-]+$/u;
const LONG_REST = /^[\p{L}\p{Nd}_/-]*/u;

/** Undefined in a comment, where nothing can be completed. */
export function placeAt(text: string, offset: number, { tokens, hidden }: Tokens): Place | undefined {
  const comment = hidden[firstFrom(hidden, offset) - 1];
  if (comment !== undefined && isInside(comment, offset)) return undefined;
  const last = tokens[firstFrom(tokens, offset) - 1];
  const string = last?.tokenType.name === 'STRING' && isInside(last, offset) ? last : undefined;
  const word = string === undefined ? wordAt(text, offset) : { start: string.startOffset + 1, end: endOf(string) };
  const before = tokens.slice(0, firstFrom(tokens, word.start) - (string === undefined ? 0 : 1));
  const { blocks, line, firsts } = read(before);
  const after = tokens.slice(firstFrom(tokens, word.end));
  const present = new Set([...firsts, ...firstsAfter(after), ...line.filter(isKeyword).map((one) => one.text)]);
  return { blocks, line, present, ...word, quoted: string !== undefined };
}

function isInside(token: Token, offset: number): boolean {
  if (token.startOffset >= offset) return false;
  const { image } = token;
  const end = token.startOffset + image.length;
  if (offset !== end) return offset < end;
  return image.startsWith('//') || !/^(?:"(?:\\.|[^"\\])*"|\/\*[\s\S]*\*\/)$/.test(image);
}

function endOf(string: Token): number {
  const end = string.startOffset + string.image.length;
  return string.image.length > 1 && string.image.endsWith('"') ? end - 1 : end;
}

function wordAt(text: string, offset: number): { start: number; end: number } {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  const long = LONG_END.exec(before)?.[0];
  const value = VALUE_END.exec(before)?.[0];
  const typed = long ?? value ?? NAME_END.exec(before)?.[0] ?? '';
  const pattern = long !== undefined ? LONG_REST : value !== undefined ? VALUE_REST : NAME_REST;
  const rest = pattern.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - typed.length, end: offset + rest.length };
}

interface Opened {
  readonly block: Block;
  /** Where each of its lines begins among the tokens, and where it ends, one after the other. */
  readonly lines: number[];
}

function read(tokens: readonly Token[]) {
  const open: Opened[] = [{ block: { kind: 'file' }, lines: [] }];
  /** Where the line begins among the tokens: of thousands of lines only the last is looked at as words. */
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const type = token?.tokenType.name ?? '';
    if (type === 'NEWLINE') {
      open.at(-1)?.lines.push(from, i);
      from = i + 1;
      continue;
    }
    if (token === undefined || !BRACES.has(type)) continue;
    if (token.image === '{') {
      const [first, second] = tokens.slice(from, i).map(wordOf);
      const name = second?.kind === 'name' ? { name: second.text.normalize('NFC') } : {};
      open.push({ block: { kind: first?.kind === 'keyword' ? first.text : '', ...name }, lines: [] });
      from = i + 1;
    } else if (token.image === '}') {
      if (open.length > 1) open.pop();
      from = i + 1;
    }
  }
  const blocks = open.slice(1).map(({ block }) => block);
  return { blocks, line: tokens.slice(from).map(wordOf), firsts: wordsOf(tokens, open.at(-1)?.lines ?? []) };
}

/** The words of the language in some lines; each has a type of its own, which has its name. */
function wordsOf(tokens: readonly Token[], lines: readonly number[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (let line = 0; line < lines.length; line += 2)
    for (const { tokenType } of tokens.slice(lines[line], lines[line + 1])) types.add(tokenType.name);
  return new Set([...types].filter((type) => !VALUES.has(type) && /^\p{Ll}/u.test(type)));
}

/** The words of the innermost block that stand behind the cursor. */
function firstsAfter(tokens: readonly Token[]): Set<string> {
  const firsts = new Set<string>();
  let depth = 0;
  for (const token of tokens) {
    if (token.image === '{') depth += 1;
    else if (token.image === '}') depth -= 1;
    else if (depth === 0) firsts.add(token.tokenType.name === 'ID' ? '' : token.image);
    if (depth < 0) break;
  }
  return firsts;
}

const isKeyword = (word: Word) => word.kind === 'keyword';
/** Types of tokens that are no words of the language. */
const VALUES = new Set(['ID', 'STRING', 'NUMBER']);
/** Types of tokens that braces are; too deep ones are no structure. */
const BRACES = new Set(['{', '}', 'OTHER']);

function wordOf({ image, tokenType }: Token): Word {
  if (tokenType.name === 'ID') return { text: image, kind: 'name' };
  if (tokenType.name === 'STRING') return { text: image, kind: 'string' };
  if (tokenType.name === 'NUMBER') return { text: image, kind: 'number' };
  return { text: image, kind: /^\p{L}/u.test(image) ? 'keyword' : 'mark' };
}
