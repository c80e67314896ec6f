/** What the figures say of the goals of a chain, as far as rules may build on it. */
import { type ChainFigures, type GoalFigures, goalFigures } from '../../flow/index.ts';
import type { Chain } from '../../model/index.ts';
import type { RuleContext } from '../rule.ts';
import { isSound } from './readable.ts';

export interface Verdicts {
  readonly figures: ChainFigures;
  readonly goals: readonly GoalFigures[];
}

type Known = WeakMap<ChainFigures, Verdicts | undefined>;

const verdicts = new WeakMap<RuleContext['unreadable'], Known>();

/** Undefined for a chain without goals, and while something that it stands on cannot be read. */
export function verdictsOf(chain: Chain, context: RuleContext): Verdicts | undefined {
  const figures = chain.goals.length === 0 ? undefined : context.figures.chains.get(chain.id);
  if (figures === undefined) return undefined;
  const known: Known = verdicts.get(context.unreadable) ?? new WeakMap();
  verdicts.set(context.unreadable, known);
  if (!known.has(figures)) {
    const goals = isSound(chain, context)
      ? goalFigures(context.workspace, chain, figures, context.shortRunOf(chain))
      : undefined;
    known.set(figures, goals && { figures, goals });
  }
  return known.get(figures);
}
