/** The chain of the base as its picture is drawn beside the head's: what is the same there carries the head's name. */
import type { Change } from '../../diff/index.ts';
import { type Chain, type Ref, titleFromName } from '../../model/index.ts';

/** By the name of a node in the base: its name among the nodes of both sides. */
export function namesFor(
  base: Chain,
  head: Chain | undefined,
  changes: readonly Change[],
): ReadonlyMap<string, string> {
  const inHead = new Set(head?.nodes.map(({ name }) => name));
  const ofNodes = changes.filter(({ what }) => what === 'node');
  const renamed = new Map(
    ofNodes.flatMap(({ op, ids, name }) => (op === 'renamed' && ids.base !== undefined ? [[ids.base, name]] : [])),
  );
  const gone = new Set(ofNodes.flatMap(({ op, ids }) => (op === 'removed' ? [ids.base] : [])));
  const taken = new Set([...inHead, ...base.nodes.map(({ name }) => name)]);
  const heirs = new Set(renamed.values());
  const names = new Map<string, string>();
  for (const { id, name } of base.nodes) {
    const now = renamed.get(id);
    if (now !== undefined) names.set(name, now);
    else if (!inHead.has(name)) names.set(name, name);
    // What the head calls so is something else.
    else names.set(name, gone.has(id) || heirs.has(name) ? free(`${name} before`, taken) : name);
  }
  return names;
}

function free(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let i = 2; taken.has(name); i++) name = `${wish} ${i}`;
  taken.add(name);
  return name;
}

/** Its nodes under other names; how people call them stays. */
export function renamedChain(chain: Chain, names: ReadonlyMap<string, string>): Chain {
  const renamed = (ref: Ref): Ref => ({ ...ref, name: names.get(ref.name) ?? ref.name });
  return {
    ...chain,
    nodes: chain.nodes.map((node) => {
      const name = names.get(node.name) ?? node.name;
      return name === node.name ? node : { ...node, name, title: node.title ?? titleFromName(node.name) };
    }),
    handoffs: chain.handoffs.map((handoff) => ({
      ...handoff,
      from: handoff.from.map(renamed),
      to: handoff.to.map(renamed),
    })),
  };
}
