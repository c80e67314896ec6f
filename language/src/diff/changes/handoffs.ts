/** The handoffs of a chain: known by where they come from, where they lead, and when they are taken. */
import {
  type Chain,
  type Handoff,
  handoffEnds,
  quoted,
  type Trigger,
  type Writing,
  writtenHandoff,
} from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import type { CommonWriting, Matching } from '../match/matching.ts';
import { handoffText } from './declarations.ts';
import { propertyLevel } from './levels.ts';
import { reorderingHandoffs } from './order.ts';
import { keyed, propertyChanges, withoutEqual } from './properties.ts';
import { addedOf, changedOf, removedOf, type Subject } from './subject.ts';

interface Pair {
  readonly base: Handoff;
  readonly head: Handoff;
  /** One of several that only their conditions tell apart. */
  readonly isOneOfSeveral: boolean;
}

export function handoffChanges(
  base: Chain | undefined,
  head: Chain | undefined,
  { matching, writing }: { readonly matching: Matching; readonly writing: CommonWriting },
): readonly Change[] {
  const within = head?.name ?? base?.name ?? '';
  const { pairs, gone, come } = pairHandoffs(base?.handoffs ?? [], head?.handoffs ?? [], writing);
  const changed = pairs.flatMap((pair) => changesOf(pair, within, writing));
  const reordering =
    base === undefined || head === undefined
      ? new Set<string>()
      : reorderingHandoffs(base, head, { matching, removed: gone, added: come });
  const at = ({ id, place }: Handoff) =>
    ({ level: reordering.has(id) ? 'process' : 'workflow', range: place }) as const;
  const subject = (one: Handoff, ids: Subject['ids']): Subject => ({ what: 'handoff', name: nameOf(one), within, ids });
  return [
    ...changed,
    ...come.map((one) => addedOf(subject(one, { head: one.id }), handoffText(one), at(one))),
    ...gone.map((one) => removedOf(subject(one, { base: one.id }), handoffText(one), at(one))),
  ];
}

function pairHandoffs(base: readonly Handoff[], head: readonly Handoff[], writing: CommonWriting) {
  const before = grouped(base, writing.base);
  const after = grouped(head, writing.head);
  const pairs: Pair[] = [];
  const [gone, come] = [new Set<Handoff>(), new Set<Handoff>()];
  for (const slot of new Set([...after.keys(), ...before.keys()])) {
    const [some, others] = [before.get(slot) ?? [], after.get(slot) ?? []];
    const single = some.length === 1 && others.length === 1;
    const rest = single
      ? { same: [[some[0], others[0]] as const], gone: [], come: [] }
      : severalOf(some, others, writing);
    for (const [one, other] of rest.same)
      if (one !== undefined && other !== undefined) pairs.push({ base: one, head: other, isOneOfSeveral: !single });
    for (const one of rest.gone) gone.add(one);
    for (const one of rest.come) come.add(one);
  }
  return {
    pairs,
    gone: base.filter((one) => gone.has(one)),
    come: head.filter((one) => come.has(one)),
  };
}

/** Lines between the same nodes: those that are equal, then those under a condition that each side has once. */
function severalOf(base: readonly Handoff[], head: readonly Handoff[], writing: CommonWriting) {
  const sides = new Map([
    ...base.map((one) => [one, writing.base] as const),
    ...head.map((one) => [one, writing.head] as const),
  ]);
  const textOf = (one: Handoff) =>
    writtenHandoff(one, sides.get(one))
      .map(({ word, text }) => `${word} ${text}`)
      .join(' ');
  const equal = withoutEqual(base, head, textOf);
  const [gone, come] = [onceByCondition(equal.gone), onceByCondition(equal.come)];
  const same = [...come].flatMap(([condition, one]) => {
    const other = gone.get(condition);
    return other === undefined ? [] : [[other, one] as const];
  });
  const paired = new Set(same.flat());
  return {
    same,
    gone: equal.gone.filter((one) => !paired.has(one)),
    come: equal.come.filter((one) => !paired.has(one)),
  };
}

function onceByCondition(handoffs: readonly Handoff[]): ReadonlyMap<string, Handoff> {
  const groups = Map.groupBy(handoffs, ({ when }) => when?.value ?? '');
  return new Map(
    [...groups].flatMap(([condition, [first, ...others]]) =>
      condition !== '' && first !== undefined && others.length === 0 ? [[condition, first] as const] : [],
    ),
  );
}

function grouped(handoffs: readonly Handoff[], writing: Writing): ReadonlyMap<string, readonly Handoff[]> {
  return Map.groupBy(handoffs, (one) => `${handoffEnds(one, writing)}${trigger(one.on, (end) => writing.name(end))}`);
}

/** `Extract -> Assess on exception`. */
function nameOf(handoff: Handoff): string {
  return `${handoffEnds(handoff)}${trigger(handoff.on, ({ name }) => name)}`;
}

function trigger(
  on: Trigger | undefined,
  nameOfEnd: (end: Extract<Trigger, { kind: 'end' }>['end']) => string,
): string {
  if (on === undefined) return '';
  return ` on ${on.kind === 'end' ? nameOfEnd(on.end) : on.kind}`;
}

function changesOf({ base, head, isOneOfSeveral }: Pair, within: string, writing: CommonWriting): readonly Change[] {
  const condition = isOneOfSeveral && head.when !== undefined ? ` when ${quoted(head.when.value)}` : '';
  const subject: Subject = {
    what: 'handoff',
    name: nameOf(head) + condition,
    within,
    ids: { base: base.id, head: head.id },
  };
  return propertyChanges(
    keyed(writtenHandoff(base), writtenHandoff(base, writing.base)),
    keyed(writtenHandoff(head), writtenHandoff(head, writing.head)),
    [...base.unreadable, ...head.unreadable],
  ).map((one) => changedOf(subject, one, propertyLevel('handoff', one.property)));
}
