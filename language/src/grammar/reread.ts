/**
 * Reads a text again that differs from its tree within one line of a chain, or one node: only that is parsed, and grafted
 * into the tree. What stands before and behind it is the same tokens, so the parser would do the same there. The result is
 * the tree that a parse of the whole text gives, or nothing, where that cannot be known.
 */
import type { IToken } from 'chevrotain';
import {
  type AstNode,
  AstUtils,
  type CompositeCstNode,
  type CstNode,
  isCompositeCstNode,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
  type Mutable,
  TextDocument,
} from 'langium';
import { forgetAttached } from './attached.ts';
import type { ChainServices } from './services.ts';
import { leavesOf, takeLeaves } from './walk.ts';

/** What the tree of Langium keeps of a place. It offers no way to move a token, so that is done here and nowhere else. */
interface Place {
  _offset: number;
  _startLine: number;
  _startColumn: number;
  _endLine: number;
  _endColumn: number;
}

/** Leaves `[from, until)` of the tree have become the tokens `[from, now)`. */
interface Window {
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

const MEMBERS: ReadonlySet<string> = new Set(['NodeDeclaration', 'HandoffLine']);

/** The document of the text, with the tree of the one before in it, which must not be used any more; undefined: parse it all. */
export function reread(
  services: ChainServices,
  before: LangiumDocument,
  text: string,
  version: number,
): LangiumDocument | undefined {
  const { parseResult } = before;
  const file = parseResult.value;
  const root = file.$cstNode;
  if (root === undefined || parseResult.parserErrors.length > 0) return undefined;
  const leaves = leavesOf(root);
  const { tokens, hidden } = services.parser.Lexer.tokenize(text);
  const now = inOrder(tokens, hidden);
  const window = windowBetween(leaves, now, before.textDocument.getText(), text);
  const member = window.from === window.until && window.from === window.now ? 'none' : memberAround(leaves, window);
  if (member === undefined) return undefined;
  if (member !== 'none' && !graft(services, member, leaves, window, now, text)) return undefined;
  Reflect.set(root, '_text', text);
  moveAll(root, now);
  forgetAttached(file);
  const document: LangiumDocument = {
    uri: before.uri,
    textDocument: TextDocument.create(before.uri.toString(), 'chain', version, text),
    parseResult,
    references: [],
    state: before.state,
  };
  const top: Mutable<AstNode> = file;
  top.$document = document;
  return document;
}

/** Comments are tokens too. */
function inOrder(tokens: readonly IToken[], hidden: readonly IToken[]): readonly IToken[] {
  if (hidden.length === 0) return tokens;
  return [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
}

function windowBetween(leaves: readonly LeafCstNode[], now: readonly IToken[], was: string, is: string): Window {
  const shorter = Math.min(was.length, is.length);
  let same = 0;
  while (same < shorter && was.charCodeAt(same) === is.charCodeAt(same)) same++;
  let tail = 0;
  while (tail < shorter - same && was.charCodeAt(was.length - 1 - tail) === is.charCodeAt(is.length - 1 - tail)) tail++;
  const delta = is.length - was.length;
  const most = Math.min(leaves.length, now.length);
  let from = 0;
  while (from < most && isSame(leaves[from], now[from], 0) && (leaves[from]?.end ?? 0) <= same) from++;
  let behind = 0;
  while (behind < most - from) {
    const [leaf, token] = [leaves[leaves.length - 1 - behind], now[now.length - 1 - behind]];
    if (!isSame(leaf, token, delta) || (leaf?.offset ?? 0) < was.length - tail) break;
    behind++;
  }
  return { from, until: leaves.length - behind, now: now.length - behind };
}

function isSame(leaf: LeafCstNode | undefined, token: IToken | undefined, delta: number): boolean {
  return (
    leaf !== undefined &&
    token !== undefined &&
    leaf.tokenType === token.tokenType &&
    leaf.offset + delta === token.startOffset &&
    leaf.length === token.image.length
  );
}

interface Member {
  readonly node: AstNode;
  readonly cst: CompositeCstNode;
  /** Its leaves are `[first, end)`. */
  readonly first: number;
  readonly end: number;
}

/** The member of a chain that the window lies in, behind its first word, where its line ends behind it. */
function memberAround(leaves: readonly LeafCstNode[], window: Window): Member | undefined {
  let cst: CstNode | undefined = leaves[window.from - 1];
  while (cst?.container !== undefined && cst.container.astNode.$type !== 'ChainBody') cst = cst.container;
  if (cst === undefined || !isCompositeCstNode(cst) || !MEMBERS.has(cst.astNode.$type)) return undefined;
  const node = cst.astNode;
  if (node.$cstNode !== cst || node.$container?.$type !== 'ChainBody') return undefined;
  const isInside = (leaf: LeafCstNode | undefined) =>
    leaf !== undefined && cst !== undefined && leaf.offset >= cst.offset && leaf.end <= cst.end;
  let [first, end] = [window.from - 1, window.from];
  while (isInside(leaves[first - 1])) first--;
  while (isInside(leaves[end])) end++;
  let next = end;
  while (leaves[next]?.hidden) next++;
  const isClosed = leaves[next]?.tokenType.name === 'NEWLINE';
  return isClosed && window.until <= end && leaves[first]?.hidden === false ? { node, cst, first, end } : undefined;
}

/** Puts what the member has become into its place. False, and nothing done: it is not a member of the same kind any more. */
function graft(
  { parser }: ChainServices,
  { node, cst, first, end }: Member,
  leaves: readonly LeafCstNode[],
  window: Window,
  now: readonly IToken[],
  text: string,
): boolean {
  const slice = now.slice(first, end + window.now - window.until);
  const comments = new Set(['ML_COMMENT', 'SL_COMMENT']);
  const isComment = ({ tokenType }: IToken) => comments.has(tokenType.name);
  const last = slice.at(-1);
  if (last === undefined || isComment(last)) return false;
  const lexed = { tokens: slice.filter((one) => !isComment(one)), hidden: slice.filter(isComment), errors: [] };
  const part = parser.LangiumParser.parsePart(text, lexed, node.$type);
  const grown = part.value.$cstNode;
  if (part.parserErrors.length > 0 || part.value.$type !== node.$type || grown === undefined) return false;
  const own = isCompositeCstNode(grown) ? grown.content : [];
  const parts = own.flatMap((one) => leavesUnder(one));
  if (parts.length !== slice.length) return false;
  for (const one of own) Reflect.set(one, 'container', cst);
  Reflect.set(cst, 'content', own);
  for (const key of Object.keys(node)) if (!key.startsWith('$')) Reflect.deleteProperty(node, key);
  for (const [key, value] of Object.entries(part.value)) if (!key.startsWith('$')) Reflect.set(node, key, value);
  AstUtils.linkContentToContainer(node);
  forgetAttached(node);
  takeLeaves(cst.root, [...leaves.slice(0, first), ...parts, ...leaves.slice(end)]);
  return true;
}

function leavesUnder(node: CstNode): readonly LeafCstNode[] {
  if (isLeafCstNode(node)) return [node];
  return isCompositeCstNode(node) ? node.content.flatMap(leavesUnder) : [];
}

/** Every leaf to where its token stands now. */
function moveAll(root: CstNode, now: readonly IToken[]): void {
  for (const [i, leaf] of leavesOf(root).entries()) {
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

function forgetRanges(node: CstNode): void {
  if (!isCompositeCstNode(node)) return;
  Reflect.set(node, '_rangeCache', undefined);
  for (const one of node.content) forgetRanges(one);
}
