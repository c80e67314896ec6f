/** How much of their time pools are asked for, and by what. */
import {
  type ChainFigures,
  isApproximate,
  openDaysPerSecond,
  type PoolFigures,
  poolsAround,
  weekOf,
} from '../../flow/index.ts';
import { type Chain, type Id, isHuman, type Node, type Pool, sayAbout, type Workspace } from '../../model/index.ts';
import type { RuleContext } from '../rule.ts';
import { isWork } from './chains.ts';
import { isReadablePool } from './readable.ts';

/** A pool of which it is known how much of its time is asked for. */
export interface Load {
  readonly pool: Pool;
  readonly figures: PoolFigures;
  /** Offered, as a share of its open time. */
  readonly load: number;
}

/** What is lost to rounding when loads are added up. */
const ROUNDING = 1e-9;

/**
 * The load of a pool as the workspace is, or as the cases of a chain meet it; undefined while a fact is missing.
 * @param chain a redesign stands in the place of what it redesigns.
 */
export function loadOf(context: RuleContext, pool: Id | undefined, chain?: Chain): Load | undefined {
  const { workspace } = context;
  const known = pool === undefined ? undefined : workspace.pools.get(pool);
  if (known === undefined) return undefined;
  const pools = chain === undefined ? context.figures.pools : poolsAround(workspace, chain);
  const figures = pools.get(known.id);
  if (figures === undefined || figures.load === null || !isReadablePool(known, figures, context)) return undefined;
  return { pool: known, figures, load: figures.load };
}

export function isFull({ load }: Load): boolean {
  return load >= 1 - ROUNDING;
}

/** From the threshold of the configuration on, full pools included. */
export function isHot({ load, pool }: Load, { settings }: RuleContext): boolean {
  return isHuman(pool) && load >= Math.min(1, settings.hotLoad) - ROUNDING;
}

/** Is anybody hot whom the cases of a chain could meet? */
export function isAnyoneHot(chain: Chain, { workspace, settings }: RuleContext): boolean {
  for (const { load } of poolsAround(workspace, chain).values())
    if (load !== null && load >= Math.min(1, settings.hotLoad) - ROUNDING) return true;
  return false;
}

/** `88%`, `at least 88%`: chains without a demand ask for more. */
export function saidLoad({ load, figures }: Load, text: (share: number) => string): string {
  return `${figures.atLeast ? 'at least ' : ''}${sayAbout(text(load), isApproximate(figures, 'load'))}`;
}

/** A step that asks for a pool's time. */
export interface Asking {
  readonly chain: Chain;
  readonly node: Node;
  /** Servers that it keeps busy, on the mean. */
  readonly work: number;
}

/** What asks for the time of a pool, most of all first. */
export function askingFor({ pool, figures }: Load, { workspace, figures: all }: RuleContext): readonly Asking[] {
  const found: Asking[] = [];
  for (const id of figures.chains) {
    const chain = workspace.chains.get(id);
    const own = all.chains.get(id);
    if (chain === undefined || own === undefined || own.demandPerDay === null || chain.redesigns !== undefined)
      continue;
    const perSecond = own.demandPerDay * daysPerSecond(workspace, chain);
    for (const node of chain.nodes) {
      if (!isWork(node) || !isAsking(node, pool.id)) continue;
      const work = perSecond * secondsAt(node, own, pool.id);
      if (work > 0) found.push({ chain, node, work });
    }
  }
  return found.sort((a, b) => b.work - a.work);
}

function isAsking({ by, verifies }: Node, pool: Id): boolean {
  return by?.pool.id === pool || verifies.some((one) => one.by === undefined || one.by.id === pool);
}

/** Seconds of a pool that one case takes at a node. */
function secondsAt(node: Node, { nodes }: ChainFigures, pool: Id): number {
  const figures = nodes.find((one) => one.node === node.id);
  if (figures === undefined) return 0;
  const together = node.batch?.kind === 'count' ? node.batch.size : 1;
  const own = node.by?.pool.id === pool ? (figures.visitsPerCase * (figures.touchSeconds ?? 0)) / together : 0;
  return figures.checks
    .filter((check) => check.pool === pool)
    .reduce((sum, { visitsPerCase, touchSeconds }) => sum + visitsPerCase * (touchSeconds ?? 0), own);
}

/** Days a second as the demand of a chain counts them. */
function daysPerSecond(workspace: Workspace, { demand }: Chain): number {
  const hours = demand?.during?.id === undefined ? undefined : workspace.hours.get(demand.during.id);
  return openDaysPerSecond(hours && weekOf(hours));
}
