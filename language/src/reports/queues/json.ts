/** `queues --format json`, version 1; `schema.ts` says the same as a schema. */
import type {
  Approximate,
  CheckFigures,
  GoalFigures,
  Missing,
  NodeFigures,
  PoolFigures,
  Standing,
} from '../../flow/index.ts';
import type { Id, Node, Workspace } from '../../model/index.ts';
import type { DocumentOptions } from '../document/index.ts';
import { jsonText } from '../sanitise/index.ts';
import { fileOf } from './facts.ts';
import type { QueuesReport, ReportedFigures, ReportedNode, ReportedPool, ReportedStanding } from './schema.ts';
import type { QueuesView } from './view.ts';

export function queuesJson(view: QueuesView, options: DocumentOptions): string {
  return jsonText(queuesReport(view, options));
}

export function queuesReport({ workspace, chains, pools }: QueuesView, { pathOf }: DocumentOptions): QueuesReport {
  const poolsJson = (some: readonly PoolFigures[]) => some.map((one) => poolJson(one, workspace, pathOf));
  return {
    version: 1,
    chains: chains.map((one) => ({
      name: one.chain.name,
      file: pathOf(fileOf(one.chain.id)),
      ...figuresJson(one),
      ...(one.chain.redesigns !== undefined && { pools: poolsJson(one.pools) }),
      scenarios: one.scenarios.map(({ scenario, standing }) => ({
        name: scenario.name,
        ...standingJson(standing, pathOf),
      })),
    })),
    pools: poolsJson(pools),
    lift: chains.flatMap(({ chain, lift }) =>
      lift.map(({ text, ceilingPerDay, leadTimeSeconds }) => ({
        chain: chain.name,
        change: text,
        ceilingPerDay,
        leadTimeSeconds,
      })),
    ),
  };
}

/** A chain in one state of its workspace. */
export function standingJson(standing: Standing, pathOf: DocumentOptions['pathOf']): ReportedStanding {
  return {
    ...figuresJson(standing),
    pools: standing.pools.map((one) => poolJson(one, standing.workspace, pathOf)),
  };
}

function figuresJson({ workspace, figures, pools, goals, speeds, humanUp }: Standing): ReportedFigures {
  const { relieved, nodes, queueGrowthPerDay, missing, approximate } = figures;
  const poolName = (id: Id) => workspace.pools.get(id)?.name ?? id;
  const nodeName = (id: Id) => workspace.nodes.get(id)?.name ?? id;
  return {
    demandPerDay: figures.demandPerDay,
    throughputPerDay: figures.throughputPerDay,
    ceilingPerDay: figures.ceilingPerDay,
    bottleneck: nameOrNull(figures.bottleneck, poolName),
    relieved: { ceilingPerDay: relieved.ceilingPerDay, bottleneck: nameOrNull(relieved.bottleneck, poolName) },
    leadTimeSeconds: figures.leadTimeSeconds,
    ...(figures.openLeadTimeSeconds !== undefined && { openLeadTimeSeconds: figures.openLeadTimeSeconds }),
    waitingTimeSeconds: figures.waitingTimeSeconds,
    // Nobody would see the case through, so that no time of it stands for a whole one.
    touchTimeSeconds: figures.overloaded ? null : figures.touchTimeSeconds,
    flowEfficiency: figures.flowEfficiency,
    workInProgress: figures.workInProgress,
    costPerCase: figures.costPerCase && { ...figures.costPerCase },
    quality: figures.quality,
    nodes: nodes.map((one) => nodeJson(one, workspace.nodes.get(one.node), poolName)),
    overloaded: figures.overloaded,
    queueGrowthPerDay: Object.fromEntries([...queueGrowthPerDay].map(([id, growth]) => [poolName(id), growth])),
    goals: goals.map(({ text, holds, value, sampled }) => ({
      text,
      holds,
      value,
      ...(sampled !== undefined && { sampled: { ...sampled } }),
    })),
    twoSpeeds: {
      touch: speeds.touch && { ...speeds.touch },
      waiting: speeds.waiting && { ...speeds.waiting },
      handoffs: speeds.handoffs && { ...speeds.handoffs },
      feeds: speeds.feeds.map(({ from, to, ...seconds }) => ({ from: nodeName(from), to: nodeName(to), ...seconds })),
    },
    humanUp: humanUp.map(({ pool, minutesPerCase }) => ({
      pool: poolName(pool),
      minutesPerCase: { ...minutesPerCase },
    })),
    approximate: [...approximate, ...pools.flatMap(doubtsOf)].map((one) => ({ ...one })),
    missing: [...missing, ...goals.flatMap(neededBy)].map(({ figure, facts }) => ({ figure, facts: [...facts] })),
  };
}

function doubtsOf({ name, approximate }: PoolFigures): readonly Approximate[] {
  return approximate.map(({ figure, reason }) => ({ figure: `pools.${name}.${figure}`, reason }));
}

/** What a goal that nobody can judge would need. */
function neededBy({ text, needs }: GoalFigures): readonly Missing[] {
  if (needs === undefined) return [];
  return [{ figure: `goal ${text}`, facts: needs === 'simulation' ? ['a longer simulation'] : needs.facts }];
}

function nodeJson(figures: NodeFigures, node: Node | undefined, poolName: (id: Id) => string): ReportedNode {
  const { name, visitsPerCase, waitSeconds, touchSeconds, checks } = figures;
  const checkJson = ({ check, pool, ...rest }: CheckFigures) => ({
    criterion: node?.verifies[check]?.criterion ?? '',
    pool: pool === undefined ? null : poolName(pool),
    visitsPerCase: rest.visitsPerCase,
    waitSeconds: rest.waitSeconds,
    touchSeconds: rest.touchSeconds,
  });
  return {
    name,
    visitsPerCase,
    waitSeconds,
    touchSeconds,
    ...(checks.length > 0 && { checks: checks.map(checkJson) }),
  };
}

function poolJson(figures: PoolFigures, workspace: Workspace, pathOf: DocumentOptions['pathOf']): ReportedPool {
  const { pool, name, servers, load, waitSeconds, openWaitSeconds, queueLength, chains } = figures;
  return {
    name,
    file: pathOf(fileOf(pool)),
    servers,
    load,
    waitSeconds,
    ...(openWaitSeconds !== undefined && { openWaitSeconds }),
    queueLength,
    chains: chains.map((id) => workspace.chains.get(id)?.name ?? id),
  };
}

function nameOrNull(id: Id | null, nameOf: (id: Id) => string): string | null {
  return id === null ? null : nameOf(id);
}
