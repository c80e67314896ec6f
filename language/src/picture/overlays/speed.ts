/** Two speeds: who does it, and how long one visit stays, waiting included. */
import { isNodeWaitApproximate, waitPerCase } from '../../flow/index.ts';
import { isHuman, markAbout, type Node, poolOf, sayDuration, type Workspace } from '../../model/index.ts';
import type { Mark, Overlay, OverlaySource, Tone } from './overlay.ts';

const WORDS = {
  ai: 'AI',
  system: 'system',
  assisted: 'person with AI',
  people: 'person',
} as const satisfies Partial<Record<Tone, string>>;
type Who = keyof typeof WORDS;

export function speedOverlay({ chain, workspace, figures }: OverlaySource): Overlay {
  const nodes: Record<string, Mark> = {};
  const shown = new Set<Who>();
  const byId = new Map(figures?.chain.nodes.map((one) => [one.node, one]));
  for (const node of chain.nodes) {
    if (node.kind === 'start' || node.kind === 'end') continue;
    const who = whoDoes(node, workspace);
    const own = byId.get(node.id);
    const wait = own === undefined ? null : waitPerCase(own);
    const stay =
      own === undefined || wait === null || own.touchSeconds === null || own.visitsPerCase === 0
        ? undefined
        : wait / own.visitsPerCase + own.touchSeconds;
    const isAbout =
      figures !== undefined && own !== undefined && isNodeWaitApproximate(node, own, figures.chain, figures.pools);
    const time = stay === undefined || stay === 0 ? undefined : markAbout(sayDuration(stay), isAbout);
    if (who === undefined) nodes[node.name] = { tone: 'quiet', ...(time !== undefined && { text: time }) };
    else {
      shown.add(who);
      nodes[node.name] = {
        tone: who,
        ...(time === undefined ? { text: WORDS[who] } : { text: `${WORDS[who]} · ${time}`, short: time }),
      };
    }
  }
  const legend = (Object.keys(WORDS) as Who[]).filter((who) => shown.has(who));
  return {
    name: 'speed',
    title: 'Who does it, and how long a case stays there:',
    nodes,
    lanes: {},
    legend: legend.map((tone) => ({ tone, words: WORDS[tone] })),
  };
}

function whoDoes({ by }: Node, workspace: Workspace): Who | undefined {
  const pool = poolOf(workspace, by?.pool);
  if (pool === undefined) return undefined;
  if (!isHuman(pool)) return pool.kind === 'agent' ? 'ai' : 'system';
  return poolOf(workspace, by?.with) === undefined ? 'people' : 'assisted';
}
