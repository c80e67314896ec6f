/** Puts what was parsed anew into the body of a chain, and moves what stands behind it. */
import { createTokenInstance, type IToken } from 'chevrotain';
import {
  type AstNode,
  type CompositeCstNode,
  type CstNode,
  isCompositeCstNode,
  isLeafCstNode,
  type LeafCstNode,
} from 'langium';
import { type ChainBody, isChainBody } from './generated/ast.ts';
import type { ChainServices } from './services.ts';

/** What the tree of Langium keeps of a place. It offers no way to move a token, so that is done here and nowhere else. */
interface Place {
  _offset: number;
  _startLine: number;
  _startColumn: number;
  _endLine: number;
  _endColumn: number;
}

/** Lines of a body, with all that stands in them: its parts `[from, until)`, the last of which is a line end. */
export interface Lines {
  readonly body: ChainBody;
  readonly cst: CompositeCstNode;
  readonly from: number;
  readonly until: number;
}

/** What lines of a body are, when they are read by themselves; undefined: what follows them may belong to them. */
export function parsedLines(
  { parser }: ChainServices,
  lexed: { readonly tokens: readonly IToken[]; readonly hidden: readonly IToken[] },
  text: string,
): ChainBody | undefined {
  const { '{': open, '}': close } = parser.Lexer.definition;
  const end = lexed.tokens.at(-1);
  if (open === undefined || close === undefined || end === undefined) return undefined;
  const first = Math.min(
    ...[lexed.tokens[0], lexed.hidden[0]].map((one) => one?.startOffset ?? Number.POSITIVE_INFINITY),
  );
  const brace = (type: typeof open, image: string, at: number) =>
    createTokenInstance(type, image, at, at, end.endLine ?? 1, end.endLine ?? 1, 1, 1);
  const tokens = [brace(open, '{', first - 1), ...lexed.tokens, brace(close, '}', end.startOffset + end.image.length)];
  const { value, parserErrors } = parser.LangiumParser.parsePart(
    text,
    { tokens, hidden: [...lexed.hidden], errors: [] },
    'ChainBody',
  );
  if (parserErrors.length > 0 || !isChainBody(value)) return undefined;
  const parts = isCompositeCstNode(value.$cstNode) ? value.$cstNode.content : [];
  const [last, closing] = parts.slice(-2);
  const isApart = isLeafCstNode(last) && last.tokenType.name === 'NEWLINE';
  // The braces are not of the lines, so they have to be its first and last part.
  return isApart && isLeafCstNode(parts[0]) && isLeafCstNode(closing) ? value : undefined;
}

/** Puts lines that were parsed into the place of others. @returns the leaves of what was put there. */
export function graft({ body, cst, from, until }: Lines, parsed: ChainBody): readonly LeafCstNode[] {
  const gone = new Set(cst.content.slice(from, until));
  const first = cst.content[from]?.offset ?? 0;
  for (const key of Object.keys(parsed)) {
    const some: unknown = Reflect.get(parsed, key);
    if (!key.startsWith('$') && Array.isArray(some)) replaceMembers(body, key, some, gone, first);
  }
  const parts = isCompositeCstNode(parsed.$cstNode) ? parsed.$cstNode.content : [];
  const own = parts.slice(1, -1);
  for (const one of own) Reflect.set(one, 'container', cst);
  Reflect.set(cst, 'content', [...cst.content.slice(0, from), ...own, ...cst.content.slice(until)]);
  return own.flatMap(leavesUnder);
}

/** In one list of the body: those that are gone stood side by side, and what has come stands where they did. */
function replaceMembers(
  body: ChainBody,
  key: string,
  come: readonly AstNode[],
  gone: ReadonlySet<CstNode | undefined>,
  offset: number,
): void {
  const before = (Reflect.get(body, key) ?? []) as readonly AstNode[];
  let from = 0;
  while (from < before.length && !gone.has(before[from]?.$cstNode) && (before[from]?.$cstNode?.offset ?? 0) < offset)
    from++;
  let until = from;
  while (until < before.length && gone.has(before[until]?.$cstNode)) until++;
  if (until === from && come.length === 0) return;
  const all = [...before.slice(0, from), ...come, ...before.slice(until)];
  Reflect.set(body, key, all);
  const last = come.length === until - from ? until : all.length;
  for (let i = from; i < last; i++) {
    const one = all[i];
    if (one === undefined) continue;
    Reflect.set(one, '$container', body);
    Reflect.set(one, '$containerProperty', key);
    Reflect.set(one, '$containerIndex', i);
  }
}

/** The parser makes the lists of a body in the order in which it first meets them; those who walk over a tree see that. */
export function orderLists(body: ChainBody): void {
  const lists = Object.entries(body).filter((entry): entry is [string, AstNode[]] => Array.isArray(entry[1]));
  const offset = ([first]: readonly AstNode[]) => first?.$cstNode?.offset ?? Number.MAX_SAFE_INTEGER;
  const ordered = [...lists].sort(([a, some], [b, others]) => offset(some) - offset(others) || (a < b ? -1 : 1));
  if (ordered.every(([key], i) => key === lists[i]?.[0])) return;
  for (const [key, list] of ordered) {
    Reflect.deleteProperty(body, key);
    Reflect.set(body, key, list);
  }
}

function leavesUnder(node: CstNode): readonly LeafCstNode[] {
  if (isLeafCstNode(node)) return [node];
  return isCompositeCstNode(node) ? node.content.flatMap(leavesUnder) : [];
}

/** Every leaf to where its token stands now. */
export function moveAll(root: CstNode, leaves: readonly LeafCstNode[], now: readonly IToken[]): void {
  for (const [i, leaf] of leaves.entries()) {
    const token = now[i];
    if (token === undefined) continue;
    const place = leaf as unknown as Place;
    place._offset = token.startOffset;
    place._startLine = (token.startLine ?? 1) - 1;
    place._startColumn = (token.startColumn ?? 1) - 1;
    place._endLine = (token.endLine ?? 1) - 1;
    place._endColumn = token.endColumn ?? 0;
  }
  forgetRanges(root);
}

/** Leaves from an index on, which stand in lines of their own. */
export function moveBehind(leaves: readonly LeafCstNode[], from: number, offset: number, lines: number): void {
  for (let i = from; i < leaves.length; i++) {
    const place = leaves[i] as unknown as Place;
    place._offset += offset;
    place._startLine += lines;
    place._endLine += lines;
  }
}

/** Of all below. */
export function forgetRanges(node: CstNode): void {
  if (!isCompositeCstNode(node)) return;
  forgetRange(node);
  for (const one of node.content) forgetRanges(one);
}

export function forgetRange(node: CstNode): void {
  Reflect.set(node, '_rangeCache', undefined);
}
