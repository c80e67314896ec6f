/**
 * The lexer. Written by hand because names take any Unicode letter (which Chevrotain's lexer cannot index by first
 * character) and because lines matter: a NEWLINE token ends a property or a handoff, except next to a comma or a brace.
 */
import { createTokenInstance, type IToken, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import type { Lexer, LexerResult, TokenBuilder } from 'langium';

const TOKEN =
  /(?<newline>\r\n|\n|\r)|(?<space>[^\S\r\n]+|\uFEFF)|(?<line>\/\/[^\r\n]*)|(?<block>\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\[^\r\n]|[^"\\\r\n])*"?)|(?<number>[+-]?\d(?:(?!\/[/*])[^\s,{}"])*(?:,\d(?:(?!\/[/*])[^\s,{}"])*)*)|(?<word>[\p{L}_][\p{L}\p{M}\p{Nd}_]*)|(?<mark>->|<=|>=|\.\.|[{},.\-/<>])|(?<other>[\s\S])/uy;

interface LexerServices {
  readonly Grammar: Parameters<TokenBuilder['buildTokens']>[0];
  readonly parser: { readonly TokenBuilder: TokenBuilder };
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
    const tokens: IToken[] = [];
    const hidden: IToken[] = [];
    const { NEWLINE, STRING, NUMBER, ID, OTHER, ML_COMMENT, SL_COMMENT } = this.definition;
    if (!NEWLINE || !STRING || !NUMBER || !ID || !OTHER || !ML_COMMENT || !SL_COMMENT) {
      throw new Error('The grammar lacks a terminal that the lexer makes.');
    }
    let line = 1;
    let lineStart = 0;
    let pendingNewline: IToken | undefined;
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
        const joined = previous === undefined || previous === '{' || previous === ',' || /^[,{]$/.test(token.image);
        if (!joined) tokens.push(pendingNewline);
        pendingNewline = undefined;
      }
      tokens.push(token);
    };
    TOKEN.lastIndex = 0;
    for (let offset = 0; offset < text.length; offset = TOKEN.lastIndex) {
      const groups = TOKEN.exec(text)?.groups;
      if (groups === undefined) break;
      if (groups.space !== undefined) continue;
      if (groups.newline !== undefined) {
        pendingNewline ??= make(NEWLINE, groups.newline, offset);
        line++;
        lineStart = TOKEN.lastIndex;
      } else if (groups.line !== undefined) hidden.push(make(SL_COMMENT, groups.line, offset));
      else if (groups.block !== undefined) hidden.push(make(ML_COMMENT, groups.block, offset));
      else if (groups.string !== undefined) emit(make(STRING, groups.string, offset));
      else if (groups.number !== undefined) emit(make(NUMBER, groups.number, offset));
      else {
        const image = groups.word ?? groups.mark ?? groups.other ?? '';
        emit(make(this.keywords.get(image) ?? (groups.word === undefined ? OTHER : ID), image, offset));
      }
    }
    if (pendingNewline !== undefined && tokens.length > 0) tokens.push(pendingNewline);
    return { tokens, hidden, errors: [] };
  }
}
