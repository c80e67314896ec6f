/**
 * Applies the changes of a comparison to the base, as text: what it says is all that is used of them. The outcome reads as
 * the head, which shows that nothing is left out.
 */
import type { Change, Comparison } from '@chainwright/language/diff';
import {
  type Chain,
  type ChainModel,
  handoffEnds,
  type Id,
  type Named,
  printOpenings,
  quoted,
  type Written,
  writtenChain,
  writtenHandoff,
  writtenNode,
  writtenOverrule,
  writtenPool,
  writtenStart,
} from '@chainwright/language/model';

interface Line extends Written {
  /** As the base has it: what a change says of before. */
  readonly was: string;
  readonly wasWord: string;
}

/** A declaration in the making. */
interface Thing {
  readonly id: Id;
  kind: string;
  name: string;
  title: string | undefined;
  lines: Line[];
  /** Of what came: the whole declaration. */
  readonly text?: string;
}

interface Draft {
  readonly declarations: Thing[];
  readonly chains: Map<Id, { readonly head: Thing; readonly nodes: Thing[]; readonly handoffs: Thing[] }>;
  readonly scenarios: Thing[];
}

/** Every change once: what several chains use stands with each of them. */
export function allChanges({ chains, changes }: Comparison): readonly Change[] {
  return [...new Set([...chains.flatMap((chain) => chain.changes), ...changes])];
}

/** The text of the base with the changes in it. What is imported from where is no change: it is as the head has it. */
export function applied(
  base: ChainModel,
  { changes, imports }: { readonly changes: readonly Change[]; readonly imports: ChainModel['imports'] },
): string {
  const draft = draftOf(base, renamed(base, changes));
  const order = ['removed', 'changed', 'added'];
  const nested = (change: Change) => (change.what === 'accept' || change.what === 'goal' ? 1 : 0);
  // Of what came, the thing before what stands in it; of what went, the other way round.
  const sorted = changes
    .filter(({ op }) => op !== 'renamed')
    .toSorted(
      (a, b) =>
        order.indexOf(a.op) - order.indexOf(b.op) ||
        (a.op === 'removed' ? nested(b) - nested(a) : nested(a) - nested(b)) ||
        Number(b.what === 'chain') - Number(a.what === 'chain'),
    );
  const added = new Map<Id, Thing>();
  for (const change of sorted) apply(draft, added, change);
  return textOf(draft, imports);
}

/** The model with everything by the name that it has in the head. */
function renamed(model: ChainModel, changes: readonly Change[]): ChainModel {
  const names = new Map(
    changes.flatMap(({ op, name, ids }) => (op === 'renamed' && ids.base !== undefined ? [[ids.base, name]] : [])),
  );
  const nameOf = (id: Id, name: string): string => {
    if (!name.includes('.')) return names.get(id) ?? name;
    const [chain = '', node = ''] = name.split('.');
    return `${names.get(id.slice(0, id.lastIndexOf('.'))) ?? chain}.${names.get(id) ?? node}`;
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, one]) => [key, walk(one)]);
    const copy = Object.fromEntries(entries);
    if (typeof copy.id === 'string' && typeof copy.name === 'string') copy.name = nameOf(copy.id, copy.name);
    return copy;
  };
  return walk(model) as ChainModel;
}

