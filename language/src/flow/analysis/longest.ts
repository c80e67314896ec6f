/** Branches of exponential times only, side by side: together they are one Markov chain, and its end is exact. */
import type { ChainNetwork, Moments } from '../network/index.ts';
import { Elimination, edgesOf, type Fork, rowsOf, type Way } from '../traffic/index.ts';

/** Places of all branches together: beyond, the figure is estimated instead. */
const MOST_STATES = 3_000;

/** Moments of the time until the last branch is done; undefined: too large, or not all exponential. */
export function longestOfExponentials(network: ChainNetwork, fork: Fork): Moments | undefined {
  const sizes = fork.regions.map((region) => region.length + 1);
  const states = sizes.reduce((product, size) => product * size, 1);
  if (states > MOST_STATES || !fork.regions.every((region) => region.every((point) => isMemoryless(network, point))))
    return undefined;
  const branches = fork.regions.map((region) => branchOf(network, region));
  const start = branches.map((branch, i) => branch.place.get(fork.branches[i] ?? -1) ?? branch.done);
  const rows: (readonly Way[])[] = [];
  const stay = new Float64Array(states);
  for (let state = 0; state < states; state++) {
    const places = placesOf(state, sizes);
    const move = movesFrom(places, branches);
    stay[state] = move.seconds;
    rows.push(
      move.ways.map(({ branch, to, weight }) => ({ to: stateOf(replaced(places, branch, to), sizes), weight })),
    );
  }
  const solver = new Elimination(rowsOf(rows));
  const mean = solver.value(stay);
  // E[T²] from a state of exponential stay s: 2s² + 2s·E[rest] + E[rest²], where E[rest] = mean - s.
  const second = solver.value(stay.map((s, state) => 2 * s * (mean[state] ?? 0)));
  const first = stateOf(start, sizes);
  return { mean: mean[first] ?? 0, second: second[first] ?? 0 };
}

function isMemoryless(network: ChainNetwork, point: number): boolean {
  const { time, timeout, activity, batch } = network.points[point] ?? {};
  if (batch !== undefined || activity === 'fork' || activity === 'join') return false;
  return time === undefined || (timeout === undefined && isExponential(time)) || isNothing(time);
}

const isExponential = (time: { readonly kind: string }) => time.kind === 'exponential';
const isNothing = (time: { readonly kind: string; readonly time?: number }) =>
  time.kind === 'exactly' && time.time === 0;

interface Branch {
  readonly done: number;
  readonly place: ReadonlyMap<number, number>;
  /** Mean time of each place; 0: passed at once. */
  readonly seconds: readonly number[];
  readonly ways: readonly (readonly Way[])[];
}

function branchOf(network: ChainNetwork, region: readonly number[]): Branch {
  const place = new Map(region.map((point, index) => [point, index]));
  const done = region.length;
  return {
    done,
    place,
    seconds: region.map((point) => {
      const time = network.points[point]?.time;
      return time?.kind === 'exponential' ? time.mean : 0;
    }),
    ways: region.map((point) => {
      const edges = edgesOf(network.points[point] ?? { activity: 'end', node: '', next: [] });
      if (edges.length === 0) return [{ to: done, weight: 1 }];
      return edges.map(({ to, probability }) => ({ to: place.get(to) ?? done, weight: probability }));
    }),
  };
}

interface Move {
  readonly branch: number;
  readonly to: number;
  readonly weight: number;
}

/** Who moves next: a branch that only passes a point at once, else each by its rate. */
function movesFrom(
  places: readonly number[],
  branches: readonly Branch[],
): { readonly seconds: number; readonly ways: readonly Move[] } {
  const busy = branches.flatMap((branch, i) => {
    const at = places[i] ?? branch.done;
    return at === branch.done ? [] : [{ i, seconds: branch.seconds[at] ?? 0, ways: branch.ways[at] ?? [] }];
  });
  const passing = busy.find(({ seconds }) => seconds === 0);
  const moving = passing === undefined ? busy : [passing];
  const rate = moving.reduce((sum, { seconds }) => sum + 1 / seconds, 0);
  const ways = moving.flatMap(({ i, seconds, ways: out }) => {
    const part = passing === undefined ? 1 / seconds / rate : 1;
    return out.map(({ to, weight }) => ({ branch: i, to, weight: part * weight }));
  });
  return { seconds: moving.length === 0 || passing !== undefined ? 0 : 1 / rate, ways };
}

function placesOf(state: number, sizes: readonly number[]): readonly number[] {
  let rest = state;
  return sizes.map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
}

function stateOf(places: readonly number[], sizes: readonly number[]): number {
  return places.reduceRight((state, place, i) => state * (sizes[i] ?? 1) + place, 0);
}

function replaced(places: readonly number[], branch: number, to: number): readonly number[] {
  return places.map((place, i) => (i === branch ? to : place));
}
