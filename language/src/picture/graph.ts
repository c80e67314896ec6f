/** From a chain of the model to what its picture shows. */
import {
  CHANNELS,
  type Chain,
  type Duration,
  type Finding,
  type Handoff,
  type Id,
  type Node,
  type Pool,
  poolOf,
  serversOf,
  type Takes,
  titleFromName,
  titleOf,
  type Workspace,
} from '../model/index.ts';
import { type Badges, badgesOf } from './badges.ts';
import type { LaneMode } from './choices.ts';
import { factsOf } from './facts.ts';
import { inlined, WITHIN } from './inline.ts';
import { type Lane, type Link, lanesOf } from './lanes.ts';
import type { Performer, PictureEdgeKind, PictureGraph, PictureLane, PictureNode } from './picture-graph.ts';

export interface GraphOptions {
  /** By whom the lanes are (performer). */
  readonly lanes?: LaneMode | undefined;
  /** Names of steps in whose place the chain is shown that they run. */
  readonly inline?: readonly string[] | undefined;
}

export function pictureGraph(
  whole: Chain,
  workspace: Workspace,
  findings: readonly Finding[],
  { lanes: mode, inline = [] }: GraphOptions = {},
): PictureGraph {
  const chain = inlined(whole, workspace, new Set(inline));
  const badges = badgesOf(chain, findings);
  const links = linksOf(chain);
  const laneOf = lanesOf(chain, workspace, links.edges, links.bars, mode);
  const nodes: PictureNode[] = chain.nodes.map((node) => ({
    ...pictureNode(node, workspace, laneOf, badges),
    ...elsewhere(node.id, chain),
  }));
  for (const bar of links.bars) nodes.push({ ...bar, lane: laneOf.get(bar.id)?.id ?? '' });
  return {
    file: fileOf(chain.id),
    chain: chain.name,
    title: titleOf(chain),
    ...(chain.doc === undefined ? {} : { description: chain.doc }),
    lanes: lanes(nodes, laneOf, workspace, badges),
    nodes,
    edges: links.edges.map(({ handoff, ...edge }) => ({
      ...withBadge(edge, badges.handoffs.get(handoff)),
      ...elsewhere(handoff, chain),
    })),
    ...(badges.chain === undefined ? {} : { badge: badges.chain }),
    place: chain.place,
  };
}

function elsewhere(id: Id, chain: Chain): { readonly file?: string } {
  const file = fileOf(id);
  return file === fileOf(chain.id) ? {} : { file };
}

/** URI of the file that a thing stands in. */
export function fileOf(id: Id): string {
  return id.slice(0, id.lastIndexOf('#'));
}

function pictureNode(node: Node, workspace: Workspace, laneOf: ReadonlyMap<string, Lane>, badges: Badges): PictureNode {
  const pool = poolOf(workspace, node.by?.pool);
  const assistant = poolOf(workspace, node.by?.with);
  const ran = node.runs?.id === undefined ? undefined : workspace.chains.get(node.runs.id);
  const performedBy = [pool, assistant].flatMap((one) => (one === undefined ? [] : [titleOf(one)])).join(' with ');
  const facts = factsOf(node, workspace);
  const within = node.name.indexOf(WITHIN);
  return withBadge(
    {
      id: node.name,
      kind: node.kind,
      lane: laneOf.get(node.name)?.id ?? '',
      title: titleOf(node),
      performer: performerOf(pool, assistant),
      ...(performedBy === '' ? {} : { performedBy }),
      ...(assistant === undefined ? {} : { assistant: titleOf(assistant) }),
      chips: chipsOf(node),
      checks: node.verifies.length,
      ...(node.runs === undefined ? {} : { runs: ran === undefined ? titleFromName(node.runs.name) : titleOf(ran) }),
      ...(ran === undefined ? {} : { runsAt: { file: fileOf(ran.id), chain: ran.name } }),
      ...(within === -1 ? {} : { partOf: node.name.slice(0, within) }),
      ...(facts.length === 0 ? {} : { facts }),
      place: node.place,
      extent: node.extent,
    },
    badges.nodes.get(node.id),
  );
}

function performerOf(pool: Pool | undefined, assistant: Pool | undefined): Performer {
  if (pool === undefined) return 'nobody';
  if (pool.kind === 'agent' || pool.kind === 'system') return pool.kind;
  return assistant === undefined ? 'human' : 'assisted';
}

function chipsOf(node: Node): readonly string[] {
  const chips: string[] = [];
  if (node.takes !== undefined) chips.push(takesText(node.takes));
  if (node.verifies.length > 0) chips.push(node.verifies.length === 1 ? '1 check' : `${node.verifies.length} checks`);
  if (node.batch !== undefined) {
    chips.push(node.batch.kind === 'count' ? `batch ${node.batch.size}` : `every ${durationText(node.batch.every)}`);
  }
  if (node.share !== undefined) chips.push(shareText(node.share.value));
  for (const { channel, share } of node.channels) {
    chips.push(share === undefined ? channel : `${channel} ${shareText(share)}`);
  }
  return chips;
}

