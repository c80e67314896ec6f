/** Counts the cases inside one by one, wherever they are: for cases in = cases out + cases inside. */
import type { Agenda } from './agenda.ts';
import type { Lines } from './lines.ts';
import { NONE, type Scopes, Token, type Tokens } from './tokens.ts';

export interface Places {
  readonly agenda: Agenda;
  readonly lines: Lines;
  readonly tokens: Tokens;
  readonly scopes: Scopes;
}

export function casesInside({ agenda, lines, tokens, scopes }: Places): number {
  const inside = new Set<number>();
  const add = (token: number) => inside.add(scopes.caseOf(tokens.words[token + Token.scope] as number));
  const addBatch = (token: number) => {
    add(token);
    for (
      let one = tokens.words[token + Token.members] as number;
      one !== NONE;
      one = tokens.words[one + Token.next] as number
    )
      add(one);
  };
  for (const code of agenda.codes()) if (code >= 0) addBatch(code);
  for (let line = 0; line < lines.length.length; line++)
    for (let one = lines.first(line); one !== NONE; one = tokens.words[one + Token.next] as number) addBatch(one);
  return inside.size;
}
