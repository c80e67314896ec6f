/** Where a case waits: nodes by their part of a case's time, lanes by the load of who works in them. */
import {
  type ChainFigures,
  isFull,
  isNodeWaitApproximate,
  type NodeFigures,
  type PoolFigures,
  sayLoad,
  timePerCase,
  waitPerCase,
} from '../../flow/index.ts';
import { type Id, markAbout, type Node, sayDuration, sayRate } from '../../model/index.ts';
import type { Mark, Overlay, OverlaySource, Tone } from './overlay.ts';

/** From which part of a case's time on, and from which load on. */
const HEAT: readonly { readonly tone: Tone; readonly part: number; readonly load: number; readonly words: string }[] = [
  { tone: 'heat4', part: 0.5, load: 0.95, words: 'half or more' },
  { tone: 'heat3', part: 0.25, load: 0.85, words: '25–50%' },
  { tone: 'heat2', part: 0.1, load: 0.7, words: '10–25%' },
  { tone: 'heat1', part: 0.01, load: 0.5, words: '1–10%' },
];

export function queuesOverlay({ chain, figures }: OverlaySource): Overlay {
  const nodes: Record<string, Mark> = {};
  const lanes: Record<string, Mark> = {};
  const byId = new Map(figures?.chain.nodes.map((one) => [one.node, one]));
  const total = figures === undefined ? 0 : timePerCase(figures.chain);
  for (const node of chain.nodes) {
    const own = byId.get(node.id);
    if (figures === undefined || own === undefined || node.kind === 'start' || node.kind === 'end') continue;
    nodes[node.name] = nodeMark(node, own, total, figures);
  }
  for (const [id, pool] of figures?.pools ?? []) {
    const mark = laneMark(pool);
    if (mark !== undefined) lanes[id] = mark;
  }
  const legend = [...HEAT].reverse().map(({ tone, words }) => ({ tone, words }));
  const grows = Object.values(nodes).some(({ tone }) => tone === 'full');
  const note = noteOf(figures?.chain);
  return {
    name: 'queues',
    title: 'Waiting here, as a part of a case’s time:',
    nodes,
    lanes,
    legend: [...legend, ...(grows ? [{ tone: 'full', words: 'more comes than can be done' } as const] : [])],
    ...(note !== undefined && { note }),
  };
}

function fullPoolOf({ by, verifies }: Node, pools: ReadonlyMap<Id, PoolFigures>): PoolFigures | undefined {
  const worked = [by?.pool.id, ...verifies.map((check) => check.by?.id)];
  return worked.flatMap((pool) => (pool === undefined ? [] : (pools.get(pool) ?? []))).find(isFull);
}

function nodeMark(
  node: Node,
  own: NodeFigures,
  total: number,
  { chain, pools }: NonNullable<OverlaySource['figures']>,
): Mark {
  const wait = waitPerCase(own);
  if (wait === null) {
    if (fullPoolOf(node, pools) !== undefined) return { tone: 'full', text: 'waits longer each day' };
    return pools.size === 0 ? { tone: 'quiet' } : { tone: 'unknown', text: 'wait not known' };
  }
  const part = total > 0 ? wait / total : 0;
  const tone = HEAT.find((one) => part >= one.part)?.tone ?? 'quiet';
  const visits = own.visitsPerCase;
  if (tone === 'quiet' || visits === 0) return { tone };
  const isAbout = isNodeWaitApproximate(node, own, chain, pools);
  // Elsewhere a wait is that for whom does the work; here a case's whole stay counts.
  const isWithChecks = own.checks.some(({ waitSeconds, visitsPerCase }) => visitsPerCase * (waitSeconds ?? 0) > 0);
  const time = `${markAbout(sayDuration(wait / visits), isAbout)}${isWithChecks ? ', with checks' : ''}`;
  return { tone, text: `waits ${time}`, short: time };
}

export function toneOfLoad(load: number): Tone {
  return load >= 1 ? 'full' : (HEAT.find((one) => load >= one.load)?.tone ?? 'quiet');
}

function laneMark(figures: PoolFigures): Mark | undefined {
  const { load, servers, missing } = figures;
  if (load === null) {
    return servers === null && missing.length === 0 ? undefined : { tone: 'unknown', text: 'load not known' };
  }
  if (load === 0) return undefined;
  return { tone: toneOfLoad(load), text: `load ${sayLoad(figures)}` };
}

function noteOf(figures: ChainFigures | undefined): string | undefined {
  if (figures === undefined) return 'The figures are on their way.';
  if (figures.overloaded) {
    const growth = Math.max(0, ...figures.queueGrowthPerDay.values());
    return growth > 0 ? `A queue grows by ${sayRate(growth)}.` : undefined;
  }
  const lacking = figures.missing.find(({ figure }) => figure === 'waitingTimeSeconds')?.facts ?? [];
  if (lacking.length === 0) return undefined;
  const [first, second] = lacking;
  const more = lacking.length > 2 ? ` and ${lacking.length - 2} more` : '';
  return `Missing: ${[first, second].filter((one) => one !== undefined).join(', ')}${more}.`;
}
