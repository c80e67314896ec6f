/** What many rules ask of a chain. */
import type { Chain, ChainModel, Node, Range, Verify } from '../../model/index.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { type ChainGraph, graphOf, hasUnreadableLines } from './graph.ts';

interface Work {
  readonly chain: Chain;
  readonly node: Node;
}

/** Steps and decisions, with their chains: what people mean by the work. Many rules ask. */
export function workOf(model: ChainModel): readonly Work[] {
  const known = workByModel.get(model);
  if (known !== undefined) return known;
  const work = model.chains.flatMap((chain) => chain.nodes.filter(isWork).map((node) => ({ chain, node })));
  workByModel.set(model, work);
  return work;
}

const workByModel = new WeakMap<ChainModel, readonly Work[]>();

export function isWork(node: Node): boolean {
  return node.kind === 'step' || node.kind === 'decision';
}

/** The graphs of the chains whose lines could all be read: in the others, what is missing may only be broken. */
export function* wholeGraphs(model: ChainModel, context: RuleContext): Generator<ChainGraph> {
  for (const chain of model.chains) {
    if (!hasUnreadableLines(chain, model.file, context)) yield graphOf(chain);
  }
}

/** A problem of a node as a whole: at its name. */
export function atNode(chain: Chain, node: Node, message: string): Problem {
  return { range: node.place, chain: chain.name, node: node.name, subject: node.id, message };
}

/** A problem of one check: at the verify. */
export function atVerify(chain: Chain, node: Node, verify: Verify, message: string): Problem {
  return { range: verify.place, chain: chain.name, node: node.name, subject: node.id, message };
}

/** A problem of a chain as a whole: at its name. */
export function atChain(chain: Chain, message: string): Problem {
  return { range: chain.place, chain: chain.name, subject: chain.id, message };
}

/** Did the text say one of these properties in a way that could not be read? */
export function isUnreadable(thing: { readonly unreadable: readonly string[] }, ...properties: string[]): boolean {
  return thing.unreadable.length > 0 && properties.some((property) => thing.unreadable.includes(property));
}

/** Is there something on the lines of a place that could not be read? What is missing there may only be broken. */
export function isTorn(place: Range, file: string, context: RuleContext): boolean {
  const places = context.unreadable.get(file) ?? [];
  return places.some(({ start }) => start.line >= place.start.line && start.line <= place.end.line);
}
