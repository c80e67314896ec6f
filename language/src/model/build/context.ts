/** What every part of the builder needs: where problems go, and the small readers of words and texts. */
import type { AstNode, LangiumDocument } from 'langium';
import { isHandoffLine, type NodeDeclaration, type PoolDeclaration } from '../../grammar/generated/ast.ts';
import {
  type ChainServices,
  didYouMean,
  expected,
  type Junk,
  KEYWORDS,
  type NamedDeclaration,
  nearest,
  type Problems,
  type Range,
  RESERVED_WORDS,
  rangeOf,
  rangeOfAll,
  wordFor,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';

/** URI of another file that declares a fitting thing of this name, imported or not; undefined when none does. */
export type Elsewhere = (name: string, fits: (word: string) => boolean) => string | undefined;

export interface Context {
  readonly document: LangiumDocument;
  readonly services: ChainServices;
  readonly problems: Problems;
  readonly elsewhere: Elsewhere;
  /** What lines that could not be read seem to declare. */
  readonly unread: ReadonlySet<string>;
  /** Documentation comments, by the offset of what follows them. */
  readonly docs: ReadonlyMap<number, string>;
  /** While this is the same object, every name that the file sees means the same. */
  readonly names?: object;
}

/** Drops what is undefined, so that a model holds only what the text says. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  const said: Partial<T> = {};
  for (const key in value) {
    const one = value[key];
    if (one !== undefined) said[key] = one;
  }
  return said as T;
}

export const article = (word: string) => (word === 'hours' ? word : `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`);

export function requireName(one: NamedDeclaration | NodeDeclaration, context: Context): void {
  if (one.name !== undefined) return;
  const word = wordFor(one);
  const range = rangeOf(one);
  const end = { line: range.start.line, character: range.start.character + word.length };
  const next = /^\w+[^\S\r\n]+(\w+)/.exec(one.$cstNode?.root.fullText.slice(one.$cstNode.offset) ?? '')?.[1] ?? '';
  const why = RESERVED_WORDS.includes(next) ? ` ${next} is reserved: no name can be that word.` : '';
  context.problems.add({
    code: 'syntax',
    range: { start: range.start, end },
    message: `Expected a name after ${word}: one word, such as ${word === 'hours' ? 'office' : 'Handler'}.${why}`,
  });
}

export function missing(at: AstNode, what: string, context: Context): void {
  context.problems.add(expected(what, at));
}

export function word<T extends string>(
  written: string | undefined,
  list: readonly T[],
  what: string,
  node: AstNode,
  property: string,
  context: Context,
): T | undefined {
  if (written === undefined) {
    missing(node, `${what} such as ${list[0]}`, context);
    return undefined;
  }
  const found = list.find((one) => one === written);
  if (found !== undefined) return found;
  const near = nearest(written, list);
  const all = list.length <= 9 ? ` It is one of ${list.join(', ')}.` : '';
  context.problems.add({
    code: 'bad-value',
    range: rangeOfAll(node, property),
    message: `${written} is no ${what.replace(/^an? /, '')}.${near === undefined ? all : didYouMean(written, list)}`,
    ...(near === undefined ? {} : { fix: near }),
  });
  return undefined;
}

/** The properties by their first word; a second one of a kind that stands once is a problem, and does not count. */
export function once<P extends AstNode & { readonly word: string }>(
  properties: readonly P[],
  repeatable: readonly string[],
  context: Context,
): readonly P[] {
  const seen = new Set<string>();
  return properties.filter((property) => {
    if (repeatable.includes(property.word) || !seen.has(property.word)) {
      seen.add(property.word);
      return true;
    }
    const message = `${property.word} is given twice: only the first counts. Remove one of them.`;
    context.problems.add({ code: 'bad-value', range: rangeOf(property), message, mayFollow: true });
    return false;
  });
}

/** Only what may stand in a thing of this kind. */
export function allowed<P extends AstNode & { readonly word: string }>(
  properties: readonly P[],
  kind: NodeDeclaration['kind'] | PoolDeclaration['kind'],
  context: Context,
): readonly P[] {
  return properties.filter((property) => {
    const facts = KEYWORDS[property.word];
    if (facts === undefined || facts.in.includes(kind)) return true;
    const places = facts.in
      .filter((one) => one !== 'file')
      .slice(0, 3)
      .map(article)
      .join(' or ');
    context.problems.add({
      code: 'syntax',
      range: rangeOf(property, 'word'),
      message: `${property.word} cannot stand in ${article(kind)}: it belongs in ${places}.`,
    });
    return false;
  });
}

export function fact<T>(value: T | undefined, place: Range): M.Fact<T> | undefined {
  return value === undefined ? undefined : { value, place };
}

export function text(value: string | undefined, node: AstNode, expected: string, context: Context): string | undefined {
  if (value === undefined) missing(node, expected, context);
  return value;
}

/** What no rule of the grammar fits, and lines that start with a name but have no arrow. */
export function isJunk(node: AstNode): node is Junk {
  return isHandoffLine(node) ? !node.arrow : node.$type.endsWith('Junk');
}
