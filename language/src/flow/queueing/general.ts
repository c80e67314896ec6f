/** Waits where times are not exponential, or arrivals not Poisson. */
import { waitMMc } from './erlang.ts';

export interface Demand {
  /** Visits a second. */
  readonly arrivals: number;
  /** E[S], seconds, over all visits. */
  readonly mean: number;
  /** E[S²]. */
  readonly second: number;
  /** Squared coefficient of variation of the times between arrivals: 1 for Poisson. */
  readonly variability: number;
}

/** Squared coefficient of variation. */
export function scvOf(mean: number, second: number): number {
  return mean > 0 ? Math.max(0, second / mean ** 2 - 1) : 0;
}

/** Mean wait of M/G/1, seconds: λE[S²] / 2(1 - ρ) (Pollaczek 1930, Khinchine 1932). Exact. */
export function waitMG1({ arrivals, mean, second }: Demand): number {
  return (arrivals * second) / (2 * (1 - arrivals * mean));
}

/**
 * Mean wait of GI/G/c, seconds: the wait of M/M/c times (ca² + cs²)/2 (Allen 1978, after Cunneen), for regular arrivals
 * with the correction of Krämer & Langenbach-Belz (1976) as in Whitt's QNA (1983, eq. 45), and for several servers with
 * regular times with that of Cosmetatos (1975) in the form of Whitt (1993, eq. 2.16). Exact for M/M/c and M/G/1.
 */
export function waitGGc(servers: number, demand: Demand): number {
  const { arrivals, mean, second, variability } = demand;
  if (!(mean > 0)) return 0;
  const load = (arrivals * mean) / servers;
  const service = scvOf(mean, second);
  const spread = (variability + service) / 2;
  if (spread === 0) return 0;
  return (
    waitMMc(servers, arrivals, mean) *
    spread *
    regularArrivals(load, variability, service) *
    regularTimes(servers, load, service)
  );
}

function regularArrivals(load: number, variability: number, service: number): number {
  if (variability >= 1) return 1;
  return Math.exp((-2 * (1 - load) * (1 - variability) ** 2) / (3 * load * (variability + service)));
}

/** M/D/c waits a little longer than half of M/M/c; between the two the correction fades. */
function regularTimes(servers: number, load: number, service: number): number {
  if (service >= 1 || servers === 1) return 1;
  const gamma = Math.min(0.24, ((1 - load) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * servers * load));
  return 1 + ((1 - service) * gamma) / (1 + service);
}
