import {
  type Chain,
  type Id,
  isHuman,
  type Node,
  type Pool,
  poolOf,
  type Range,
  serversOf,
  type Workspace,
} from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isUnreadable, isWork } from '../shared/chains.ts';
import { called, counted } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import page from './single-person-queue.md';

export const singlePersonQueue: ProcessRule = {
  id: 'single-person-queue',
  group: 'flow',
  severity: 'warning',
  summary: 'One person without a backup does or checks steps: everything waits when they are away.',
  page,
  *check(model, { workspace }) {
    for (const chain of model.chains) {
      for (const { pool, visits } of singlePersons(workspace, chain)) {
        const [first, ...others] = visits;
        if (first === undefined) continue;
        const steps =
          visits.length === 1
            ? called(first.node)
            : `${called(first.node)} and ${counted(visits.length - 1, 'other place')}`;
        yield {
          range: first.place,
          chain: chain.name,
          node: first.node.name,
          subject: first.node.id,
          message: `${called(pool)} is one person without a backup, and ${steps} in ${called(chain)} ${visits.length === 1 ? 'waits' : 'wait'} for them: a holiday or a busy day stops every case. Name a backup, train a second person, or take work away from them.`,
          related: [
            ...others.slice(0, 9).map(({ node, place, what }) => ({
              file: model.file,
              range: place,
              message: `also ${what} ${called(node)}`,
            })),
            {
              file: fileOf(pool.id),
              range: pool.place,
              message: `${called(pool)} is declared here`,
            },
          ],
        };
      }
    }
  },
};

interface Visit {
  readonly node: Node;
  readonly place: Range;
  readonly what: 'does' | 'checks';
}

/** People who are alone in what they do in a chain, with the places where they do it, in the order of the text. */
function singlePersons(workspace: Workspace, chain: Chain): Iterable<{ pool: Pool; visits: readonly Visit[] }> {
  const found = new Map<Id, { pool: Pool; visits: Visit[] }>();
  const visit = (pool: Pool | undefined, one: Visit) => {
    if (pool === undefined || !isAlone(pool)) return;
    const entry = found.get(pool.id);
    if (entry === undefined) found.set(pool.id, { pool, visits: [one] });
    else if (entry.visits.at(-1)?.node !== one.node) entry.visits.push(one);
  };
  for (const node of chain.nodes) {
    if (!isWork(node)) continue;
    if (node.by !== undefined) visit(poolOf(workspace, node.by.pool), { node, place: node.by.place, what: 'does' });
    for (const verify of node.verifies)
      visit(poolOf(workspace, verify.by), { node, place: verify.place, what: 'checks' });
  }
  return found.values();
}

function isAlone(pool: Pool): boolean {
  return isHuman(pool) && serversOf(pool) === 1 && pool.backup === undefined && !isUnreadable(pool, 'backup', 'people');
}
