/**
 * Random numbers: one stream for each thing that chance decides (the arrivals of a chain, the time of a step, the way out
 * of a decision), so that scenarios that differ in one fact share all others (common random numbers; Law & Kelton 2000,
 * 11.2). xoshiro128** (Blackman & Vigna 2018) in 32-bit integer arithmetic: the same everywhere, to the last bit.
 */

const WORDS = 4;

export class Streams {
  readonly #state: Int32Array;

  /** @param keys one a stream: what it is for. Streams with the same seed, replication and key are the same. */
  constructor(seed: number, replication: number, keys: Uint32Array) {
    this.#state = new Int32Array(keys.length * WORDS);
    for (let i = 0; i < keys.length; i++) {
      const mixer = new Mixer(seed, replication, keys[i] as number);
      for (let word = 0; word < WORDS; word++) this.#state[i * WORDS + word] = mixer.next();
      // All zeros would stay so.
      if (this.#state.subarray(i * WORDS, (i + 1) * WORDS).every((one) => one === 0)) this.#state[i * WORDS] = 1;
    }
  }

  /** The next of a stream, as many as there is room for: integers from 0 to 2³² − 1. */
  fill(numbers: Uint32Array, stream: number): void {
    const state = this.#state;
    const at = stream * WORDS;
    let s0 = state[at] as number;
    let s1 = state[at + 1] as number;
    let s2 = state[at + 2] as number;
    let s3 = state[at + 3] as number;
    for (let i = 0; i < numbers.length; i++) {
      const scrambled = Math.imul(s1, 5);
      numbers[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    state[at] = s0;
    state[at + 1] = s1;
    state[at + 2] = s2;
    state[at + 3] = s3;
  }

  /** The state: four words a stream. */
  words(): Int32Array {
    return this.#state;
  }
}

/** Spreads a few numbers over all bits: the finaliser of MurmurHash3 (Appleby 2011) over a Weyl sequence. */
class Mixer {
  #state: number;

  constructor(...parts: readonly number[]) {
    this.#state = 0;
    for (const part of parts) {
      this.#state = mix(this.#state ^ part);
      // Seeds beyond 32 bits count as a whole.
      this.#state = mix(this.#state ^ Math.floor(part / 4_294_967_296));
    }
  }

  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return mix(this.#state);
  }
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The key of a stream by its name: FNV-1a (Fowler, Noll & Vo 1991), mixed. */
export function keyOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash) >>> 0;
}
