import { type Chain, type Id, isHuman, type Ref } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { atChain, isUnreadable, isWork } from '../shared/chains.ts';
import { within } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { fileOf, runsOf, type Visit, workersOf } from '../shared/work.ts';
import page from './human-out.md';

export const humanOut: ProcessRule = {
  id: 'human-out',
  group: 'redesign',
  severity: 'warning',
  summary: 'People who work in a chain have no place in its redesign.',
  page,
  *check(model, context) {
    const { workspace } = context;
    for (const chain of model.chains) {
      const old = chain.redesigns?.id === undefined ? undefined : workspace.chains.get(chain.redesigns.id);
      const stay = old && everyoneIn(chain, context);
      if (old === undefined || stay === undefined) continue;
      for (const [id, visit] of workersOf(old)) {
        const pool = workspace.pools.get(id);
        if (pool === undefined || !isHuman(pool) || stay.has(id)) continue;
        yield {
          ...atChain(
            chain,
            `${called(pool)} ${visit.what} ${called(visit.node)} in ${called(old)} and nothing in ${called(chain)}: what they know of the cases goes with them. Human up, not human out: give them checks, exceptions, criteria or judgement here.`,
          ),
          related: [
            { file: fileOf(pool.id), range: pool.place, message: `${called(pool)} is declared here` },
            { file: fileOf(old.id), range: visit.place, message: whatTheyDid(visit) },
          ],
        };
      }
    }
  },
};

function whatTheyDid({ what, node }: Visit): string {
  return `${what} ${called(node)} today`;
}

/** Who does or checks anything in a chain or in what it runs; undefined when a name or a line leaves that open. */
function everyoneIn(chain: Chain, context: RuleContext): ReadonlySet<Id> | undefined {
  const people = new Set<Id>();
  const chains = new Set([chain]);
  // A set grows while it is walked: it is its own queue.
  for (const one of chains) {
    if (isUnclear(one, context)) return undefined;
    for (const id of workersOf(one).keys()) people.add(id);
    for (const { runs } of runsOf(one)) {
      const sub = runs.id === undefined ? undefined : context.workspace.chains.get(runs.id);
      if (sub === undefined) return undefined;
      chains.add(sub);
    }
  }
  return people;
}

function isUnclear(chain: Chain, { unreadable }: RuleContext): boolean {
  if (unreadable.get(fileOf(chain.id))?.some((place) => within(place, chain.extent))) return true;
  return chain.nodes.some(
    (node) =>
      isWork(node) &&
      (isUnreadable(node, 'by', 'verify', 'runs') ||
        isUnresolved(node.by?.pool) ||
        node.verifies.some(({ by }) => isUnresolved(by))),
  );
}

function isUnresolved(ref: Ref | undefined): boolean {
  return ref !== undefined && ref.id === undefined;
}
