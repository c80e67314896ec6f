/** Whose cases are simulated together: those of all chains that stand in queues with each other. */
import type { Id } from '../../../model/index.ts';
import type { Member, Scene } from '../../analysis/index.ts';

const known = new WeakMap<Scene, ReadonlyMap<Id, number>>();

/** Points passed for one case of a chain by all that is simulated with it; found for all chains in one walk. */
export function effortAround(scene: Scene, { chain }: Member): number {
  const passes = known.get(scene) ?? passesPerSecond(scene);
  known.set(scene, passes);
  const own = scene.demands.get(chain.id)?.perSecond ?? 0;
  return own > 0 ? (passes.get(chain.id) ?? 0) / own : Number.POSITIVE_INFINITY;
}

/** By chain: points that all of its company passes a second. */
function passesPerSecond(scene: Scene): ReadonlyMap<Id, number> {
  const groups = new Groups();
  for (const { chain, traffic, arrivals, gap } of scene.members) {
    if ((arrivals ?? gap) !== undefined) {
      for (const { pool } of traffic.network.points) {
        if (pool !== undefined && scene.stations.get(pool)?.servers !== 'unlimited') groups.join(chain.id, pool);
      }
    }
    for (const run of traffic.runs.keys()) groups.join(chain.id, run);
  }
  const sums = new Map<Id, number>();
  for (const { chain, traffic, arrivals } of scene.members) {
    const group = groups.of(chain.id);
    const passes = traffic.visits.perCase.reduce((sum, one) => sum + one, 0) * (arrivals?.perSecond ?? 0);
    sums.set(group, (sums.get(group) ?? 0) + passes);
  }
  return new Map(scene.members.map(({ chain }) => [chain.id, sums.get(groups.of(chain.id)) ?? 0]));
}

/** Sets of ids that are joined two by two (Galler & Fischer 1964). */
class Groups {
  readonly #above = new Map<Id, Id>();

  of(id: Id): Id {
    let top = id;
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top)) top = next;
    for (let at = id; at !== top; ) {
      const next = this.#above.get(at) ?? top;
      this.#above.set(at, top);
      at = next;
    }
    return top;
  }

  join(a: Id, b: Id): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(one, other);
  }
}
