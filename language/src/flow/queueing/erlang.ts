/** Erlang's formulas for exponential service (Erlang 1917): stable for thousands of servers. */

/** So many servers that nobody ever waits for one, whatever the load below 1. */
const CROWD = 1e9;
/** A term that adds no digit. */
const NOTHING = 1e-18;

/**
 * Erlang B, the share of calls lost, by its inverse: Σ c!/(c - k)! a⁻ᵏ (Jagerman 1974, eq. 14). All terms are positive,
 * so no digit is lost, and only some √c of them count.
 * @param offered offered load in erlangs.
 */
export function erlangB(servers: number, offered: number): number {
  if (offered === 0 || (servers > CROWD && offered < servers)) return servers === 0 ? 1 : 0;
  let term = 1;
  let inverse = 1;
  for (let k = 0; k < servers && inverse < Number.POSITIVE_INFINITY; k++) {
    term *= (servers - k) / offered;
    inverse += term;
    if (servers - k < offered && term < NOTHING * inverse) break;
  }
  // Where the inverse has left the range of numbers nobody is ever lost.
  return 1 / inverse;
}

/** Erlang C, the share of visits that wait at all: B / (1 - ρ(1 - B)); 1 at full load. */
export function erlangC(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  const lost = erlangB(servers, offered);
  return lost / (1 - (offered / servers) * (1 - lost));
}

/** Mean wait in the queue of an M/M/c station, seconds: C · E[S] / (c(1 - ρ)). */
export function waitMMc(servers: number, arrivalsPerSecond: number, meanSeconds: number): number {
  const offered = arrivalsPerSecond * meanSeconds;
  return (erlangC(servers, offered) * meanSeconds) / (servers - offered);
}
