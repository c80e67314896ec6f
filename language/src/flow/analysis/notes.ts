/** Collects what is missing and what is approximate, each figure once. */
import type { Approximate, Missing } from '../figures.ts';

export class Notes {
  readonly #missing = new Map<string, Set<string>>();
  readonly #approximate = new Map<string, string>();

  /** @returns the value, or null when facts are missing for it. */
  settle<T>(figure: string, facts: Iterable<string>, value: () => T | null): T | null {
    const some = [...facts];
    if (some.length === 0) return value();
    const known = this.#missing.get(figure) ?? new Set<string>();
    for (const fact of some) known.add(fact);
    this.#missing.set(figure, known);
    return null;
  }

  /** Of several reasons the first one stands. */
  doubt(figure: string, reason: string | undefined): void {
    if (reason !== undefined && !this.#approximate.has(figure)) this.#approximate.set(figure, reason);
  }

  get missing(): readonly Missing[] {
    return [...this.#missing].map(([figure, facts]) => ({ figure, facts: [...facts] }));
  }

  /** What has no value cannot be approximate. */
  get approximate(): readonly Approximate[] {
    return [...this.#approximate]
      .filter(([figure]) => !this.#missing.has(figure))
      .map(([figure, reason]) => ({ figure, reason }));
  }
}

/** A number that can be shown: null for what is unbounded or has no meaning. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
