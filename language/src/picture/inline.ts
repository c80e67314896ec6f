/** The chain that a step runs, in the place of the step: its nodes carry the step's name before their own. */
import { type Chain, type Handoff, type Node, type Ref, titleOf, type Workspace } from '../model/index.ts';

/** Stands between the names of a step and of a node of the chain that it runs; no name can hold it. */
export const WITHIN = '/';

/**
 * @param steps names of the steps that are to be shown as what they run. Those that run nothing that is known, or the
 * chain itself, stay as they are.
 */
export function inlined(chain: Chain, workspace: Workspace, steps: ReadonlySet<string>): Chain {
  const parts = new Map<string, Chain>();
  for (const node of chain.nodes) {
    const ran = node.runs?.id === undefined ? undefined : workspace.chains.get(node.runs.id);
    if (steps.has(node.name) && ran !== undefined && ran.id !== chain.id && ran.nodes.length > 0)
      parts.set(node.name, ran);
  }
  if (parts.size === 0) return chain;
  return {
    ...chain,
    nodes: chain.nodes.flatMap((node) => parts.get(node.name)?.nodes.map((one) => within(node, one)) ?? [node]),
    handoffs: [
      ...chain.handoffs.flatMap((handoff) => joined(handoff, parts)),
      ...[...parts].flatMap(([step, ran]) => ran.handoffs.map((handoff) => handoffWithin(step, handoff))),
    ],
  };
}

function within(step: Node, node: Node): Node {
  return { ...node, name: nameWithin(step.name, node.name), title: titleOf(node) };
}

function nameWithin(step: string, node: string): string {
  return `${step}${WITHIN}${node}`;
}

function handoffWithin(step: string, handoff: Handoff): Handoff {
  const moved = (ref: Ref): Ref => ({ ...ref, name: nameWithin(step, ref.name) });
  return { ...handoff, from: handoff.from.map(moved), to: handoff.to.map(moved) };
}

/** To a step leads to all starts of what it runs; from a step leads from the end that is named, else from all ends. */
function joined(handoff: Handoff, parts: ReadonlyMap<string, Chain>): readonly Handoff[] {
  const [source, ...moreSources] = handoff.from;
  const [target, ...moreTargets] = handoff.to;
  if (source === undefined || target === undefined) return [handoff];
  const from = entries(
    handoff.from,
    parts,
    ({ kind }) => kind === 'end',
    handoff.on?.kind === 'end' ? handoff.on.end.name : undefined,
  );
  const to = entries(handoff.to, parts, ({ kind }) => kind === 'start');
  if (moreSources.length > 0 || moreTargets.length > 0) return [{ ...handoff, from, to }];
  // Several starts or ends of one chain are alternatives: an arrow each, no bar.
  return from.flatMap((one) => to.map((other) => ({ ...handoff, from: [one], to: [other] })));
}

function entries(
  refs: readonly Ref[],
  parts: ReadonlyMap<string, Chain>,
  isEntry: (node: Node) => boolean,
  named?: string,
): readonly Ref[] {
  return refs.flatMap((ref) => {
    const ran = parts.get(ref.name);
    if (ran === undefined) return [ref];
    const found = ran.nodes.filter((node) => isEntry(node) && (named === undefined || node.name === named));
    return found.map((node) => ({ ...ref, name: nameWithin(ref.name, node.name) }));
  });
}