function draftOf(base: ChainModel, now: ChainModel): Draft {
  const thing = (kind: string, { id, name, title }: Named, was: readonly Written[], is: readonly Written[]): Thing => {
    const lines = is.map((one, i) => ({
      ...one,
      was: was[i]?.text ?? '',
      wasWord: was[i]?.word ?? '',
    }));
    return { id, kind, name, title: title === undefined ? undefined : quoted(title), lines };
  };
  const zipped = <T extends Named>(
    all: readonly T[],
    other: readonly T[],
    kindOf: (one: T) => string,
    written: (one: T) => readonly Written[],
  ) => other.map((one, i) => thing(kindOf(one), one, written(all[i] ?? one), written(one)));
  const none = () => [];
  const declarations = [
    ...zipped(base.fields, now.fields, () => 'field', none),
    ...zipped(
      base.hours,
      now.hours,
      () => 'hours',
      ({ openings, zone, place }) => [
        { word: 'hours', text: `${printOpenings(openings)}${zone === undefined ? '' : ` in ${zone}`}`, place },
      ],
    ),
    ...zipped(
      base.pools,
      now.pools,
      ({ kind }) => kind,
      (pool) => writtenPool(pool),
    ),
    ...zipped(base.documents, now.documents, () => 'document', none),
  ];
  const chains = now.chains.map((chain, i) => {
    const was = base.chains[i] ?? chain;
    const [head] = zipped(
      [was],
      [chain],
      () => 'chain',
      (one) => [...redesigns(one), ...writtenChain(one)],
    );
    if (head === undefined) throw new Error('a chain is a thing');
    const nodes = zipped(
      was.nodes,
      chain.nodes,
      ({ kind }) => kind,
      (one) => [...writtenStart(one), ...writtenNode(one)],
    );
    const handoffs = chain.handoffs.map((one, j) => {
      const before = was.handoffs[j] ?? one;
      const named: Named = { id: one.id, name: handoffEnds(one), place: one.place, extent: one.place };
      return thing('', named, writtenHandoff(before), writtenHandoff(one));
    });
    return [chain.id, { head, nodes, handoffs }] as const;
  });
  const scenarios = zipped(
    base.scenarios,
    now.scenarios,
    () => 'scenario',
    ({ of, overrules }) => [
      { word: 'of', text: of.name, place: of.place },
      ...overrules.map((line) => writtenOverrule(line)),
    ],
  );
  return { declarations, chains: new Map(chains), scenarios };
}

function redesigns({ redesigns: other }: Chain): readonly Written[] {
  return other === undefined ? [] : [{ word: 'redesigns', text: other.name, place: other.place }];
}

function apply(draft: Draft, added: Map<Id, Thing>, change: Change): void {
  const { op, what, ids, name, before, after } = change;
  const found = (): Thing => {
    const own = ids.head === undefined ? undefined : added.get(ids.head);
    // What came may have the id that another thing had in the base.
    const one = own ?? thingsOf(draft).find(({ id, text }) => text === undefined && id === ids.base);
    if (one === undefined) throw new Error(`${op} ${what} ${name}: it is not there`);
    return one;
  };
  const word = what === 'goal' || what === 'accept' ? what : change.property;
  if (what === 'goal' || what === 'accept' || op === 'changed') {
    const text = (one: string | undefined) => (op === 'changed' ? one : one?.slice(what.length + 1));
    changeProperty(found(), word ?? '', text(before), text(after));
  } else if (op === 'removed') remove(draft, found());
  else if (what === 'scenario') draft.scenarios.push({ ...brought(change), text: linesApart(after ?? '') });
  else add(draft, added, brought(change), change);
}

function brought({ what, ids, name, after = '' }: Change): Thing {
  return { id: ids.head ?? '', kind: what, name, title: undefined, lines: [], text: after };
}

/** Each line of a scenario on a line of its own; none holds a text in quotes. */
function linesApart(scenario: string): string {
  const brace = scenario.lastIndexOf(' { ');
  const lines = scenario.slice(brace + 3, -1).split('; ');
  return `${scenario.slice(0, brace)} {\n${lines.join('\n')}\n}`;
}

const thingsOf = ({ declarations, chains, scenarios }: Draft) => [
  ...declarations,
  ...scenarios,
  ...[...chains.values()].flatMap(({ head, nodes, handoffs }) => [head, ...nodes, ...handoffs]),
];

function changeProperty(thing: Thing, property: string, before: string | undefined, after: string | undefined): void {
  if (property === 'kind') thing.kind = after ?? '';
  else if (property === 'title') thing.title = after;
  else if (property === 'order of checks') {
    const criterion = ({ text }: Line) => /^"(?:\\.|[^"\\])*"/.exec(text)?.[0] ?? '';
    const left = thing.lines.filter(({ word }) => word === 'verify');
    const rest = (after ?? '').match(/"(?:\\.|[^"\\])*"/g) ?? [];
    const ordered = rest.flatMap((one) =>
      left.splice(
        left.findIndex((line) => criterion(line) === one),
        1,
      ),
    );
    thing.lines = [...thing.lines.filter(({ word }) => word !== 'verify'), ...ordered];
  } else {
    const at = thing.lines.findIndex(
      ({ word, wasWord, was }) => was === before && [word, wasWord].some((one) => sameWord(one, property)),
    );
    if (before !== undefined && at < 0) throw new Error(`${thing.name} has no ${property} ${before}`);
    const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const line = after === undefined ? [] : [{ word: property, text: after, was: '', wasWord: '', place }];
    if (at < 0) thing.lines.push(...line);
    else thing.lines.splice(at, 1, ...line);
  }
}

