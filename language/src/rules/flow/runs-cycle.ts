import type { Chain, Id, Range, Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';

import { loopsOf } from '../shared/graph.ts';
import { called, counted, listed } from '../shared/words.ts';
import { fileOf, runsOf } from '../shared/work.ts';
import page from './runs-cycle.md';

export const runsCycle: ProcessRule = {
  id: 'runs-cycle',
  group: 'flow',
  severity: 'error',
  summary: 'Chains run each other in a circle.',
  page,
  *check(model, { workspace }) {
    for (const chain of model.chains) {
      const circle = circlesOf(workspace).get(chain.id);
      if (circle === undefined) continue;
      for (const { node, runs } of runsOf(chain)) {
        const target = circle.chains.find(({ id }) => id === runs.id);
        if (target === undefined) continue;
        yield {
          range: runs.place,
          chain: chain.name,
          node: node.name,
          subject: node.id,
          message: `${story(chain, target, circle.chains)}: a case that goes in would never come out. Let ${called(node)} be a step of its own, or lead the case back by a handoff.`,
          related: circle.lines
            .filter(({ place }) => place !== runs.place)
            .slice(0, 9)
            .map(({ from, to, place }) => ({
              file: fileOf(from.id),
              range: place,
              message: `${called(from)} runs ${called(to)}`,
            })),
        };
      }
    }
  },
};

interface Circle {
  readonly chains: readonly Chain[];
  readonly lines: readonly { readonly from: Chain; readonly to: Chain; readonly place: Range }[];
}

const circles = new WeakMap<Workspace, ReadonlyMap<Id, Circle>>();

/** The chains of the workspace that run each other in a circle, each with its circle. */
function circlesOf(workspace: Workspace): ReadonlyMap<Id, Circle> {
  const known = circles.get(workspace);
  if (known !== undefined) return known;
  const found = new Map<Id, Circle>();
  const chains = [...workspace.chains.values()];
  const indexOf = new Map(chains.map(({ id }, index) => [id, index]));
  const next = chains.map((chain) => runsOf(chain).flatMap(({ runs }) => indexOf.get(runs.id ?? '') ?? []));
  for (const loop of loopsOf(next)) {
    const members = loop.flatMap((index) => chains[index] ?? []);
    const byId = new Map(members.map((chain) => [chain.id, chain]));
    const lines = members.flatMap((from) =>
      runsOf(from).flatMap(({ runs }) => {
        const to = byId.get(runs.id ?? '');
        return to === undefined ? [] : { from, to, place: runs.place };
      }),
    );
    for (const { id } of members) found.set(id, { chains: members, lines });
  }
  circles.set(workspace, found);
  return found;
}

function story(chain: Chain, target: Chain, circle: readonly Chain[]): string {
  if (chain === target) return `${called(chain)} runs itself`;
  const others = circle.filter((one) => one !== chain && one !== target);
  if (others.length === 0) return `${called(chain)} runs ${called(target)}, which runs ${called(chain)} again`;
  const way = others.length > 4 ? counted(others.length, 'other chain') : listed(others.map(called));
  return `${called(chain)} runs ${called(target)}, which comes back to ${called(chain)} by way of ${way}`;
}
