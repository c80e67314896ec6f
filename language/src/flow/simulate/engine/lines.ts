/** Lines of tokens, first come first served: each token knows the next, so a line takes no room of its own. */
import { NONE, Token, type Tokens } from './tokens.ts';

export class Lines {
  readonly length: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #tokens: Tokens;

  constructor(count: number, tokens: Tokens) {
    this.length = new Int32Array(count);
    this.#first = new Int32Array(count).fill(NONE);
    this.#last = new Int32Array(count).fill(NONE);
    this.#tokens = tokens;
  }

  join(line: number, token: number): void {
    this.#tokens.words[token + Token.next] = NONE;
    const last = this.#last[line] as number;
    if (last === NONE) this.#first[line] = token;
    else this.#tokens.words[last + Token.next] = token;
    this.#last[line] = token;
    this.length[line] = (this.length[line] as number) + 1;
  }

  /** The first, who leaves the line; NONE when it is empty. */
  serve(line: number): number {
    const token = this.#first[line] as number;
    if (token === NONE) return NONE;
    const next = this.#tokens.words[token + Token.next] as number;
    this.#first[line] = next;
    if (next === NONE) this.#last[line] = NONE;
    this.length[line] = (this.length[line] as number) - 1;
    return token;
  }

  /** All who stand in it, first to last, as a list along `next`; the line is empty then. */
  empty(line: number): number {
    const first = this.#first[line] as number;
    this.#first[line] = NONE;
    this.#last[line] = NONE;
    this.length[line] = 0;
    return first;
  }

  first(line: number): number {
    return this.#first[line] as number;
  }
}
