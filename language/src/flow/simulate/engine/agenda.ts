/** What happens when: a binary heap over typed arrays. Nothing is allocated unless it must grow. */

/** At one instant: tokens in the order of their rank, then arrivals, then batches that leave. */
export const ARRIVAL_RANK = 2 ** 52;
export const TICK_RANK = 2 ** 53;

export class Agenda {
  size = 0;
  #times = new Float64Array(64);
  #ranks = new Float64Array(64);
  #codes = new Int32Array(64);

  /** The time of what comes next; Infinity when nothing does. */
  get next(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] as number);
  }

  add(time: number, rank: number, code: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    const ranks = this.#ranks;
    const codes = this.#codes;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = times[parent] as number;
      if (above < time || (above === time && (ranks[parent] as number) <= rank)) break;
      times[at] = above;
      ranks[at] = ranks[parent] as number;
      codes[at] = codes[parent] as number;
      at = parent;
    }
    times[at] = time;
    ranks[at] = rank;
    codes[at] = code;
  }

  /** Takes the next out and gives its code. Not to be asked when there is none. */
  take(): number {
    const times = this.#times;
    const ranks = this.#ranks;
    const codes = this.#codes;
    const taken = codes[0] as number;
    const last = --this.size;
    const time = times[last] as number;
    const rank = ranks[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      const right = child + 1;
      if (right < last) {
        const [l, r] = [times[child] as number, times[right] as number];
        if (r < l || (r === l && (ranks[right] as number) < (ranks[child] as number))) child = right;
      }
      const below = times[child] as number;
      if (time < below || (time === below && rank <= (ranks[child] as number))) break;
      times[at] = below;
      ranks[at] = ranks[child] as number;
      codes[at] = codes[child] as number;
      at = child;
    }
    times[at] = time;
    ranks[at] = rank;
    codes[at] = codes[last] as number;
    return taken;
  }

  /** The codes of all that is still to come. */
  codes(): Int32Array {
    return this.#codes.subarray(0, this.size);
  }

  #grow(): void {
    this.#times = larger(this.#times, new Float64Array(this.size * 2));
    this.#ranks = larger(this.#ranks, new Float64Array(this.size * 2));
    this.#codes = larger(this.#codes, new Int32Array(this.size * 2));
  }
}

function larger<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
