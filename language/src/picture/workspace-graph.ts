/**
 * All chains of a workspace in one picture: a node each, an arrow where one runs another, a line where they share people,
 * agents or systems, and how loaded the busiest of those is.
 */
import { isFull, type PoolFigures, sayLoad, type WorkspaceFigures } from '../flow/index.ts';
import { type Chain, type Id, type Pool, printRate, titleOf, type Workspace } from '../model/index.ts';
import { fileOf } from './graph.ts';
import { type Overlay, toneOfLoad } from './overlays/index.ts';
import type { PictureEdge, PictureGraph, PictureNode } from './picture-graph.ts';

export interface WorkspacePicture {
  readonly graph: PictureGraph;
  readonly overlay: Overlay;
}

/** @param title of the picture: the workspace has none of its own. */
export function workspacePicture(
  chains: readonly Chain[],
  workspace: Workspace,
  { title, figures }: { readonly title: string; readonly figures: WorkspaceFigures | undefined },
): WorkspacePicture {
  const names = namesOf(chains);
  const pools = [...(figures?.pools.values() ?? [])];
  const [first] = chains;
  const place = first?.place ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const marks = chains.flatMap((chain) => {
    const busiest = busiestOf(pools.filter((pool) => pool.chains.includes(chain.id)));
    if (busiest?.load === undefined || busiest.load === null) return [];
    const who = workspace.pools.get(busiest.pool);
    const words = `${who === undefined ? busiest.name : titleOf(who)} ${sayLoad(busiest)}`;
    return [[names.get(chain.id) ?? '', { tone: toneOfLoad(busiest.load), text: words }] as const];
  });
  return {
    graph: {
      of: 'workspace',
      file: first === undefined ? '' : fileOf(first.id),
      chain: '',
      title,
      lanes: [],
      nodes: chains.map((chain) => chainNode(chain, names)),
      edges: [...runsEdges(chains, names), ...sharedEdges(chains, names, workspace)],
      place,
    },
    overlay: {
      name: 'queues',
      title: 'How loaded the busiest of a process are:',
      nodes: Object.fromEntries(marks),
      lanes: {},
      legend: [
        { tone: 'heat1', words: 'from 50%' },
        { tone: 'heat2', words: 'from 70%' },
        { tone: 'heat3', words: 'from 85%' },
        { tone: 'heat4', words: 'from 95%' },
        ...(pools.some(isFull) ? [{ tone: 'full', words: 'more comes than can be done' } as const] : []),
      ],
      ...(figures === undefined && { note: 'The figures are on their way.' }),
    },
  };
}

/** Chains of several files may have one name. The id without its file: a picture must not say where on a disk it was. */
function namesOf(chains: readonly Chain[]): ReadonlyMap<Id, string> {
  const taken = new Set<string>();
  const names = new Map<Id, string>();
  for (const { id, name } of chains) {
    let own = name;
    for (let i = 2; taken.has(own); i++) own = `${name} ${i}`;
    taken.add(own);
    names.set(id, own);
  }
  return names;
}

function chainNode(chain: Chain, names: ReadonlyMap<Id, string>): PictureNode {
  const steps = chain.nodes.filter(({ kind }) => kind === 'step').length;
  return {
    id: names.get(chain.id) ?? chain.name,
    kind: 'step',
    lane: '',
    title: titleOf(chain),
    performer: 'nobody',
    chips: [
      ...(chain.demand === undefined ? [] : [printRate(chain.demand.rate)]),
      steps === 1 ? '1 step' : `${steps} steps`,
    ],
    checks: 0,
    runsAt: { file: fileOf(chain.id), chain: chain.name },
    file: fileOf(chain.id),
    place: chain.place,
    extent: chain.extent,
  };
}

function runsEdges(chains: readonly Chain[], names: ReadonlyMap<Id, string>): readonly PictureEdge[] {
  const edges = new Map<string, PictureEdge>();
  for (const chain of chains) {
    for (const { runs, place } of chain.nodes) {
      const from = names.get(chain.id);
      const to = names.get(runs?.id ?? '');
      if (from === undefined || to === undefined || from === to || edges.has(`${from}>${to}`)) continue;
      const id = `${from}>${to}`;
      edges.set(id, { id, from, to, kind: 'normal', trigger: 'runs', manual: false, place, file: fileOf(chain.id) });
    }
  }
  return [...edges.values()];
}

/** Of those who share somebody, each is joined to the next: a line for every pair would hide what it says. */
function sharedEdges(
  chains: readonly Chain[],
  names: ReadonlyMap<Id, string>,
  workspace: Workspace,
): readonly PictureEdge[] {
  const users = new Map<Id, Chain[]>();
  for (const chain of chains) for (const pool of poolsOf(chain)) users.set(pool, [...(users.get(pool) ?? []), chain]);
  const shared = new Map<string, { from: Chain; to: Chain; pools: Pool[] }>();
  for (const [id, using] of users) {
    const pool = workspace.pools.get(id);
    if (pool === undefined) continue;
    for (const [i, to] of using.entries()) {
      const from = using[i - 1];
      if (from === undefined) continue;
      const key = `${names.get(from.id)}=${names.get(to.id)}`;
      const pair = shared.get(key) ?? { from, to, pools: [] };
      pair.pools.push(pool);
      shared.set(key, pair);
    }
  }
  return [...shared].map(([id, { from, to, pools }]) => ({
    id,
    from: names.get(from.id) ?? '',
    to: names.get(to.id) ?? '',
    kind: 'shared',
    when: pools.map(titleOf).join(', '),
    manual: false,
    place: from.place,
    file: fileOf(from.id),
  }));
}

/** Who works in a chain: at its steps, with those, and at their checks. */
function poolsOf(chain: Chain): ReadonlySet<Id> {
  return new Set(
    chain.nodes.flatMap(({ by, verifies }) =>
      [by?.pool.id, by?.with?.id, ...verifies.map((check) => check.by?.id)].filter((id) => id !== undefined),
    ),
  );
}

function busiestOf(pools: readonly PoolFigures[]): PoolFigures | undefined {
  return pools.reduce<PoolFigures | undefined>(
    (most, pool) => (pool.load !== null && pool.load > (most?.load ?? 0) ? pool : most),
    undefined,
  );
}