/** Of a scenario: the order of the nodes of a join is none. */
function sameWord(a: string, b: string): boolean {
  const sorted = (word: string) =>
    word
      .split(' -> ')
      .map((end) => end.split(' and ').toSorted().join(' and '))
      .join(' -> ');
  return sorted(a) === sorted(b);
}

function remove(draft: Draft, thing: Thing): void {
  const without = (list: Thing[]) => {
    const at = list.indexOf(thing);
    if (at >= 0) list.splice(at, 1);
  };
  without(draft.declarations);
  without(draft.scenarios);
  for (const [id, { head, nodes, handoffs }] of draft.chains) {
    without(nodes);
    without(handoffs);
    if (head !== thing) continue;
    // All that is in it has a change of its own; they come in any order.
    draft.chains.delete(id);
    draft.chains.set(`gone ${id}`, { head: { ...thing, kind: 'gone' }, nodes, handoffs });
  }
}

function add(draft: Draft, added: Map<Id, Thing>, thing: Thing, { what, within }: Change): void {
  added.set(thing.id, thing);
  if (what === 'chain') draft.chains.set(`come ${thing.id}`, { head: thing, nodes: [], handoffs: [] });
  else if (what === 'node' || what === 'handoff') {
    const chain = [...draft.chains.values()].find(({ head }) => head.kind !== 'gone' && nameOf(head) === within);
    if (chain === undefined) throw new Error(`there is no chain ${within}`);
    (what === 'node' ? chain.nodes : chain.handoffs).push(thing);
  } else draft.declarations.push(thing);
}

const nameOf = ({ name }: Thing) => name;

// ---- as text ----

const SILENT = new Set(['hours', 'share']);
const HEADER = new Set(['hours', 'share', 'from', 'of', 'redesigns']);

function textOf({ declarations, chains, scenarios }: Draft, imports: ChainModel['imports']): string {
  return [
    ...imports.map(({ path }) => `import ${quoted(path)}`),
    ...declarations.map((one) => print(one)),
    ...[...chains.values()].flatMap(({ head, nodes, handoffs }) => {
      if (head.kind !== 'gone')
        return [print(head, [...nodes.map((one) => print(one)), ...handoffs.map(printHandoff)])];
      if (nodes.length + handoffs.length > 0) throw new Error(`the nodes of ${head.name} have no changes`);
      return [];
    }),
    ...scenarios.map((one) => print(one, [])),
  ].join('\n\n');
}

function printLine({ word, text }: Line): string {
  return SILENT.has(word) ? text : `${word} ${text}`;
}

/** @param inside what stands in its braces; without it, they are left out when they would be empty */
function print({ kind, name, title, lines, text }: Thing, inside?: readonly string[]): string {
  const head = lines
    .filter(({ word }) => HEADER.has(word))
    .toSorted((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word));
  const body = [...lines.filter(({ word }) => !HEADER.has(word)).map(printLine), ...(inside ?? [])];
  const start = text ?? [kind, name, title, ...head.map(printLine)].filter((one) => one !== undefined).join(' ');
  if (body.length === 0 && (inside === undefined || start.endsWith('}'))) return start;
  const open = text?.endsWith('}') ? start.slice(0, -1).trimEnd() : `${start} {`;
  return `${open}\n${body.join('\n')}\n}`;
}

const ORDER = ['share', 'from', 'of', 'redesigns', 'hours'];

function printHandoff({ name, lines, text }: Thing): string {
  // A share is known by its place.
  const ordered = lines.toSorted((a, b) => Number(b.word === 'share') - Number(a.word === 'share'));
  return text ?? [name, ...ordered.map(printLine)].join(' ');
}
