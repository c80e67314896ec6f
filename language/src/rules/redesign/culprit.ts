/** Which node costs most of what a goal is about, and what to do about it. */
import { type ChainFigures, isNodeWaitApproximate, type NodeFigures, poolsAround } from '../../flow/index.ts';
import {
  type Chain,
  type Goal,
  type Id,
  isAiDone,
  isHuman,
  type Node,
  poolOf,
  type Ref,
  sayAbout,
  sayDuration,
  sayMoney,
} from '../../model/index.ts';
import type { RuleContext } from '../rule.ts';
import { isFull, loadOf } from '../shared/loads.ts';
import { called } from '../shared/words.ts';

export interface Culprit {
  readonly node?: Node;
  /** Whom its cases wait for. */
  readonly pool?: Id;
  readonly message: string;
}

interface Candidate {
  readonly node: Node;
  readonly figures: NodeFigures;
}

export function culpritOf(goal: Goal, chain: Chain, figures: ChainFigures, context: RuleContext): Culprit | undefined {
  const pools = poolsAround(context.workspace, chain);
  const isAbout = ({ node, figures: own }: Candidate) => isNodeWaitApproximate(node, own, figures, pools);
  const candidates = chain.nodes.flatMap((node): Candidate[] => {
    const own = figures.nodes.find((one) => one.node === node.id);
    return own === undefined || !(own.visitsPerCase > 0) ? [] : [{ node, figures: own }];
  });
  switch (goal.figure) {
    case 'quality':
      return leastSound(candidates, context);
    case 'cost':
      return dearest(candidates, goal, context);
    case 'throughput':
      return narrowest(candidates, figures, context);
    case 'touch time':
      return longest(
        candidates,
        ({ figures: own }) => timeAt(own).touch,
        () => false,
      );
    default: {
      const full = figures.overloaded ? fullOf(candidates, chain, context) : undefined;
      if (full !== undefined) return full;
      const isWaiting = goal.figure === 'waiting time';
      return longest(candidates, ({ figures: own }) => timeAt(own).wait + (isWaiting ? 0 : timeAt(own).touch), isAbout);
    }
  }
}

/** Seconds of one case, checks included. */
function timeAt({ visitsPerCase, waitSeconds, touchSeconds, checks }: NodeFigures): {
  readonly wait: number;
  readonly touch: number;
} {
  const all = [{ visitsPerCase, waitSeconds, touchSeconds }, ...checks];
  const sum = (amountOf: (one: (typeof all)[number]) => number | null) =>
    all.reduce((total, one) => total + one.visitsPerCase * (amountOf(one) ?? 0), 0);
  return { wait: sum((one) => one.waitSeconds), touch: sum((one) => one.touchSeconds) };
}

function most(candidates: readonly Candidate[], amountOf: (one: Candidate) => number) {
  let found: { readonly candidate: Candidate; readonly amount: number } | undefined;
  for (const candidate of candidates) {
    const amount = amountOf(candidate);
    if (amount > (found?.amount ?? 0)) found = { candidate, amount };
  }
  return found;
}

function longest(
  candidates: readonly Candidate[],
  secondsOf: (one: Candidate) => number,
  isAbout: (one: Candidate) => boolean,
): Culprit | undefined {
  const found = most(candidates, secondsOf);
  if (found === undefined) return undefined;
  const { node, figures } = found.candidate;
  const { wait } = timeAt(figures);
  const pool = node.by?.pool.id;
  const said = (seconds: number) => sayAbout(sayDuration(seconds), isAbout(found.candidate));
  const costs = `${called(node)} costs most, ${said(found.amount)} of a case`;
  if (node.kind === 'wait')
    return { node, message: `${costs}: shorten that wait, begin it earlier, or do something else meanwhile.` };
  const isQueue = wait > found.amount / 2;
  if (isQueue && node.batch !== undefined)
    return {
      node,
      message: `${costs}, and ${said(wait)} of it is waiting for its batch: make that smaller, or work on cases as they come.`,
    };
  return {
    node,
    ...(pool !== undefined && { pool }),
    message: isQueue
      ? `${costs}, and ${said(wait)} of it is waiting: give who works there less to do, or more people.`
      : `${costs}: shorten it, split it, or take it off the way of most cases.`,
  };
}

