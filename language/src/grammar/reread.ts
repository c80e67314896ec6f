/**
 * Reads a text again that differs from its tree within a few lines of a chain: only those are parsed, and grafted into the
 * tree. What stands before and behind it is the same tokens, so the parser would do the same there. The result is
 * the tree that a parse of the whole text gives, or nothing, where that cannot be known.
 */
import type { IToken } from 'chevrotain';
import {
  type AstNode,
  type LangiumDocument,
  type LeafCstNode,
  type Mutable,
  type RootCstNode,
  TextDocument,
} from 'langium';
import { forgetAttached } from './attached.ts';
import { moveAll } from './graft.ts';
import { type Difference, differenceOf, rereadLines } from './reread-lines.ts';
import type { ChainServices } from './services.ts';
import { leavesOf } from './walk.ts';

/** The document of the text, with the tree of the one before in it, which must not be used any more; undefined: parse it all. */
export function reread(
  services: ChainServices,
  before: LangiumDocument,
  text: string,
  version: number,
): LangiumDocument | undefined {
  const { parseResult } = before;
  const file = parseResult.value;
  const root = file.$cstNode?.root;
  if (root === undefined || parseResult.parserErrors.length > 0) return undefined;
  const difference = differenceOf(before.textDocument.getText(), text);
  if (!rereadLines(services, root, difference) && !rereadSpace(services, root, difference)) return undefined;
  Reflect.set(root, '_text', text);
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

/** Where all tokens are what they were, they only move. */
function rereadSpace({ parser }: ChainServices, root: RootCstNode, { was, is, same, tail }: Difference): boolean {
  if (was.slice(same, was.length - tail).trim() !== '' || is.slice(same, is.length - tail).trim() !== '') return false;
  const leaves = leavesOf(root);
  const { tokens, hidden } = parser.Lexer.tokenize(is);
  const now = inOrder(tokens, hidden);
  const isSame = (leaf: LeafCstNode, token: IToken | undefined) =>
    leaf.tokenType === token?.tokenType && was.slice(leaf.offset, leaf.end) === token.image;
  if (leaves.length !== now.length || !leaves.every((leaf, i) => isSame(leaf, now[i]))) return false;
  moveAll(root, leaves, now);
  return true;
}

/** Comments are tokens too. */
function inOrder(tokens: readonly IToken[], hidden: readonly IToken[]): readonly IToken[] {
  if (hidden.length === 0) return tokens;
  return [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
}
