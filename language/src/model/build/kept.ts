/** What a part of a tree came to, kept for as long as nothing changes that it stands on. */
import type { AstNode } from 'langium';
import { Attached } from '../../grammar/attached.ts';
import type { Context } from './context.ts';

interface Kept {
  readonly names: object;
  readonly key: string;
  readonly line: number;
  readonly character: number;
  readonly built: unknown;
}

const known = new Attached<AstNode, Kept>();

/**
 * Built anew where the part, its place, `key` or what names mean has changed; and always where something is wrong with
 * it, which has to be said each time.
 */
export function kept<Built>(node: AstNode, key: string, context: Context, build: () => Built): Built {
  const { names, problems } = context;
  const start = node.$cstNode?.range.start;
  if (names === undefined || start === undefined) return build();
  const { line, character } = start;
  const before = known.get(node);
  const isSame = before?.names === names && before.line === line && before.character === character;
  // Nobody else sets it, and a node is built by one function.
  if (isSame && before.key === key) return before.built as Built;
  const count = problems.count();
  const built = build();
  if (problems.count() === count) known.set(node, { names, key, line, character, built });
  return built;
}
