/**
 * The part of a text that says whether an entry is right: the line that is written, or all of a node or a pool, for its
 * properties know each other. As it stands among broken lines its end is guessed from the margin.
 */
import { NODE_KINDS, POOL_KINDS } from '@chainwright/language/grammar';
import type { Place } from './place.ts';
import { firstFrom, type Token, type Tokens } from './tokens.ts';

export interface Region {
  /** What stands before the word that is replaced, and behind it. */
  readonly before: string;
  readonly word: string;
  readonly after: string;
  /** In which braces it has to stand to be read. */
  readonly within: 'file' | 'chain';
  /** It is a node, a pool or a scenario, with all that it says. */
  readonly isWhole: boolean;
}

const WHOLE: readonly string[] = [...NODE_KINDS, ...POOL_KINDS, 'scenario'];

export function regionOf(text: string, { tokens }: Tokens, { blocks, line, start, end }: Place): Region | undefined {
  const kind = blocks.at(-1)?.kind ?? 'file';
  const word = text.slice(start, end);
  const from = firstFrom(tokens, start);
  const to = firstFrom(tokens, end);
  // The list of the line above goes on below.
  if (tokens[to]?.image === ',' && /[\r\n]/.test(text.slice(end, tokens[to].startOffset))) return undefined;
  if (WHOLE.includes(kind)) {
    const open = openBrace(tokens, from);
    const head = tokens[lineStart(tokens, open)];
    if (head === undefined) return undefined;
    const within = NODE_KINDS.some((one) => one === kind) ? 'chain' : 'file';
    return {
      before: text.slice(head.startOffset, start),
      word,
      after: bodyRest(text, tokens, to, end, head),
      within,
      isWhole: true,
    };
  }
  if (kind !== 'file' && kind !== 'chain') return undefined;
  const rest =
    line.at(-1)?.text === ',' && startsLine(tokens, to, from) ? lineOf(text, end) : lineRest(text, tokens, to, end);
  // What a long body belongs to is what it is.
  if (word !== '' && line.length === 0 && rest.endsWith('{}')) return undefined;
  const first = tokens[lineStart(tokens, from)];
  const lineFrom = first === undefined || first.startOffset > start ? start : first.startOffset;
  return {
    before: text.slice(lineFrom, start),
    word,
    after: lineRest(text, tokens, to, end),
    within: kind,
    isWhole: false,
  };
}

/** Index of the brace around a place. */
function openBrace(tokens: readonly Token[], before: number): number {
  let depth = 0;
  for (let i = before - 1; i >= 0; i--) {
    if (tokens[i]?.image === '}') depth += 1;
    else if (tokens[i]?.image === '{') {
      if (depth === 0) return i;
      depth -= 1;
    }
  }
  return 0;
}

/** Index of the first token of the line (or member) that a token ends. */
function lineStart(tokens: readonly Token[], before: number): number {
  let i = before;
  while (i > 0 && !isBoundary(tokens[i - 1])) i -= 1;
  return i;
}

function isBoundary(token: Token | undefined): boolean {
  return token?.tokenType.name === 'NEWLINE' || token?.image === '{' || token?.image === '}';
}

/** Behind a comma the list goes on in the next line; unless something starts there that is no name of a list. */
function startsLine(tokens: readonly Token[], at: number, before: number): boolean {
  const [last, next, second] = [tokens[before - 1], tokens[at], tokens[at + 1]];
  if (next === undefined || next.startLine === last?.endLine) return false;
  return next.tokenType.name !== 'ID' || second?.image === '->' || second?.image === 'and';
}

const lineOf = (text: string, end: number) => /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';

/** A body that is longer than this is not read again for each entry. */
const LONG = 2_000;

/** To the end of the line with the body that it opens; without it, where that is long. */
function lineRest(text: string, tokens: readonly Token[], from: number, end: number): string {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.image === '{') {
      const close = closingBrace(tokens, i);
      const body = close === undefined ? '' : text.slice(token.startOffset, close.startOffset + 1);
      return text.slice(end, token.startOffset) + (body.length > LONG || body === '' ? '{}' : body);
    }
    if (isBoundary(token)) return text.slice(end, token.startOffset);
  }
  return text.slice(end);
}

function closingBrace(tokens: readonly Token[], open: number): Token | undefined {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.image === '{') depth += 1;
    else if (tokens[i]?.image === '}') {
      depth -= 1;
      if (depth === 0) return tokens[i];
    }
  }
  return undefined;
}

/** To the brace that closes the thing; where that is missing, to the end of the line. */
function bodyRest(text: string, tokens: readonly Token[], from: number, end: number, head: Token): string {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.image === '{') depth += 1;
    if (token.image === '}') {
      if (depth === 0) return text.slice(end, token.startOffset + 1);
      depth -= 1;
    } else if (isOfMargin(tokens, i, head)) break;
  }
  return `${lineOf(text, end)}\n}`;
}

/** It starts a line no further right than the thing itself: the brace of that is missing. */
function isOfMargin(tokens: readonly Token[], i: number, head: Token): boolean {
  const token = tokens[i];
  if (token === undefined || tokens[i - 1]?.tokenType.name !== 'NEWLINE') return false;
  return (token.startColumn ?? 1) <= (head.startColumn ?? 1) && token.tokenType.name !== 'NEWLINE';
}
