/** The goals of a chain: known by their figure, as far as there is one for it. */
import { type Chain, type Goal, printGoal } from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import { withoutEqual } from './properties.ts';
import { addedOf, changedOf, removedOf, type Subject } from './subject.ts';

export function goalChanges(base: Chain | undefined, head: Chain | undefined): readonly Change[] {
  const ids = { ...(base !== undefined && { base: base.id }), ...(head !== undefined && { head: head.id }) };
  const within = head?.name ?? base?.name ?? '';
  const subject = ({ figure }: Goal): Subject => ({ what: 'goal', name: figure, within, ids });
  const exact = withoutEqual(base?.goals ?? [], head?.goals ?? [], printGoal);
  // Another target of the same measure first, then the same figure measured otherwise.
  const measured = withoutEqual(exact.gone, exact.come, measureOf);
  const figured = withoutEqual(measured.gone, measured.come, ({ figure }) => figure);
  const at = ({ place }: Goal) => ({ level: 'task', range: place }) as const;
  return [
    ...[...measured.same, ...figured.same].map(([before, after]) =>
      changedOf(
        subject(after),
        {
          property: 'goal',
          before: printGoal(before),
          after: printGoal(after),
          at: { side: 'head', range: after.place },
        },
        'task',
      ),
    ),
    ...figured.come.map((one) => addedOf(subject(one), `goal ${printGoal(one)}`, at(one))),
    ...figured.gone.map((one) => removedOf(subject(one), `goal ${printGoal(one)}`, at(one))),
  ];
}

function measureOf({ figure, comparison, percentile }: Goal): string {
  return `${figure} ${comparison.startsWith('<') ? 'at most' : 'at least'} ${percentile ?? 'mean'}`;
}
