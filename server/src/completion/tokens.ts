/** The tokens of a text, as completion looks at them. Its tree has them already, unless the parser has left some out. */
import { type ChainServices, leavesOf } from '@chainwright/language/grammar';
import type { LangiumDocument, LeafCstNode } from 'langium';

export interface Token {
  readonly startOffset: number;
  readonly image: string;
  readonly tokenType: { readonly name: string };
  /** Lines and columns count from one. */
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Comments. */
  readonly hidden: readonly Token[];
}

export function tokensOf({ parseResult, textDocument }: LangiumDocument, { parser }: ChainServices): Tokens {
  const text = textDocument.getText();
  const root = parseResult.value.$cstNode;
  if (root === undefined || parseResult.parserErrors.length > 0) return parser.Lexer.tokenize(text);
  const [tokens, hidden] = [[] as Token[], [] as Token[]];
  for (const leaf of leavesOf(root)) (leaf.hidden ? hidden : tokens).push(new LeafToken(leaf, text));
  return { tokens, hidden };
}

/** Index of the first token that does not begin before an offset. */
export function firstFrom(tokens: readonly Token[], offset: number): number {
  let [from, until] = [0, tokens.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** There may be tens of thousands, of which few are looked at closely. */
class LeafToken implements Token {
  readonly #leaf: LeafCstNode;
  readonly #text: string;

  constructor(leaf: LeafCstNode, text: string) {
    this.#leaf = leaf;
    this.#text = text;
  }

  get startOffset(): number {
    return this.#leaf.offset;
  }

  get image(): string {
    return this.#text.slice(this.#leaf.offset, this.#leaf.end);
  }

  get tokenType(): Token['tokenType'] {
    return this.#leaf.tokenType;
  }

  get startLine(): number {
    return this.#leaf.range.start.line + 1;
  }

  get endLine(): number {
    return this.#leaf.range.end.line + 1;
  }

  get startColumn(): number {
    return this.#leaf.range.start.character + 1;
  }
}
