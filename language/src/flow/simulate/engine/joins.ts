/** Where branches of a case wait for each other. Those that are held stand in a list of their scope, the last to come first. */
import { NONE, Scope, type Scopes, Token, type Tokens, TokenTime } from './tokens.ts';

export class Joins {
  readonly #tokens: Tokens;
  readonly #scopes: Scopes;

  constructor(tokens: Tokens, scopes: Scopes) {
    this.#tokens = tokens;
    this.#scopes = scopes;
  }

  /** Holds a token back until one has come by each slot; then one goes on for all, and is not held. */
  hold(token: number, point: number, slots: number): boolean {
    if (this.#others(token, point) < slots - 1) {
      const scope = this.#tokens.words[token + Token.scope] as number;
      this.#tokens.words[token + Token.next] = this.#scopes.words[scope + Scope.held] as number;
      this.#scopes.words[scope + Scope.held] = token;
      return true;
    }
    this.#release(token, point, slots);
    return false;
  }

  /** Other slots of a join that tokens are held at. */
  #others(token: number, point: number): number {
    const tokens = this.#tokens;
    const held = this.#scopes.words[(tokens.words[token + Token.scope] as number) + Scope.held] as number;
    let found = 0;
    for (let one = held; one !== NONE; one = tokens.words[one + Token.next] as number) {
      if (tokens.words[one + Token.at] !== point || tokens.words[one + Token.mark] === tokens.words[token + Token.mark])
        continue;
      let isFirst = true;
      for (let before = held; before !== one; before = tokens.words[before + Token.next] as number)
        if (
          tokens.words[before + Token.at] === point &&
          tokens.words[before + Token.mark] === tokens.words[one + Token.mark]
        )
          isFirst = false;
      if (isFirst) found++;
    }
    return found;
  }

  /** Takes one held token of each other slot out. */
  #release(token: number, point: number, slots: number): void {
    const tokens = this.#tokens;
    const scope = tokens.words[token + Token.scope] as number;
    for (let slot = 0; slot < slots; slot++) {
      if (slot === tokens.words[token + Token.mark]) continue;
      let [before, found, foundBefore] = [NONE, NONE, NONE];
      // Of one slot the first to come goes: it is the last of the list.
      for (
        let one = this.#scopes.words[scope + Scope.held] as number;
        one !== NONE;
        one = tokens.words[one + Token.next] as number
      ) {
        if (tokens.words[one + Token.at] === point && tokens.words[one + Token.mark] === slot)
          [found, foundBefore] = [one, before];
        before = one;
      }
      if (found === NONE) continue;
      const next = tokens.words[found + Token.next] as number;
      if (foundBefore === NONE) this.#scopes.words[scope + Scope.held] = next;
      else tokens.words[foundBefore + Token.next] = next;
      tokens.times[(token >> 1) + TokenTime.rank] = Math.min(
        tokens.times[(token >> 1) + TokenTime.rank] as number,
        tokens.times[(found >> 1) + TokenTime.rank] as number,
      );
      tokens.drop(found);
    }
  }

  /** Nobody will come any more for whom those that are held wait. */
  clear(scope: number): void {
    const tokens = this.#tokens;
    let token = this.#scopes.words[scope + Scope.held] as number;
    if (token === NONE) return;
    this.#scopes.words[scope + Scope.held] = NONE;
    while (token !== NONE) {
      const next = tokens.words[token + Token.next] as number;
      tokens.drop(token);
      token = next;
    }
  }
}
