/** Ways in, ways out, and where branches meet. */
import type { Chain, Edit, Node, Position } from '../../model/index.ts';
import { addLine, type Page, replace, takeOut, textAt } from '../shared/edits.ts';
import { graphOf, reachableFrom } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { CONDITION } from './shares.ts';
import { type Fixer, suggest } from './site.ts';

/** A handoff behind the others of the node that it leaves; behind all others; behind the nodes. */
export function addHandoff(page: Page, chain: Chain, from: string, text: string): readonly Edit[] {
  const own = chain.handoffs.filter((handoff) => handoff.from.some((ref) => ref.name === from));
  const last = own.at(-1)?.place ?? chain.handoffs.at(-1)?.place ?? chain.nodes.at(-1)?.extent;
  return addLine(page, chain.extent, text, last?.end);
}

export const addStart: Fixer = function* ({ chain, page }) {
  if (chain === undefined) return;
  const { previous } = graphOf(chain);
  const first = chain.nodes.find((_, index) => previous[index]?.length === 0) ?? chain.nodes[0];
  if (first === undefined) return;
  const name = freeName(chain, 'Arrival');
  yield [
    suggest(
      `Add a start before ${called(first)}`,
      withNode(page, chain, `start ${name}`, `${name} -> ${first.name}`),
      name,
    ),
  ];
};

export const addEnd: Fixer = function* ({ chain, page }) {
  if (chain === undefined) return;
  const { next } = graphOf(chain);
  const stuck = chain.nodes.filter((_, index) => next[index]?.length === 0);
  const last = stuck.length === 0 ? chain.nodes.slice(-1) : stuck;
  const name = freeName(chain, 'Done');
  const handoffs = last.map((node) => `${node.name} -> ${name}`);
  yield [suggest('Add an end', withNode(page, chain, `end ${name}`, ...handoffs), name)];
};

/** A node behind the others, and handoffs behind the others. */
function withNode(page: Page, chain: Chain, node: string, ...handoffs: readonly string[]): readonly Edit[] {
  const [last, end] = [chain.nodes.at(-1)?.extent.end, chain.handoffs.at(-1)?.place.end];
  if (end === undefined) return several(page, chain, [node, ...handoffs], last);
  return [...addLine(page, chain.extent, node, last), ...several(page, chain, handoffs, end)];
}

function several(page: Page, chain: Chain, lines: readonly string[], after: Position | undefined): readonly Edit[] {
  const edits = lines.flatMap((line) => addLine(page, chain.extent, line, after));
  const [first] = edits;
  return first === undefined ? [] : [{ ...first, text: edits.map(({ text }) => text).join('') }];
}

function freeName(chain: Chain, name: string): string {
  const taken = new Set(chain.nodes.map((node) => node.name));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
  return free;
}

export const leadToEnd: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const ends = chain.nodes.filter(({ kind }) => kind === 'end').slice(0, 3);
  for (const end of ends) {
    yield [suggest(`Lead to ${called(end)}`, addHandoff(page, chain, node.name, `${node.name} -> ${end.name}`))];
  }
};

/** To where the start itself leads. */
export const leadPastStart: Fixer = function* ({ chain, handoff, node }) {
  if (chain === undefined || handoff === undefined || node === undefined) return;
  const start = handoff.to.find(({ id }) => id === node.id);
  const onward = chain.handoffs.filter(({ from }) => from.length === 1 && from[0]?.id === node.id);
  const [only] = onward;
  if (start === undefined || onward.length !== 1 || only?.to.length !== 1) return;
  const to = only.to[0];
  if (to !== undefined) yield [suggest(`Lead to ${to.name}`, [replace(start.place, to.name)])];
};

/** A handoff of its own for each that the join waits for. */
export const splitJoin: Fixer = function* ({ handoff, page, chain }) {
  const [first, last] = [handoff?.from[0], handoff?.from.at(-1)];
  if (handoff === undefined || chain === undefined || first === undefined || last === undefined || first === last)
    return;
  const rest = textAt(page, { start: last.place.end, end: handoff.place.end });
  const lines = handoff.from.slice(1).map(({ name }) => name + rest);
  const shortened = replace({ start: first.place.start, end: last.place.end }, first.name);
  yield [suggest('Give each a handoff of its own', [shortened, ...several(page, chain, lines, handoff.place.end)])];
};

export const makeStep: Fixer = function* ({ node }) {
  if (node !== undefined) yield [suggest('Make it a step', [retyped(node, 'step')])];
};

/** Something still goes on there, which nobody has named: as a wait it may have a way out. */
export const makeWait: Fixer = function* ({ node }) {
  if (node !== undefined) yield [suggest(`Make ${called(node)} a wait`, [retyped(node, 'wait')])];
};

function retyped(node: Node, becomes: string): Edit {
  const { line, character } = node.extent.start;
  return replace({ start: node.extent.start, end: { line, character: character + node.kind.length } }, becomes);
}

/** One line that waits for all branches, in place of one for each. */
export const joinBranches: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const into = chain.handoffs.filter(({ to }) => to.length === 1 && to[0]?.id === node.id);
  const [first, ...others] = into;
  const start = first?.from[0]?.place.start;
  const end = first?.from.at(-1)?.place.end;
  if (start === undefined || end === undefined || others.length === 0) return;
  const hasOptions = into.some(({ to, place }) =>
    textAt(page, { ...place, start: to[0]?.place.end ?? place.end }).trim(),
  );
  if (hasOptions) return;
  const names = into.flatMap(({ from }) => from.map(({ name }) => name));
  const joined = replace({ start, end }, [...new Set(names)].join(' and '));
  yield [suggest(`Join them before ${called(node)}`, [joined, ...others.map(({ place }) => takeOut(page, place))])];
};

/** A way out of a loop, from where it is decided how it goes on. */
export const leaveLoop: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const { nodes, next, indexOf } = graphOf(chain);
  const round = [...reachableFrom([indexOf.get(node.id) ?? -1], next)].flatMap((index) => nodes[index] ?? []);
  const from = [...round.filter(({ kind }) => kind === 'decision'), ...round.filter(({ kind }) => kind === 'step')];
  for (const end of chain.nodes.filter(({ kind }) => kind === 'end').slice(0, 3)) {
    yield from.slice(0, 2).map((one) => {
      const when = one.kind === 'decision' ? ` when "${CONDITION}"` : '';
      const edits = addHandoff(page, chain, one.name, `${one.name} -> ${end.name}${when}`);
      const title = `Lead from ${called(one)} to ${called(end)}`;
      return when === '' ? suggest(title, edits) : suggest(title, edits, CONDITION);
    });
  }
};
