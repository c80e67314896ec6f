/** Which findings stand at which part of the picture. */
import { type Chain, type Finding, type Id, type Range, SEVERITIES } from '../model/index.ts';
import { push } from './group.ts';
import type { Badge } from './picture-graph.ts';

export interface Badges {
  readonly nodes: ReadonlyMap<Id, Badge>;
  readonly handoffs: ReadonlyMap<Id, Badge>;
  readonly pools: ReadonlyMap<Id, Badge>;
  readonly chain?: Badge;
}

/** Accepted findings show no badge: the team knows of them. */
export function badgesOf(chain: Chain, findings: readonly Finding[]): Badges {
  const file = chain.id.slice(0, chain.id.lastIndexOf('#'));
  const nodes = new Map<Id, Finding[]>();
  const handoffs = new Map<Id, Finding[]>();
  const pools = new Map<Id, Finding[]>();
  const whole: Finding[] = [];
  const idOfName = new Map(chain.nodes.map((node) => [node.name, node.id]));
  const nodeIds = new Set(idOfName.values());
  for (const finding of findings) {
    if (finding.accepted !== undefined) continue;
    const here = finding.file === file;
    const node = here && finding.chain === chain.name ? idOfName.get(finding.node ?? '') : undefined;
    const handoff = here ? chain.handoffs.find((one) => inside(finding.range, one.place)) : undefined;
    const within = here ? chain.nodes.find((one) => inside(finding.range, one.extent)) : undefined;
    if (handoff !== undefined) push(handoffs, handoff.id, finding);
    else if (finding.subject !== undefined && nodeIds.has(finding.subject)) push(nodes, finding.subject, finding);
    else if (node !== undefined) push(nodes, node, finding);
    else if (within !== undefined) push(nodes, within.id, finding);
    else if (here && inside(finding.range, chain.extent)) whole.push(finding);
    else if (finding.subject !== undefined) push(pools, finding.subject, finding);
  }
  const badge = badgeOf(whole);
  return {
    nodes: badged(nodes),
    handoffs: badged(handoffs),
    pools: badged(pools),
    ...(badge === undefined ? {} : { chain: badge }),
  };
}

function badged(findings: ReadonlyMap<Id, readonly Finding[]>): ReadonlyMap<Id, Badge> {
  const badges = new Map<Id, Badge>();
  for (const [id, list] of findings) {
    const badge = badgeOf(list);
    if (badge !== undefined) badges.set(id, badge);
  }
  return badges;
}

function badgeOf(findings: readonly Finding[]): Badge | undefined {
  const severity = SEVERITIES.find((one) => findings.some((finding) => finding.severity === one));
  return severity === undefined
    ? undefined
    : { severity, count: findings.length, messages: findings.map((finding) => finding.message) };
}

function inside(range: Range, outer: Range): boolean {
  return !before(range.start, outer.start) && !before(outer.end, range.end);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line === b.line ? a.character < b.character : a.line < b.line;
}
