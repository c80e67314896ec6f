/** What an `accept` covers, and which findings it thereby settles. */
import type { Accept, ChainModel, Finding, Handoff, Node, Range } from '../model/index.ts';
import { KNOWN_RULES, LANGUAGE_PROBLEMS } from './known.ts';
import type { AcceptUse } from './rule.ts';
import { within } from './shared/graph.ts';
import { grouped } from './shared/grouped.ts';

/** An `accept` with the thing that it stands in. */
export interface PlacedAccept {
  readonly accept: Accept;
  readonly file: string;
  /** Where it counts: the pool, the chain, or the node with the handoffs out of it. */
  readonly extents: readonly Range[];
  readonly chain?: string;
  readonly node?: string;
  readonly subject: string;
}

/** The accepts of a file; those of a node before those of its chain, so that the nearest gives the reason. */
export function acceptsOf(model: ChainModel): readonly PlacedAccept[] {
  const known = acceptsByModel.get(model);
  if (known !== undefined) return known;
  const found = placedIn(model);
  acceptsByModel.set(model, found);
  return found;
}

const acceptsByModel = new WeakMap<ChainModel, readonly PlacedAccept[]>();

function placedIn(model: ChainModel): readonly PlacedAccept[] {
  const found: PlacedAccept[] = [];
  const { file } = model;
  for (const pool of model.pools) {
    for (const accept of pool.accepts) found.push({ accept, file, extents: [pool.extent], subject: pool.id });
  }
  for (const chain of model.chains) {
    for (const node of chain.nodes) {
      if (node.accepts.length === 0) continue;
      const extents = [
        node.extent,
        ...chain.handoffs.filter((handoff) => leaves(handoff, node)).map(({ place }) => place),
      ];
      const where = { file, extents, chain: chain.name, node: node.name, subject: node.id };
      for (const accept of node.accepts) found.push({ accept, ...where });
    }
    const where = { file, extents: [chain.extent], chain: chain.name, subject: chain.id };
    for (const accept of chain.accepts) found.push({ accept, ...where });
  }
  return found;
}

function leaves(handoff: Handoff, node: Node): boolean {
  return handoff.from.some((ref) => ref.id === node.id);
}

export interface Settled {
  /** The findings, those that an accept in force covers marked so. */
  readonly findings: readonly Finding[];
  /** How many findings each accept covers, in force or not. */
  readonly covers: ReadonlyMap<PlacedAccept, number>;
}

export function settle(findings: readonly Finding[], accepts: readonly PlacedAccept[], today: string): Settled {
  const byRule = grouped(accepts, (placed) => keyOf(placed.file, placed.accept.rule));
  const covers = new Map<PlacedAccept, number>();
  const settled = findings.map((finding) => {
    const covering = placesOf(finding).flatMap(({ file, range }) =>
      (byRule.get(keyOf(file, finding.rule)) ?? []).filter((placed) =>
        placed.extents.some((one) => within(range, one)),
      ),
    );
    for (const placed of new Set(covering)) covers.set(placed, (covers.get(placed) ?? 0) + 1);
    const inForce = covering.find(({ accept }) => !isExpired(accept, today))?.accept;
    if (inForce === undefined) return finding;
    const { because, until } = inForce;
    const accepted = {
      reason: because,
      ...(until === undefined ? {} : { until }),
    };
    return { ...finding, accepted };
  });
  return { findings: settled, covers };
}

function keyOf(file: string, rule: string): string {
  return `${rule} ${file}`;
}

/** Its own place first. */
function placesOf(finding: Finding): readonly { file: string; range: Range }[] {
  return [finding, ...finding.related];
}

/** It holds through its date, UTC. */
function isExpired(accept: Accept, today: string): boolean {
  return accept.until !== undefined && accept.until < today;
}

const known = new Set<string>(Object.values(KNOWN_RULES).flat());
const language = new Set<string>(LANGUAGE_PROBLEMS);

/** What the rules about accepts judge. */
export function useOf(placed: PlacedAccept, covers: number, today: string, checked: ReadonlySet<string>): AcceptUse {
  const { accept } = placed;
  const kind = checked.has(accept.rule)
    ? 'checked'
    : known.has(accept.rule)
      ? 'known'
      : language.has(accept.rule)
        ? 'language'
        : 'unknown';
  return { accept, covers, expired: isExpired(accept, today), rule: kind };
}
