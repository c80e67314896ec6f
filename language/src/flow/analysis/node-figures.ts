/** The figures of the nodes of a chain; what it runs counts for the step that runs it. */
import type { Id, Workspace } from '../../model/index.ts';
import type { CheckFigures, NodeFigures } from '../figures.ts';
import type { Traffic } from '../traffic/index.ts';
import { finite } from './notes.ts';
import type { Stay } from './sojourn.ts';

interface Sum {
  waiting: number | null;
  touching: number | null;
  readonly checks: Map<
    number,
    { pool: Id | undefined; visits: number; waiting: number | null; touching: number | null }
  >;
}

/** @param stays by point; undefined: not known, or without end. */
export function nodeFigures(
  workspace: Workspace,
  traffic: Traffic,
  stays: readonly (Stay | undefined)[],
): readonly NodeFigures[] {
  const { network, visits, times } = traffic;
  const sums = new Map<Id, Sum>();
  const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
  for (let i = 0; i < network.points.length; i++) {
    const point = network.points[i];
    const passes = visits.perCase[i] ?? 0;
    if (point === undefined || (point.time === undefined && times[i] !== undefined)) continue;
    if (point.activity === 'handoff' || !(passes > 0)) continue;
    const id = point.within ?? point.node;
    const sum = sums.get(id) ?? { waiting: 0, touching: 0, checks: new Map() };
    sums.set(id, sum);
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
    const check = sum.checks.get(point.check) ?? { pool: point.pool, visits: 0, waiting: 0, touching: 0 };
    sum.checks.set(point.check, check);
    check.visits += passes;
    check.waiting = plus(check.waiting, waiting);
    check.touching = plus(check.touching, touching);
  }
  return [...network.heads].map(([id, head]) => {
    const passes = visits.perCase[head] ?? 0;
    const sum = sums.get(id);
    const each = (total: number | null | undefined) =>
      total === null ? null : passes > 0 ? finite((total ?? 0) / passes) : 0;
    return {
      node: id,
      name: workspace.nodes.get(id)?.name ?? id,
      visitsPerCase: passes,
      waitSeconds: each(sum?.waiting),
      touchSeconds: each(sum?.touching),
      checks: [...(sum?.checks ?? [])]
        .sort(([a], [b]) => a - b)
        .map(
          ([check, { pool, visits: looked, waiting, touching }]): CheckFigures => ({
            check,
            ...(pool !== undefined && { pool }),
            visitsPerCase: looked,
            waitSeconds: waiting === null ? null : finite(waiting / looked),
            touchSeconds: touching === null ? null : finite(touching / looked),
          }),
        ),
    };
  });
}
