/**
 * The lexer. Written by hand because names take any Unicode letter (which Chevrotain's lexer cannot index by first
 * character), because lines matter (a NEWLINE token ends a property or a handoff, except next to a comma or a brace),
 * and because nearly every word of the language can be a name: what stands around a word says which it is, and the
 * grammar then needs to look at one token only.
 */
import { createTokenInstance, type IToken, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import type { Lexer, LexerResult, TokenBuilder } from 'langium';
import { RESERVED_WORDS } from './keywords.ts';

/** A line end, space, a comment of a line, a comment in a block, a string, a number, a word; else a mark. */
const TOKEN =
  /(\r\n|\n|\r)|([^\S\r\n]+|\uFEFF)|(\/\/[^\r\n]*)|(\/\*[\s\S]*?(?:\*\/|$))|("(?:\\[^\r\n]|[^"\\\r\n])*"?)|([+-]?\d(?:(?!\/[/*])[^\s,{}"])*(?:,(?!\d+:)\d(?:(?!\/[/*])[^\s,{}"])*)*)|([\p{L}_][\p{L}\p{M}\p{Nd}_]*)|(?:->|<=|>=|\.\.|[{},.\-/<>]|[\s\S])/uy;
/** Most of a text's pieces are single spaces between words: they need no pattern. */
const SPACE = 32;

/** A word after one of NAME_FOLLOWS is a name (or another free word), also when it is a word of the language elsewhere. */
const DECLARES = new Set(['field', 'hours', 'role', 'person', 'agent', 'system', 'document', 'chain', 'scenario']);
const NAME_FOLLOWS = new Set([
  ...DECLARES,
  ...['start', 'step', 'decision', 'end', 'wait', 'by', 'with', 'owner', 'work', 'in', 'out', 'stakes', 'wall', 'runs'],
  ...['works', 'knows', 'as', 'backup', 'accept', 'because', 'goal', 'against', 'carrying', 'from', 'via', 'redesigns'],
  ...['during', 'of', 'on', 'and', '->', '.', ','],
]);
const RESERVED = new Set(RESERVED_WORDS);
const TRIGGERS = new Set(['exception', 'reject', 'timeout']);
/** What follows the name of a node where that starts a line. */
const AFTER_NAME = /(?:[^\S\r\n]|\/\*(?:(?!\*\/)[\s\S])*\*\/)*(?:->|and(?=[^\S\r\n]+[\p{L}_/])|\.[\p{L}_])/uy;
/** What follows the name of what a scenario changes. */
const AFTER_SUBJECT =
  /(?:[^\S\r\n]|\/\*(?:(?!\*\/)[\s\S])*\*\/)+(?:takes|by|quality|people|parallel)(?![\p{L}\p{M}\p{Nd}_])/uy;
const BEFORE_NUMBER = /(?:[^\S\r\n]|\/\*(?:(?!\*\/)[\s\S])*\*\/)*\d/y;

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** A quote that is never closed ends with its line, but does not take the brace of a body with it. */
function withoutBrace(string: string): string {
  return /^"(?:\\.|[^"\\])*"$/.test(string) ? string : string.replace(/\s*[{}]?\s*$/, '') || string;
}

/** A chain needs two levels of braces; deeper ones than this are no structure, and could overflow the parser's stack. */
const DEEPEST = 32;

interface LexerServices {
  readonly Grammar: Parameters<TokenBuilder['buildTokens']>[0];
  readonly parser: { readonly TokenBuilder: TokenBuilder };
}

/** A part of a text that begins a line in the body of something, and ends with a line end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Of its first line, the number from one and where it starts. */
  readonly line: number;
  readonly lineStart: number;
  /** In so many braces. */
  readonly depth: number;
  /** The first word of what stands around it. */
  readonly outer: string;
}

/** A comment that never ends is closed at the end of the file; syntax.ts says so. */
export class ChainLexer implements Lexer {
  readonly definition: TokenTypeDictionary;
  private readonly keywords = new Map<string, TokenType>();

  constructor(services: LexerServices) {
    const vocabulary = services.parser.TokenBuilder.buildTokens(services.Grammar);
    const types = Array.isArray(vocabulary) ? vocabulary.filter((type) => 'name' in type) : [];
    this.definition = Object.fromEntries(types.map((type) => [type.name, type]));
    for (const type of types) if (typeof type.PATTERN === 'string') this.keywords.set(type.PATTERN, type);
  }

  tokenize(text: string): LexerResult {
    const whole = { from: 0, to: text.length, line: 1, lineStart: 0, depth: 0, outer: '' };
    return this.read(text, whole);
  }

  /** Undefined: what stands behind the stretch may be other tokens than it would be behind nothing. */
  tokenizeStretch(text: string, stretch: Stretch): LexerResult | undefined {
    const { isClosed, ...result } = this.read(text, stretch);
    return isClosed ? result : undefined;
  }

  private read(text: string, stretch: Stretch): LexerResult & { readonly isClosed: boolean } {
    const tokens: IToken[] = [];
    const hidden: IToken[] = [];
    const { NEWLINE, STRING, NUMBER, ID, OTHER, ML_COMMENT, SL_COMMENT } = this.definition;
    if (!NEWLINE || !STRING || !NUMBER || !ID || !OTHER || !ML_COMMENT || !SL_COMMENT) {
      throw new Error('The grammar lacks a terminal that the lexer makes.');
    }
    let { line, lineStart, depth, outer } = stretch;
    let pendingNewline: IToken | undefined;
    let least = depth;
    const isName = (word: string, end: number): boolean => {
      const previous = tokens.at(-1);
      const sameLine = pendingNewline === undefined || previous?.image === ',';
      const before = previous === undefined || !sameLine || previous.tokenType === ID ? '' : previous.image;
      if (before === '-') return true;
      if (RESERVED.has(word)) return false;
      if (word === 'exactly' && !(NAME_FOLLOWS.has(before) && before !== 'wait') && matchesAt(BEFORE_NUMBER, text, end))
        return false;
      if (before === 'on' && TRIGGERS.has(word)) return false;
      if (NAME_FOLLOWS.has(before) || (depth > 0 && matchesAt(AFTER_NAME, text, end))) return true;
      const startsLine = !sameLine || before === '{';
      return depth > 0 && outer === 'scenario' && startsLine && matchesAt(AFTER_SUBJECT, text, end);
    };
    const make = (type: TokenType, image: string, offset: number): IToken => {
      const startLine = line;
      const startColumn = offset - lineStart + 1;
      if (type === ML_COMMENT) {
        for (const found of image.matchAll(/\r\n|\n|\r/g)) {
          line++;
          lineStart = offset + found.index + found[0].length;
        }
      }
      const end = offset + image.length;
      return createTokenInstance(type, image, offset, end - 1, startLine, line, startColumn, end - lineStart);
    };
    const emit = (token: IToken) => {
      const previous = tokens.at(-1)?.image;
      if (pendingNewline !== undefined) {
        const joined =
          previous === undefined || previous === '{' || previous === ',' || token.image === ',' || token.image === '{';
        if (!joined) tokens.push(pendingNewline);
        pendingNewline = undefined;
      }
      tokens.push(token);
    };
    let offset = stretch.from;
    TOKEN.lastIndex = offset;
    for (; offset < stretch.to; offset = TOKEN.lastIndex) {
      if (text.charCodeAt(offset) === SPACE) {
        TOKEN.lastIndex = offset + 1;
        continue;
      }
      const found = TOKEN.exec(text);
      if (found === null) break;
      const [all, newline, space, lineComment, blockComment, string, number, word] = found;
      if (space !== undefined) continue;
      if (newline !== undefined) {
        pendingNewline ??= make(NEWLINE, newline, offset);
        line++;
        lineStart = TOKEN.lastIndex;
      } else if (lineComment !== undefined) hidden.push(make(SL_COMMENT, lineComment, offset));
      else if (blockComment !== undefined) hidden.push(make(ML_COMMENT, blockComment, offset));
      else if (string !== undefined) {
        const image = withoutBrace(string);
        TOKEN.lastIndex = offset + image.length;
        emit(make(STRING, image, offset));
      } else if (number !== undefined) emit(make(NUMBER, number, offset));
      else {
        const image = all;
        const end = TOKEN.lastIndex;
        const keyword = this.keywords.get(image);
        const named = keyword !== undefined && word !== undefined && isName(image, end);
        const type = (named ? ID : keyword) ?? (word === undefined ? OTHER : ID);
        const brace = image === '{' || image === '}';
        if (image === '}') depth = Math.max(0, depth - 1);
        least = Math.min(least, depth);
        emit(make(brace && depth >= DEEPEST ? OTHER : type, image, offset));
        if (image === '{') depth++;
        if (depth === 0 && type === keyword && DECLARES.has(image)) outer = image;
      }
    }
    const last = tokens.at(-1)?.image;
    const isBalanced = depth === stretch.depth && least === depth;
    const isClosed = isBalanced && offset === stretch.to && last !== ',' && last !== '{';
    if (pendingNewline !== undefined && tokens.length > 0) tokens.push(pendingNewline);
    return { tokens, hidden, errors: [], isClosed };
  }
}
