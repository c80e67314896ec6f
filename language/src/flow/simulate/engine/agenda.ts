/** What happens when: a binary heap over typed arrays. Nothing is allocated unless it must grow. */

/** Who goes first of two at one instant. */
export type IsBefore = (code: number, other: number) => boolean;

export class Agenda {
  #times = new Float64Array(64);
  #codes = new Int32Array(64);
  /** Places of the heap. */
  #size = 0;
  /** The first was taken, and its place is kept for what is added next: 1. Most of what happens adds something. */
  #hole = 0;
  readonly #isBefore: IsBefore;

  /** @param isBefore asked only of what happens at the very same time. */
  constructor(isBefore: IsBefore) {
    this.#isBefore = isBefore;
  }

  add(time: number, code: number): void {
    if (this.#hole === 1) {
      this.#hole = 0;
      this.#sink(time, code);
    } else this.#rise(time, code);
  }

  /** Takes the next out and gives its code. Not to be asked when there is none. */
  take(): number {
    if (this.#hole === 1) this.#fill();
    this.#hole = 1;
    return this.#codes[0] as number;
  }

  /** When that happens which was taken last; until something is added. */
  get taken(): number {
    return this.#times[0] as number;
  }

  /** The codes of all that is still to come. */
  codes(): Int32Array {
    return this.#codes.subarray(this.#hole, this.#size);
  }

  #fill(): void {
    const last = --this.#size;
    this.#hole = 0;
    if (last > 0) this.#sink(this.#times[last] as number, this.#codes[last] as number);
  }

  /** From the end up to its place. */
  #rise(time: number, code: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const codes = this.#codes;
    let at = this.#size++;
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

  /** From the root down to its place. */
  #sink(time: number, code: number): void {
    const times = this.#times;
    const codes = this.#codes;
    const size = this.#size;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      let below = times[child] as number;
      const right = child + 1;
      if (right < size) {
        const other = times[right] as number;
        if (other < below || (other === below && this.#isBefore(codes[right] as number, codes[child] as number))) {
          child = right;
          below = other;
        }
      }
      if (time < below || (time === below && !this.#isBefore(codes[child] as number, code))) break;
      times[at] = below;
      codes[at] = codes[child] as number;
      at = child;
    }
    times[at] = time;
    codes[at] = code;
  }

  #grow(): void {
    const [times, codes] = [this.#times, this.#codes];
    this.#times = new Float64Array(this.#size * 2);
    this.#codes = new Int32Array(this.#size * 2);
    this.#times.set(times);
    this.#codes.set(codes);
  }
}
