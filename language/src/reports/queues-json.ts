/** `queues --format json`, version 1; `queues-schema.ts` says the same as a schema. */
import {
  type Approximate,
  analyseScenario,
  type ChainFigures,
  figuresOf,
  goalFigures,
  humanUp,
  liftOf,
  noFigures,
  type PoolFigures,
  poolsAround,
  twoSpeeds,
} from '../flow/index.ts';
import type { Chain, Id, Scenario, Workspace } from '../model/index.ts';
import type { QueuesChain, QueuesPool, QueuesReport, QueuesScenario } from './queues-schema.ts';
import { jsonText } from './sanitise/index.ts';

export interface QueuesOptions {
  /** The chains that are shown, in this order; absent: all. Queues are those of the whole workspace all the same. */
  readonly chains?: readonly Chain[];
  /** Shown beside the chains that they are about. */
  readonly scenarios: readonly Scenario[];
  /** A document's URI as people know it: relative, with `/`. */
  readonly pathOf: (uri: string) => string;
}

export function queuesJson(workspace: Workspace, options: QueuesOptions): string {
  return jsonText(queuesReport(workspace, options));
}

export function queuesReport(workspace: Workspace, options: QueuesOptions): QueuesReport {
  const { chains = [...workspace.chains.values()], pathOf } = options;
  const figures = figuresOf(workspace);
  return {
    version: 1,
    chains: chains.map((chain) => ({
      name: chain.name,
      file: pathOf(fileOf(chain.id)),
      ...figuresJson(workspace, chain, figures.chains.get(chain.id) ?? noFigures(chain)),
      scenarios: options.scenarios
        .filter(({ of }) => of.id === chain.id)
        .map((scenario) => scenarioJson(workspace, chain, scenario, pathOf)),
    })),
    pools: [...figures.pools.values()].map((pool) => poolJson(workspace, pool, pathOf)),
    lift: chains.flatMap((chain) =>
      liftOf(workspace, chain).map(({ text, ceilingPerDay, leadTimeSeconds }) => ({
        chain: chain.name,
        change: text,
        ceilingPerDay,
        leadTimeSeconds,
      })),
    ),
  };
}

type Figures = Omit<QueuesChain, 'name' | 'file' | 'scenarios'>;

function figuresJson(workspace: Workspace, chain: Chain, figures: ChainFigures): Figures {
  const nameOfPool = (id: Id) => workspace.pools.get(id)?.name ?? id;
  const nameOfNode = (id: Id) => workspace.nodes.get(id)?.name ?? id;
  const speeds = twoSpeeds(workspace, chain, figures);
  const open = figures.openLeadTimeSeconds;
  return {
    demandPerDay: figures.demandPerDay,
    throughputPerDay: figures.throughputPerDay,
    ceilingPerDay: figures.ceilingPerDay,
    bottleneck: figures.bottleneck === null ? null : nameOfPool(figures.bottleneck),
    leadTimeSeconds: figures.leadTimeSeconds,
    ...(open !== undefined && { openLeadTimeSeconds: open }),
    waitingTimeSeconds: figures.waitingTimeSeconds,
    touchTimeSeconds: figures.touchTimeSeconds,
    flowEfficiency: figures.flowEfficiency,
    workInProgress: figures.workInProgress,
    costPerCase: figures.costPerCase === null ? null : { ...figures.costPerCase },
    quality: figures.quality,
    nodes: figures.nodes.map(({ name, visitsPerCase, waitSeconds, touchSeconds }) => ({
      name,
      visitsPerCase,
      waitSeconds,
      touchSeconds,
    })),
    overloaded: figures.overloaded,
    queueGrowthPerDay: Object.fromEntries(
      [...figures.queueGrowthPerDay].map(([pool, growth]) => [nameOfPool(pool), growth]),
    ),
    goals: goalFigures(workspace, chain, figures).map(({ text, holds, value }) => ({ text, holds, value })),
    twoSpeeds: {
      touch: speeds.touch && { ...speeds.touch },
      waiting: speeds.waiting && { ...speeds.waiting },
      handoffs: speeds.handoffs && { ...speeds.handoffs },
      feeds: speeds.feeds.map((feed) => ({ ...feed, from: nameOfNode(feed.from), to: nameOfNode(feed.to) })),
    },
    humanUp: (humanUp(workspace, chain) ?? []).map(({ pool, minutesPerCase }) => ({
      pool: nameOfPool(pool),
      minutesPerCase: { ...minutesPerCase },
    })),
    approximate: [...figures.approximate, ...poolDoubts(workspace, chain)].map((one) => ({ ...one })),
    missing: figures.missing.map(({ figure, facts }) => ({ figure, facts: [...facts] })),
  };
}

/** What is approximate of the pools that the chain uses: `pools.Handler.waitSeconds`. */
function poolDoubts(workspace: Workspace, chain: Chain): readonly Approximate[] {
  return [...poolsAround(workspace, chain).values()]
    .filter(({ chains }) => chains.includes(chain.id))
    .flatMap(({ name, approximate }) =>
      approximate.map(({ figure, reason }) => ({ figure: `pools.${name}.${figure}`, reason })),
    );
}

function scenarioJson(
  workspace: Workspace,
  chain: Chain,
  scenario: Scenario,
  pathOf: QueuesOptions['pathOf'],
): QueuesScenario {
  const { changed, unknown } = analyseScenario(workspace, scenario);
  if (changed === undefined) {
    const missing = [{ figure: 'scenario', facts: [...unknown] }];
    return { name: scenario.name, ...figuresJson(workspace, chain, noFigures(chain)), missing, pools: [] };
  }
  const overruled = changed.chains.get(chain.id) ?? chain;
  const figures = figuresOf(changed).chains.get(chain.id) ?? noFigures(chain);
  const pools = [...poolsAround(changed, overruled).values()].filter(({ chains }) => chains.includes(chain.id));
  return {
    name: scenario.name,
    ...figuresJson(changed, overruled, figures),
    pools: pools.map((pool) => poolJson(changed, pool, pathOf)),
  };
}

function poolJson(workspace: Workspace, pool: PoolFigures, pathOf: QueuesOptions['pathOf']): QueuesPool {
  const { name, servers, load, waitSeconds, openWaitSeconds, queueLength } = pool;
  return {
    name,
    file: pathOf(fileOf(pool.pool)),
    servers,
    load,
    waitSeconds,
    ...(openWaitSeconds !== undefined && { openWaitSeconds }),
    queueLength,
    chains: pool.chains.map((id) => workspace.chains.get(id)?.name ?? id),
  };
}

/** The document that an id belongs to. */
function fileOf(id: Id): string {
  return id.slice(0, id.lastIndexOf('#'));
}
