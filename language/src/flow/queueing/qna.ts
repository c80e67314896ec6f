/**
 * Whitt's Queueing Network Analyzer (1983): how the variability of arrivals is carried from station to station.
 * The linear equations (24) for the squared coefficients of variation of the times between arrivals are solved directly.
 */
import { Elimination, rowsOf, type Way } from '../traffic/index.ts';

export interface QnaStation {
  /** Infinity: a delay that never queues. */
  readonly servers: number;
  /** Visits a second. */
  readonly arrivals: number;
  readonly load: number;
  /** Squared coefficient of variation of the service times. */
  readonly service: number;
}

/** A stream into a station: from another station, or from outside with a variability of its own. */
export interface QnaStream {
  readonly from: number | { readonly variability: number };
  readonly to: number;
  readonly rate: number;
}

/** @returns the variability of the arrivals at each station. */
export function arrivalVariability(stations: readonly QnaStation[], streams: readonly QnaStream[]): Float64Array {
  const into: QnaStream[][] = stations.map(() => []);
  for (const stream of streams) if (stream.rate > 0) into[stream.to]?.push(stream);
  const constant = new Float64Array(stations.length);
  const carried = stations.map((station, j): readonly Way[] => {
    const arriving = into[j] ?? [];
    const total = arriving.reduce((sum, { rate }) => sum + rate, 0);
    if (arriving.length === 0) {
      constant[j] = 1;
      return [];
    }
    const weight = superposition(
      station.load,
      arriving.map(({ rate }) => rate / total),
    );
    constant[j] = 1 - weight;
    return arriving.flatMap(({ from, rate }) => {
      const share = (weight * rate) / total;
      const source = typeof from === 'number' ? stations[from] : undefined;
      if (typeof from !== 'number' || source === undefined) {
        constant[j] = (constant[j] ?? 0) + share * (typeof from === 'number' ? 1 : from.variability);
        return [];
      }
      // Departures (eq. 36, 39), thinned (eq. 32).
      const kept = source.arrivals > 0 ? Math.min(1, rate / source.arrivals) : 0;
      const busy = Number.isFinite(source.servers) ? Math.min(1, source.load) ** 2 : 0;
      const departing = 1 + (Math.max(source.service, 0.2) - 1) / Math.sqrt(source.servers);
      constant[j] = (constant[j] ?? 0) + share * (1 - kept + kept * busy * departing);
      return [{ to: from, weight: share * kept * (1 - busy) }];
    });
  });
  return new Elimination(rowsOf(carried)).value(constant);
}

/** How far a superposition of streams keeps their variability (eq. 29, 30). */
function superposition(load: number, shares: readonly number[]): number {
  const streams = 1 / shares.reduce((sum, share) => sum + share * share, 0);
  return 1 / (1 + 4 * (1 - Math.min(1, load)) ** 2 * (streams - 1));
}
