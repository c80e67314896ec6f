/** Changes of named things that have properties and nothing inside: pools, hours, fields, documents, scenarios. */
import {
  type Hours,
  type Named,
  named,
  type Pool,
  type Scenario,
  WEEKDAYS,
  writtenHours,
  writtenOverrule,
  writtenPool,
} from '../../model/index.ts';
import type { Change, ChangedThing } from '../comparison.ts';
import type { CommonWriting, Matching } from '../match/matching.ts';
import type { Scope } from '../match/scope.ts';
import { acceptChanges } from './accepts.ts';
import { hoursText, ownProperties, poolText, scenarioText } from './declarations.ts';
import { declarationLevel, propertyLevel } from './levels.ts';
import { alike, keyed, type Property, propertyChanges, titleProperty } from './properties.ts';
import { addedOf, changedOf, removedOf, renamedOf, subjectOf } from './subject.ts';

/** How the things of one kind are compared. */
export interface Kind<T extends Named> {
  readonly what: ChangedThing;
  readonly textOf: (thing: T) => string;
  readonly propertiesOf: (thing: T, side: 'base' | 'head') => readonly Property[];
  readonly unreadableOf?: (thing: T) => readonly string[];
  readonly withinOf?: (thing: T, side: 'base' | 'head') => string;
  /** What stands inside of it. */
  readonly insideOf?: (base: T | undefined, head: T | undefined) => readonly Change[];
}

/** In the order of the head, then what is gone. */
export function changesAmong<T extends Named>(
  base: readonly T[],
  head: readonly T[],
  matching: Matching,
  kind: Kind<T>,
): readonly Change[] {
  const before = new Map(base.map((thing) => [thing.id, thing]));
  const changes = head.flatMap((thing) => {
    const id = matching.baseOf(thing.id);
    return changesBetween(id === undefined ? undefined : before.get(id), thing, kind);
  });
  const gone = base.filter(({ id }) => matching.headOf(id) === undefined);
  return [...changes, ...gone.flatMap((thing) => changesBetween(thing, undefined, kind))];
}

export function changesBetween<T extends Named>(
  base: T | undefined,
  head: T | undefined,
  kind: Kind<T>,
): readonly Change[] {
  const within = head !== undefined ? kind.withinOf?.(head, 'head') : base && kind.withinOf?.(base, 'base');
  const subject = subjectOf(kind.what, { base, head }, within);
  const inside = kind.insideOf?.(base, head) ?? [];
  const level = declarationLevel(kind.what);
  if (head === undefined)
    return base === undefined ? [] : [removedOf(subject, kind.textOf(base), { level, range: base.place }), ...inside];
  if (base === undefined) return [addedOf(subject, kind.textOf(head), { level, range: head.place }), ...inside];
  const renamed = base.name === head.name ? [] : [renamedOf(subject, base.name, head.place)];
  const unreadable = [...(kind.unreadableOf?.(base) ?? []), ...(kind.unreadableOf?.(head) ?? [])];
  const properties = propertyChanges(
    [...titleProperty(base), ...kind.propertiesOf(base, 'base')],
    [...titleProperty(head), ...kind.propertiesOf(head, 'head')],
    unreadable,
  );
  const changed = properties.map((one) => changedOf(subject, one, propertyLevel(kind.what, one.property)));
  return [...renamed, ...changed, ...inside];
}

export function sharedChanges(
  base: Scope,
  head: Scope,
  { matching, writing }: { readonly matching: Matching; readonly writing: CommonWriting },
): readonly Change[] {
  const pools: Kind<Pool> = {
    what: 'pool',
    textOf: poolText,
    propertiesOf: (pool, side) => [
      alike({ word: 'kind', text: pool.kind, place: pool.place }),
      ...keyed(ownProperties(writtenPool(pool)), ownProperties(writtenPool(pool, writing[side]))),
    ],
    unreadableOf: ({ unreadable }) => unreadable,
    insideOf: (one, other) =>
      acceptChanges(
        { accepts: one?.accepts ?? [], thing: one },
        { accepts: other?.accepts ?? [], thing: other },
        other?.name ?? one?.name ?? '',
      ),
  };
  const hours: Kind<Hours> = {
    what: 'hours',
    textOf: hoursText,
    propertiesOf: (one) => [
      {
        word: 'hours',
        text: writtenHours(one)
          .map(({ word, text }) => (word === 'open' ? text : `${word} ${text}`))
          .join(' '),
        key: openTimes(one),
        place: one.place,
      },
    ],
  };
  const nothing = (what: ChangedThing): Kind<Named> => ({
    what,
    textOf: (thing) => named(what, thing),
    propertiesOf: () => [],
  });
  return [
    ...changesAmong(base.pools, head.pools, matching, pools),
    ...changesAmong(base.hours, head.hours, matching, hours),
    ...changesAmong(base.fields, head.fields, matching, nothing('field')),
    ...changesAmong(base.documents, head.documents, matching, nothing('document')),
  ];
}

/** What the hours mean, however their days are written together. */
function openTimes({ openings, zone }: Hours): string {
  const times = openings.flatMap(({ days, open, close }) =>
    days.map((day) => `${WEEKDAYS.indexOf(day)} ${open} ${close}`),
  );
  return `${times.toSorted().join(', ')} in ${zone ?? ''}`;
}

export function scenarioKind(writing: CommonWriting): Kind<Scenario> {
  return {
    what: 'scenario',
    textOf: scenarioText,
    withinOf: ({ of }) => of.name,
    propertiesOf: (scenario, side) => [
      { word: 'of', text: scenario.of.name, key: writing[side].name(scenario.of), place: scenario.of.place },
      ...scenario.overrules.map((line) => {
        const meant = writtenOverrule(line, writing[side]);
        // Known by the fact that it overrules, whatever that is called: the word of the head stands for both.
        return { ...writtenOverrule(line), key: meant.text, slot: meant.word };
      }),
    ],
  };
}