/** The first step whose people are full: before anything else is faster, they must have time. */
function fullOf(candidates: readonly Candidate[], chain: Chain, context: RuleContext): Culprit | undefined {
  const found = candidates.flatMap(({ node }) =>
    [node.by?.pool, ...node.verifies.map(({ by }) => by)].flatMap((ref) => {
      const load = loadOf(context, ref?.id, chain);
      return load !== undefined && isFull(load) ? [{ node, load }] : [];
    }),
  );
  const worst = found.sort((a, b) => b.load.load - a.load.load)[0];
  if (worst === undefined) return undefined;
  const { node, load } = worst;
  return {
    node,
    pool: load.pool.id,
    message: `${called(node)} costs most: it waits for ${called(load.pool)}, where more comes in than can be done. Nothing else will help before that.`,
  };
}

/** The step that asks most of the pool that is full first. */
function narrowest(
  candidates: readonly Candidate[],
  { bottleneck }: ChainFigures,
  { workspace }: RuleContext,
): Culprit | undefined {
  const pool = bottleneck === null ? undefined : workspace.pools.get(bottleneck);
  if (pool === undefined) return undefined;
  const isTheirs = (ref: Ref | undefined) => ref?.id === pool.id;
  const found = most(candidates, ({ node, figures: { visitsPerCase, touchSeconds, checks } }) =>
    checks
      .filter((check) => check.pool === pool.id)
      .reduce(
        (sum, check) => sum + check.visitsPerCase * (check.touchSeconds ?? 0),
        isTheirs(node.by?.pool) ? visitsPerCase * (touchSeconds ?? 0) : 0,
      ),
  );
  if (found === undefined)
    return { pool: pool.id, message: `${called(pool)} is full first: only what relieves it lets more through.` };
  const { node } = found.candidate;
  return {
    node,
    pool: pool.id,
    message: `${called(pool)} is full first, and ${called(node)} costs most there, ${sayDuration(found.amount)} of a case: only what relieves ${isHuman(pool) ? 'them' : 'it'} lets more through.`,
  };
}

function dearest(candidates: readonly Candidate[], { target }: Goal, { workspace }: RuleContext): Culprit | undefined {
  const currency = target.kind === 'money' ? target.money.currency : '';
  const price = (ref: Ref | undefined, visits: number, seconds: number | null) => {
    const costs = poolOf(workspace, ref)?.costs?.value;
    if (costs === undefined || costs.currency !== currency) return 0;
    return costs.per === 'h' ? (costs.amount * visits * (seconds ?? 0)) / 3600 : costs.amount * visits;
  };
  const found = most(candidates, ({ node, figures: { visitsPerCase, touchSeconds, checks } }) => {
    const together = node.batch?.kind === 'count' ? node.batch.size : 1;
    const own =
      price(node.by?.pool, visitsPerCase, (touchSeconds ?? 0) / together) +
      price(node.by?.with, visitsPerCase, touchSeconds);
    return checks.reduce(
      (sum, check) =>
        sum + price(node.verifies[check.check]?.by ?? node.by?.pool, check.visitsPerCase, check.touchSeconds),
      own,
    );
  });
  if (found === undefined) return undefined;
  const { node } = found.candidate;
  return {
    node,
    message: `${called(node)} costs most, ${sayMoney(found.amount, currency)} of a case: shorten it, or lead fewer cases there.`,
  };
}

/** Where most faults are made that no check finds. */
function leastSound(candidates: readonly Candidate[], { workspace }: RuleContext): Culprit | undefined {
  const found = most(candidates, ({ node, figures: { visitsPerCase } }) => {
    const missed = node.verifies.reduce((share, { sample = 1, catches = 1 }) => share * (1 - sample * catches), 1);
    return visitsPerCase * (1 - (node.quality?.value ?? 1)) * missed;
  });
  if (found === undefined) return undefined;
  const { node } = found.candidate;
  const remedy = node.verifies.length === 0 ? 'give it a check' : 'check more of it, or with a check that finds more';
  return {
    node,
    message: `${called(node)} costs most: ${Number((found.amount * 100).toPrecision(2))} of 100 cases leave it with a fault that nobody finds. Make ${isAiDone(workspace, node) ? 'the agent' : 'the step'} surer, or ${remedy}.`,
  };
}
