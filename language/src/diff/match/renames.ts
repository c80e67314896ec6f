/** Recognises what has another name now. What could be two things is neither: nothing is guessed. */
import type { Id } from '../../model/index.ts';
import { type Evidence, likenessOf } from './likeness.ts';

/** A thing that the other side has no name for. */
export interface Unmatched {
  readonly id: Id;
  readonly evidence: Evidence;
}

export interface Renamed {
  readonly base: Id;
  readonly head: Id;
}

/** By so much the best must be better than the next, of a score of eight. */
const MARGIN = 0.5;
/** What so many have in common tells none of them from the others; this also keeps the search linear. */
const COMMON = 24;

export function renamesAmong(base: readonly Unmatched[], head: readonly Unmatched[]): readonly Renamed[] {
  const byToken = new Map<string, number[]>();
  for (const [i, { evidence }] of head.entries()) {
    for (const token of tokensOf(evidence)) {
      const some = byToken.get(token);
      if (some === undefined) byToken.set(token, [i]);
      else some.push(i);
    }
  }
  const bestOfBase = base.map(() => new Best());
  const bestOfHead = head.map(() => new Best());
  for (const [b, { evidence }] of base.entries()) {
    for (const h of candidatesFor(evidence, byToken)) {
      const other = head[h];
      const { isSame, score } = other === undefined ? NONE : likenessOf(evidence, other.evidence);
      if (!isSame) continue;
      bestOfBase[b]?.note(h, score);
      bestOfHead[h]?.note(b, score);
    }
  }
  return base.flatMap(({ id }, b) => {
    const h = bestOfBase[b]?.clear();
    const other = h === undefined ? undefined : head[h];
    if (h === undefined || other === undefined || bestOfHead[h]?.clear() !== b) return [];
    return [{ base: id, head: other.id }];
  });
}

const NONE = { isSame: false, score: 0 };

function* tokensOf({ kind, title, words, does, near }: Evidence): Generator<string> {
  yield `${kind} title ${title}`;
  for (const one of words) yield `${kind} word ${one}`;
  for (const one of does) yield `${kind} does ${one}`;
  for (const one of near) yield `${kind} near ${one}`;
}

function candidatesFor(evidence: Evidence, byToken: ReadonlyMap<string, readonly number[]>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const token of tokensOf(evidence)) {
    const some = byToken.get(token);
    if (some !== undefined && some.length <= COMMON) for (const one of some) found.add(one);
  }
  return found;
}

/** The best of several, and whether it is clear that it is. */
class Best {
  #at: number | undefined;
  #score = Number.NEGATIVE_INFINITY;
  #next = Number.NEGATIVE_INFINITY;

  note(at: number, score: number): void {
    if (score > this.#score) {
      this.#next = this.#score;
      this.#score = score;
      this.#at = at;
    } else this.#next = Math.max(this.#next, score);
  }

  clear(): number | undefined {
    return this.#score - this.#next >= MARGIN ? this.#at : undefined;
  }
}
