/** Everything that changes inside of a chain. */
import { type Chain, type Writing, writtenChain } from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import type { CommonWriting, Matching } from '../match/matching.ts';
import { acceptChanges } from './accepts.ts';
import { chainText, ownProperties } from './declarations.ts';
import { changesBetween, type Kind } from './declared.ts';
import { goalChanges } from './goals.ts';
import { handoffChanges } from './handoffs.ts';
import { nodeChanges } from './nodes.ts';
import { keyed, type Property } from './properties.ts';

export interface Matched {
  readonly matching: Matching;
  readonly writing: CommonWriting;
}

export function chainChanges(base: Chain | undefined, head: Chain | undefined, matched: Matched): readonly Change[] {
  const within = head?.name ?? base?.name ?? '';
  const kind: Kind<Chain> = {
    what: 'chain',
    textOf: chainText,
    propertiesOf: (chain, side) => propertiesOf(chain, matched.writing[side]),
    unreadableOf: ({ unreadable }) => unreadable,
    insideOf: (one, other) => [
      ...goalChanges(one, other),
      ...acceptChanges(
        { accepts: one?.accepts ?? [], thing: one },
        { accepts: other?.accepts ?? [], thing: other },
        within,
      ),
      ...nodeChanges(one?.nodes ?? [], other?.nodes ?? [], { within, ...matched }),
      ...handoffChanges(one, other, matched),
    ],
  };
  return changesBetween(base, head, kind);
}

function propertiesOf(chain: Chain, writing: Writing): readonly Property[] {
  const { redesigns } = chain;
  const other =
    redesigns === undefined
      ? []
      : [{ word: 'redesigns', text: redesigns.name, key: writing.name(redesigns), place: redesigns.place }];
  return [...other, ...keyed(ownProperties(writtenChain(chain)), ownProperties(writtenChain(chain, writing)))];
}
