/**
 * Which chains get a short simulation, and how long it may last. What is simulated follows from the workspace alone, never
 * from a clock, so that everybody finds the same.
 */
import type { Chain, Workspace } from '../../../model/index.ts';
import { analysisOf } from '../../analysis/index.ts';
import { WEEK_SECONDS } from '../../calendar/index.ts';
import type { ChainFigures } from '../../figures.ts';
import { goalFigures } from '../../goals.ts';
import { figuresOf } from '../../standing.ts';
import { type Design, designOf } from '../design.ts';
import type { Span } from '../engine/index.ts';
import { effortAround } from './company.ts';

export interface ShortPlan {
  readonly design: Design;
  readonly figures: ChainFigures;
  /** One after the other, each longer, until every goal is settled. */
  readonly stages: readonly Stage[];
}

/** Replications of the same length. */
export interface Stage {
  readonly span: Span;
  /** Points passed at most in one of them. */
  readonly effort: number;
}

/** Points passed at most for all chains of a workspace: a second or so. */
const MOST_PASSES = 3_000_000;
/** And for one of them. */
const MOST_PASSES_OF_CHAIN = MOST_PASSES / 2;
export const REPLICATIONS = 10;
/** Measured cases of a replication in the first stage. */
const FEWEST_CASES = 200;
const MOST_STAGES = 6;
/** Chance may bring so many times more than the mean. */
const PATIENCE = 3;

/** Undefined: no goal needs it, or it would take too long, or facts are missing. */
export function shortPlan(workspace: Workspace, chain: Chain): ShortPlan | undefined {
  const figures = figuresOf(workspace).chains.get(chain.id);
  if (figures === undefined || figures.overloaded || !chain.goals.some(({ percentile }) => percentile !== undefined))
    return undefined;
  if (!goalFigures(workspace, chain, figures).some(({ needs }) => needs === 'simulation')) return undefined;
  const limit = Math.min(MOST_PASSES_OF_CHAIN, MOST_PASSES / askingIn(workspace));
  const effort = effortOf(workspace, chain);
  // Before anything is compiled: where many chains share their people, each would bring along all others.
  if (!(costOf({ warmUp: FEWEST_CASES, cases: FEWEST_CASES }, effort) <= limit)) return undefined;
  const design = designOf(workspace, chain.id);
  if ('facts' in design) return undefined;
  const stages = stagesOf(design, effort, limit);
  return stages.length === 0 ? undefined : { design, figures, stages };
}

const asking = new WeakMap<Workspace, number>();

/** Chains with a goal for a share of their cases. */
function askingIn(workspace: Workspace): number {
  let count = asking.get(workspace);
  if (count === undefined) {
    count = 0;
    for (const { goals } of workspace.chains.values())
      if (goals.some(({ percentile }) => percentile !== undefined)) count++;
    asking.set(workspace, count);
  }
  return Math.max(1, count);
}

function effortOf(workspace: Workspace, chain: Chain): number {
  const analysis = analysisOf(workspace, chain);
  if (analysis === undefined) return Number.POSITIVE_INFINITY;
  return effortAround(analysis.situation.scene, analysis.member);
}

function stagesOf({ scene, member, compiled }: Design, effort: number, limit: number): readonly Stage[] {
  const { batches, cycleSeconds, cycleCases } = compiled.program;
  const intervals = batches.map(({ everySeconds }) => everySeconds);
  // Whole weeks and whole batches, so that no time of the week and no place in a batch counts for more than others. All
  // that a zone brings repeats in centuries only: its summers and winters are close enough.
  const cycle = Math.min(cycleSeconds, Math.max(WEEK_SECONDS, ...intervals));
  const perCycle = (scene.demands.get(member.chain.id)?.perSecond ?? 0) * cycle;
  const shortest = Math.max(FEWEST_CASES, cycleCases);
  const first = perCycle > 0 ? Math.ceil(Math.ceil(shortest / perCycle) * perCycle) : shortest;
  const stages: Stage[] = [];
  let spent = 0;
  for (let cases = first; stages.length < MOST_STAGES; cases *= 2) {
    const span = { warmUp: cases, cases };
    const cost = costOf(span, effort);
    spent += cost;
    if (spent > limit) break;
    stages.push({ span, effort: PATIENCE * (cost / REPLICATIONS + limit / REPLICATIONS) });
  }
  return stages;
}

function costOf({ warmUp, cases }: Span, effort: number): number {
  return REPLICATIONS * (warmUp + cases) * effort;
}
