/** What happens when: a binary heap over typed arrays. Nothing is allocated unless it must grow. */

/** Who goes first of two at one instant. */
export type IsBefore = (code: number, other: number) => boolean;

export class Agenda {
  size = 0;
  #times = new Float64Array(64);
  #codes = new Int32Array(64);
  readonly #isBefore: IsBefore;

  /** @param isBefore asked only of what happens at the very same time. */
  constructor(isBefore: IsBefore) {
    this.#isBefore = isBefore;
  }

  /** The time of what comes next; Infinity when nothing does. */
  get next(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] as number);
  }

  add(time: number, code: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    const codes = this.#codes;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = times[parent] as number;
      if (above < time || (above === time && !this.#isBefore(code, codes[parent] as number))) break;
      times[at] = above;
      codes[at] = codes[parent] as number;
      at = parent;
    }
    times[at] = time;
    codes[at] = code;
  }

  /** Takes the next out and gives its code. Not to be asked when there is none. */
  take(): number {
    const times = this.#times;
    const codes = this.#codes;
    const taken = codes[0] as number;
    const last = --this.size;
    const time = times[last] as number;
    const code = codes[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      const right = child + 1;
      if (right < last) {
        const [l, r] = [times[child] as number, times[right] as number];
        if (r < l || (r === l && this.#isBefore(codes[right] as number, codes[child] as number))) child = right;
      }
      const below = times[child] as number;
      if (time < below || (time === below && !this.#isBefore(codes[child] as number, code))) break;
      times[at] = below;
      codes[at] = codes[child] as number;
      at = child;
    }
    times[at] = time;
    codes[at] = code;
    return taken;
  }

  /** The codes of all that is still to come. */
  codes(): Int32Array {
    return this.#codes.subarray(0, this.size);
  }

  #grow(): void {
    const [times, codes] = [this.#times, this.#codes];
    this.#times = new Float64Array(this.size * 2);
    this.#codes = new Int32Array(this.size * 2);
    this.#times.set(times);
    this.#codes.set(codes);
  }
}
