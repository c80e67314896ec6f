/** Erlang's formulas for exponential service (Erlang 1917): stable for thousands of servers. */

/**
 * Erlang B, the share of calls lost: B(0) = 1, B(k) = aB(k-1) / (k + aB(k-1)), by its inverse, which neither
 * overflows nor cancels (Cooper 1981, eq. 3.11).
 * @param offered offered load in erlangs.
 */
export function erlangB(servers: number, offered: number): number {
  if (offered === 0) return servers === 0 ? 1 : 0;
  let inverse = 1;
  // Where the inverse has left the range of numbers nobody is ever lost.
  for (let k = 1; k <= servers && inverse < Number.POSITIVE_INFINITY; k++) inverse = 1 + (inverse * k) / offered;
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
