/** The handoffs of a chain as ways from point to point: waits on the way, forks and joins included. */
import { type Chain, type Handoff, type Id, type Node, type Ref, secondsOf } from '../../model/index.ts';
import { distributionOf } from './distribution.ts';
import { mix } from './draft.ts';
import type { Edge, Point } from './network.ts';
import { claimOf, divide } from './shares.ts';
import { type Frame, gap, inside } from './site.ts';

interface Entry {
  readonly point: number;
  /** Of a join: which slot each node fills. */
  readonly slots?: ReadonlyMap<Id, number>;
}

export class Handoffs {
  readonly #frame: Frame;
  readonly #heads: ReadonlyMap<Id, number>;
  readonly #out = new Map<Id, Handoff[]>();
  readonly #entries = new Map<Id, Entry>();

  constructor(chain: Chain, heads: ReadonlyMap<Id, number>, frame: Frame) {
    this.#frame = frame;
    this.#heads = heads;
    for (const handoff of chain.handoffs) {
      for (const id of this.#known(handoff.from)) {
        const out = this.#out.get(id);
        if (out === undefined) this.#out.set(id, [handoff]);
        else out.push(handoff);
      }
    }
  }

  out(node: Node): readonly Handoff[] {
    return this.#out.get(node.id) ?? [];
  }

  alternatives(node: Node): readonly Edge[] {
    return this.ways(
      node,
      this.out(node).filter(({ on, unreadable }) => on === undefined && !unreadable.includes('on')),
    );
  }

  /** Ways out of a node that runs a chain, when that came to one of its ends. */
  byEnd(node: Node, end: Id): readonly Edge[] {
    const named = this.out(node).filter(({ on }) => on?.kind === 'end' && on.end.id === end);
    return named.length > 0 ? this.ways(node, named) : this.alternatives(node);
  }

  rejects(node: Node): readonly Edge[] {
    return this.ways(
      node,
      this.out(node).filter(({ on }) => on?.kind === 'reject'),
    );
  }

  /** The share that the node cannot handle, and where it goes. */
  exceptions(node: Node): { readonly share: number; readonly ways: readonly Edge[] } {
    if (!this.out(node).some(({ on }) => on?.kind === 'exception')) return NO_EXCEPTIONS;
    const lines = this.out(node).flatMap((handoff) =>
      handoff.on?.kind === 'exception' ? [{ handoff, share: handoff.on.share }] : [],
    );
    const share = lines.reduce((sum, one) => sum + one.share, 0);
    if (share > 1 + 1e-9) gap(this.#frame, 'routing', `exceptions of ${node.name} that leave something`);
    if (!(share > 0)) return NO_EXCEPTIONS;
    const ways = mix(...lines.map((one) => [one.share / share, this.#way(node, one.handoff)] as const));
    return { share: Math.min(1, share), ways };
  }

  timeouts(node: Node): readonly { readonly handoff: Handoff; readonly after: number }[] {
    return this.out(node).flatMap((handoff) =>
      handoff.on?.kind === 'timeout' ? [{ handoff, after: secondsOf(handoff.on.after) }] : [],
    );
  }

  /** The ways that these handoffs make, by their shares. */
  ways(node: Node, handoffs: readonly Handoff[]): readonly Edge[] {
    const [first] = handoffs;
    // Most nodes have one way out, which takes all.
    if (first !== undefined && handoffs.length === 1 && first.share === undefined && first.unreadable.length === 0)
      return this.#way(node, first);
    const { shares, contradictory } = divide(handoffs.map(claimOf));
    if (contradictory) gap(this.#frame, 'routing', `shares out of ${node.name} that add up to 100%`);
    if (handoffs.some(({ unreadable }) => unreadable.includes('share')))
      gap(this.#frame, 'routing', `shares out of ${node.name}`);
    return mix(...handoffs.map((handoff, i) => [shares[i] ?? 0, this.#way(node, handoff)] as const));
  }

  #way(node: Node, handoff: Handoff): readonly Edge[] {
    const { point, slots } = this.#entry(node, handoff);
    const slot = slots?.get(node.id);
    return [slot === undefined ? { to: point, probability: 1 } : { to: point, probability: 1, slot }];
  }

  #entry(node: Node, handoff: Handoff): Entry {
    const known = this.#entries.get(handoff.id);
    if (known !== undefined) return known;
    const from = this.#known(handoff.from);
    if (from.length < handoff.from.length) gap(this.#frame, 'routing', `what leads to ${handoff.to[0]?.name ?? '?'}`);
    const next = this.#waited(node, handoff, this.#forked(node, handoff));
    const entry =
      from.length > 1
        ? {
            point: this.#add('join', node, handoff, { slots: from.length, next: to(next) }),
            slots: new Map(from.map((id, slot) => [id, slot])),
          }
        : { point: next };
    this.#entries.set(handoff.id, entry);
    return entry;
  }

  #waited(node: Node, handoff: Handoff, next: number): number {
    if (handoff.wait === undefined) return next;
    const time = distributionOf(handoff.wait, DAY_SECONDS);
    const point = this.#add('handoff', node, handoff, { ...(time && { time }), next: to(next) });
    if (time === undefined) gap(this.#frame, 'time', `wait after ${node.name}`, point);
    return point;
  }

  #forked(node: Node, handoff: Handoff): number {
    const targets = this.#known(handoff.to).map((id) => this.#heads.get(id) ?? 0);
    const [only, second] = targets;
    if (only !== undefined && second === undefined && handoff.to.length === 1) return only;
    if (handoff.to.some(({ id }) => id === undefined || !this.#heads.has(id)) || only === undefined)
      gap(this.#frame, 'routing', `where ${node.name} leads`);
    if (only !== undefined && second === undefined) return only;
    const next = targets.map((target) => ({ to: target, probability: 1 }));
    return this.#add(only === undefined ? 'pass' : 'fork', node, handoff, { next });
  }

  #add(activity: Point['activity'], node: Node, handoff: Handoff, facts: Partial<Point>): number {
    const { draft } = this.#frame;
    return draft.add({ activity, node: node.id, handoff: handoff.id, ...inside(this.#frame), next: [], ...facts });
  }

  /** The nodes that the names mean, each once. */
  #known(refs: readonly Ref[]): readonly Id[] {
    const [only] = refs;
    if (refs.length === 1 && only?.id !== undefined) return this.#heads.has(only.id) ? [only.id] : [];
    return [...new Set(refs.flatMap(({ id }) => (id !== undefined && this.#heads.has(id) ? [id] : [])))];
  }
}

const NO_EXCEPTIONS = { share: 0, ways: [] } as const;

/** On the way there is nobody whose working day could count: 24 hours. */
const DAY_SECONDS = 86_400;

const to = (point: number): readonly Edge[] => [{ to: point, probability: 1 }];