/** Every lane that has a node, in the order in which the text first needs it. */
function lanes(
  nodes: readonly PictureNode[],
  laneOf: ReadonlyMap<string, Lane>,
  workspace: Workspace,
  badges: Badges,
): readonly PictureLane[] {
  const found = new Map<Id, PictureLane>();
  for (const node of nodes) {
    const lane = laneOf.get(node.id);
    if (lane === undefined || found.has(lane.id)) continue;
    const pool = workspace.pools.get(lane.id);
    const kind = pool === undefined ? 'nobody' : pool.kind === 'agent' || pool.kind === 'system' ? pool.kind : 'human';
    const servers = pool === undefined ? undefined : serversOf(pool);
    const detail =
      pool === undefined || servers === undefined
        ? undefined
        : kind === 'human'
          ? servers === 1
            ? '1 person'
            : `${servers} people`
          : `${servers} in parallel`;
    found.set(
      lane.id,
      withBadge(
        { id: lane.id, title: lane.title, kind, ...(detail === undefined ? {} : { detail }) },
        badges.pools.get(lane.id),
      ),
    );
  }
  return [...found.values()];
}

type Bar = Omit<PictureNode, 'lane'>;

/** Edges between nodes that exist, with a bar wherever a handoff has several ends. */
function linksOf(chain: Chain): { readonly edges: readonly Link[]; readonly bars: readonly Bar[] } {
  const known = new Set(chain.nodes.map((node) => node.name));
  const edges: Link[] = [];
  const bars: Bar[] = [];
  const taken = new Set<string>();
  const unique = (wish: string): string => {
    let id = wish;
    for (let i = 2; taken.has(id); i++) id = `${wish} ${i}`;
    taken.add(id);
    return id;
  };
  for (const handoff of chain.handoffs) {
    const from = [...new Set(handoff.from.flatMap((ref) => (known.has(ref.name) ? [ref.name] : [])))];
    const to = [...new Set(handoff.to.flatMap((ref) => (known.has(ref.name) ? [ref.name] : [])))];
    const [source] = from;
    const [target] = to;
    if (source === undefined || target === undefined) continue;
    const said = edgeFacts(handoff);
    const plain = { kind: 'normal' as const, manual: false, place: handoff.place, handoff: handoff.id };
    const suffix = said.kind === 'normal' ? '' : ` ${said.trigger ?? said.kind}`;
    if (from.length === 1 && to.length === 1) {
      edges.push({ ...said, id: unique(`${source}>${target}${suffix}`), from: source, to: target });
      continue;
    }
    const bar = unique(`${from.join('+')}>${to.join('+')}${suffix}`);
    bars.push(barOf(bar, from.length > 1 ? 'join' : 'fork', handoff));
    from.forEach((one, i) => {
      const facts = from.length === 1 && i === 0 ? said : plain;
      edges.push({ ...facts, id: unique(`${one}>${bar}`), from: one, to: bar });
    });
    to.forEach((one, i) => {
      const facts = from.length > 1 && i === 0 ? said : plain;
      edges.push({ ...facts, id: unique(`${bar}>${one}`), from: bar, to: one });
    });
  }
  return { edges, bars };
}

function barOf(id: string, kind: 'fork' | 'join', handoff: Handoff): Bar {
  const title = kind === 'fork' ? 'All of these happen' : 'Waits for all of these';
  return { id, kind, title, performer: 'nobody', chips: [], checks: 0, place: handoff.place, extent: handoff.place };
}

function edgeFacts(handoff: Handoff): Omit<Link, 'id' | 'from' | 'to'> {
  const { on } = handoff;
  const share = on?.kind === 'exception' ? on.share : handoff.share?.value;
  const kind: PictureEdgeKind = on?.kind ?? 'normal';
  return {
    kind,
    ...(on === undefined ? {} : { trigger: triggerText(on) }),
    ...(share === undefined ? {} : { share: shareText(share) }),
    ...(handoff.when === undefined ? {} : { when: handoff.when.value }),
    ...(handoff.via === undefined ? {} : { channel: handoff.via.value }),
    manual: handoff.via !== undefined && CHANNELS[handoff.via.value].manual,
    ...(handoff.wait === undefined ? {} : { wait: takesText(handoff.wait) }),
    place: handoff.place,
    handoff: handoff.id,
  };
}

function triggerText(on: NonNullable<Handoff['on']>): string {
  if (on.kind === 'timeout') return `after ${durationText(on.after)}`;
  return on.kind === 'end' ? `on ${titleFromName(on.end.name)}` : `on ${on.kind}`;
}

function durationText({ value, unit }: Duration): string {
  return `${value} ${unit}`;
}

function takesText(takes: Takes): string {
  switch (takes.shape) {
    case 'exponential':
      return durationText(takes.mean);
    case 'exactly':
      return durationText(takes.time);
    case 'uniform':
      return `${durationText(takes.least)} – ${durationText(takes.most)}`;
    case 'triangular':
      return `${durationText(takes.least)} – ${durationText(takes.most)}`;
    case 'lognormal':
      return `${durationText(takes.mean)} ± ${durationText(takes.deviation)}`;
  }
}

function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}

function withBadge<T extends object>(thing: T, badge: PictureNode['badge']): T & Pick<PictureNode, 'badge'> {
  return badge === undefined ? thing : { ...thing, badge };
}
