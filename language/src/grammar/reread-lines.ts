/**
 * The lines of a chain in which something was typed, read again by themselves: what stands before and behind them only
 * moves.
 */
import type { IToken } from 'chevrotain';
import { type CstNode, isCompositeCstNode, isLeafCstNode, type LeafCstNode, type RootCstNode } from 'langium';
import { isChainBody } from './generated/ast.ts';
import { forgetRange, forgetRanges, graft, type Lines, moveBehind, orderLists, parsedLines } from './graft.ts';
import type { ChainServices } from './services.ts';
import { leavesOf, takeLeaves } from './walk.ts';

/** Two texts, and how much of both is the same at their beginning and at their end. */
export interface Difference {
  readonly was: string;
  readonly is: string;
  readonly same: number;
  readonly tail: number;
}

export function differenceOf(was: string, is: string): Difference {
  const shorter = Math.min(was.length, is.length);
  let same = 0;
  while (same < shorter && was.charCodeAt(same) === is.charCodeAt(same)) same++;
  let tail = 0;
  while (tail < shorter - same && was.charCodeAt(was.length - 1 - tail) === is.charCodeAt(is.length - 1 - tail)) tail++;
  return { was, is, same, tail };
}

/** So many line ends further on at most: where a line has become empty, its line end is that of the one before. */
const MOST_LINES = 3;

/** False, and nothing done: these lines are not all that it changes. */
export function rereadLines(services: ChainServices, root: RootCstNode, difference: Difference): boolean {
  const leaves = leavesOf(root);
  const at = lastBefore(leaves, difference.same);
  const lines = linesAround(leaves[at], difference);
  const before = lines?.cst.content[lines.from - 1];
  if (lines === undefined || !isLeafCstNode(before)) return false;
  for (let { until } = lines; until <= lines.until + MOST_LINES; until++) {
    const end = lines.cst.content[until - 1];
    if (!isLeafCstNode(end)) continue;
    if (isLineEnd(end) && rereadBetween(services, root, { ...lines, until }, [before, end], difference)) return true;
  }
  return false;
}

function rereadBetween(
  services: ChainServices,
  root: RootCstNode,
  lines: Lines,
  [before, end]: readonly [LeafCstNode, LeafCstNode],
  { was, is }: Difference,
): boolean {
  const delta = is.length - was.length;
  const { line, character } = before.range.start;
  // Two characters that make one line end.
  if (before.text.endsWith('\r') && is[before.end] === '\n') return false;
  const lexed = services.parser.Lexer.tokenizeStretch(is, {
    from: before.end,
    to: end.end + delta,
    // A line end stands in the line that it ends, and begins the next one.
    line: line + (isLineEnd(before) ? 2 : 1),
    lineStart: isLineEnd(before) ? before.end : before.offset - character,
    depth: 1,
    outer: 'chain',
  });
  const close = lexed?.tokens.at(-1);
  if (lexed === undefined || close?.startOffset !== end.offset + delta) return false;
  const [first] = lexed.tokens;
  if (first?.image === ',' || first?.image === '{' || first === close) return false;
  const parsed = parsedLines(services, lexed, is);
  if (parsed === undefined) return false;
  const leaves = leavesOf(root);
  const from = lastBefore(leaves, before.end) + 1;
  const until = lastBefore(leaves, end.end) + 1;
  const moved = lineOf(close) - end.range.start.line;
  const come = graft(lines, parsed);
  const all = [...leaves.slice(0, from), ...come, ...leaves.slice(until)];
  moveBehind(all, from + come.length, delta, moved);
  takeLeaves(root, all);
  orderLists(lines.body);
  if (moved !== 0) forgetRanges(root);
  else for (let cst: CstNode | undefined = lines.cst; cst !== undefined; cst = cst.container) forgetRange(cst);
  return true;
}

const lineOf = ({ startLine = 1 }: IToken) => startLine - 1;

/** The lines of a body in which all that differs stands. */
function linesAround(leaf: LeafCstNode | undefined, { was, same, tail }: Difference): Lines | undefined {
  let cst: CstNode | undefined = leaf?.container;
  // One that stands in another one, for want of a brace, is deeper in braces than is known here.
  while (cst !== undefined && !(isChainBody(cst.astNode) && cst.astNode.$container.$container?.$type === 'File'))
    cst = cst.container;
  const body = cst?.astNode;
  while (cst?.container?.astNode === body && body !== undefined) cst = cst?.container;
  if (cst === undefined || !isCompositeCstNode(cst) || !isChainBody(body) || body.$cstNode !== cst) return undefined;
  const { content } = cst;
  let from = firstFrom(content, same);
  while (from > 0 && !isBefore(content[from - 1], same)) from--;
  let until = firstFrom(content, was.length - tail);
  while (until < content.length && !isLineEnd(content[until])) until++;
  return from > 0 && until < content.length ? { body, cst, from, until: until + 1 } : undefined;
}

/** A line end, or the brace that opens the body, that ends before an offset. */
function isBefore(part: CstNode | undefined, offset: number): boolean {
  if (!isLeafCstNode(part) || part.end > offset) return false;
  return isLineEnd(part) || part.tokenType.name === '{';
}

function isLineEnd(part: CstNode | undefined): boolean {
  return isLeafCstNode(part) && part.tokenType.name === 'NEWLINE';
}

/** Index of the first part that does not begin before an offset. */
function firstFrom(parts: readonly CstNode[], offset: number): number {
  let [from, until] = [0, parts.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((parts[middle]?.offset ?? 0) < offset) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** Index of the last leaf that begins before an offset. */
function lastBefore(leaves: readonly LeafCstNode[], offset: number): number {
  return firstFrom(leaves, offset) - 1;
}
