/** What the team accepts, at a pool, a chain or a node: known by its rule. */
import { type Accept, type Id, printAccept } from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import { withoutEqual } from './properties.ts';
import { addedOf, changedOf, removedOf, type Subject } from './subject.ts';

export interface Accepting {
  readonly accepts: readonly Accept[];
  /** What they stand in; undefined: it is not on this side. */
  readonly thing: { readonly id: Id } | undefined;
}

/** @param within by the names of the head: `Chain.Node` */
export function acceptChanges(base: Accepting, head: Accepting, within: string): readonly Change[] {
  const ids = {
    ...(base.thing !== undefined && { base: base.thing.id }),
    ...(head.thing !== undefined && { head: head.thing.id }),
  };
  const subject = ({ rule }: Accept): Subject => ({ what: 'accept', name: rule, within, ids });
  const { gone, come } = withoutEqual(base.accepts, head.accepts, printAccept);
  const other = withoutEqual(gone, come, ({ rule }) => rule);
  const at = ({ place }: Accept) => ({ level: 'task', range: place }) as const;
  return [
    ...other.same.map(([before, after]) =>
      changedOf(
        subject(after),
        {
          property: 'accept',
          before: printAccept(before),
          after: printAccept(after),
          at: { side: 'head', range: after.place },
        },
        'task',
      ),
    ),
    ...other.come.map((one) => addedOf(subject(one), `accept ${printAccept(one)}`, at(one))),
    ...other.gone.map((one) => removedOf(subject(one), `accept ${printAccept(one)}`, at(one))),
  ];
}
