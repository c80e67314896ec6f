/** The figures of the nodes of a chain; what it runs counts for the step that runs it. */
import type { Chain, Id } from '../../model/index.ts';
import type { CheckFigures, NodeFigures } from '../figures.ts';
import type { Traffic } from '../traffic/index.ts';
import { finite } from './notes.ts';
import type { Stay } from './sojourn.ts';

interface CheckSum {
  readonly pool: Id | undefined;
  visits: number;
  waiting: number | null;
  touching: number | null;
}

interface Sum {
  waiting: number | null;
  touching: number | null;
  /** By place among the node's checks; few nodes have any. */
  checks?: Map<number, CheckSum>;
}

/** @param stays by point; undefined: not known, or without end. */
export function nodeFigures(
  chain: Chain,
  traffic: Traffic,
  stays: readonly (Stay | undefined)[],
): readonly NodeFigures[] {
  const sums = sumsByNode(traffic, stays);
  const nodes: NodeFigures[] = [];
  for (const { id, name } of chain.nodes) {
    const head = traffic.network.heads.get(id);
    if (head === undefined) continue;
    const passes = traffic.visits.perCase[head] ?? 0;
    const sum = sums.get(id);
    nodes.push({
      node: id,
      name,
      visitsPerCase: passes,
      waitSeconds: each(sum === undefined ? 0 : sum.waiting, passes),
      touchSeconds: each(sum === undefined ? 0 : sum.touching, passes),
      checks: sum?.checks === undefined ? [] : checkFigures(sum.checks),
    });
  }
  return nodes;
}

function sumsByNode({ network, visits, times }: Traffic, stays: readonly (Stay | undefined)[]): ReadonlyMap<Id, Sum> {
  const sums = new Map<Id, Sum>();
  for (let i = 0; i < network.points.length; i++) {
    const point = network.points[i];
    const passes = visits.perCase[i] ?? 0;
    if (point === undefined || (point.time === undefined && times[i] !== undefined)) continue;
    if (point.activity === 'handoff' || !(passes > 0)) continue;
    const id = point.within ?? point.node;
    let sum = sums.get(id);
    if (sum === undefined) {
      sum = { waiting: 0, touching: 0 };
      sums.set(id, sum);
    }
    const stay = stays[i];
    const time = times[i]?.mean;
    const waits = point.activity === 'wait';
    const waiting = stay === undefined ? null : passes * (stay.queue + stay.batch + (waits ? stay.time.mean : 0));
    const touching = waits ? 0 : time === undefined ? null : passes * time;
    if (point.check === undefined || point.within !== undefined) {
      sum.waiting = plus(sum.waiting, waiting);
      sum.touching = plus(sum.touching, touching);
      continue;
    }
    sum.checks ??= new Map();
    const check = sum.checks.get(point.check) ?? { pool: point.pool, visits: 0, waiting: 0, touching: 0 };
    sum.checks.set(point.check, check);
    check.visits += passes;
    check.waiting = plus(check.waiting, waiting);
    check.touching = plus(check.touching, touching);
  }
  return sums;
}

function checkFigures(sums: ReadonlyMap<number, CheckSum>): readonly CheckFigures[] {
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([check, { pool, visits, waiting, touching }]) => ({
      check,
      ...(pool !== undefined && { pool }),
      visitsPerCase: visits,
      waitSeconds: each(waiting, visits),
      touchSeconds: each(touching, visits),
    }));
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function each(total: number | null, passes: number): number | null {
  if (total === null) return null;
  return passes > 0 ? finite(total / passes) : 0;
}
