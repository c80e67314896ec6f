/** Where a case stops on its way: steps, timed checks, waits, and what passes between them. */
import {
  type CheckFigures,
  isPoolWaitApproximate,
  isWaitApproximate,
  type NodeFigures,
  type Standing,
} from '../../flow/index.ts';
import { type Id, type Node, titleOf } from '../../model/index.ts';

export interface Stop {
  readonly title: string;
  /** Who does it. */
  readonly pool?: Id;
  /** For one case. */
  readonly visits: number;
  /** Of one visit. */
  readonly waitSeconds: number | null;
  /** No formula gives that wait exactly. */
  readonly isAbout: boolean;
  readonly touchSeconds: number | null;
  /** Cases are collected before it. */
  readonly batched: boolean;
  readonly isWait: boolean;
}

export function stopsOf(standing: Standing): readonly Stop[] {
  const { workspace, figures } = standing;
  return figures.nodes.flatMap((one) => {
    const node = workspace.nodes.get(one.node);
    return node === undefined || !(one.visitsPerCase > 0)
      ? []
      : [stopAt(one, node, standing), ...one.checks.map((check) => checkAt(check, node, standing))];
  });
}

/** Seconds of waiting for one case; undefined: not known. */
export function waitingAt({ visits, waitSeconds }: Stop): number | undefined {
  return waitSeconds === null ? undefined : visits * waitSeconds;
}

function stopAt(
  { visitsPerCase, waitSeconds, touchSeconds }: NodeFigures,
  node: Node,
  { figures, pools }: Standing,
): Stop {
  const pool = node.by?.pool.id;
  return {
    title: titleOf(node),
    ...(pool !== undefined && { pool }),
    visits: visitsPerCase,
    waitSeconds,
    isAbout: isWaitApproximate(node, figures, byId(pools)),
    touchSeconds,
    batched: node.batch !== undefined,
    isWait: node.kind === 'wait',
  };
}

function checkAt(
  { pool, visitsPerCase, waitSeconds, touchSeconds }: CheckFigures,
  node: Node,
  { pools }: Standing,
): Stop {
  return {
    title: `Check of “${titleOf(node)}”`,
    ...(pool !== undefined && { pool }),
    visits: visitsPerCase,
    waitSeconds,
    isAbout: isPoolWaitApproximate(pool, byId(pools)),
    touchSeconds,
    batched: false,
    isWait: false,
  };
}

const byId = (pools: Standing['pools']) => new Map(pools.map((one) => [one.pool, one]));
