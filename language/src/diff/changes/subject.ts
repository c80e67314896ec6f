/** What changes are about, and how they are made of it. */
import type { Id, Named, Range } from '../../model/index.ts';
import type { Change, ChangedThing } from '../comparison.ts';
import { fileOf } from '../match/paths.ts';
import type { Level } from './levels.ts';
import type { PropertyChange } from './properties.ts';

export interface Subject {
  readonly what: ChangedThing;
  readonly name: string;
  readonly within?: string;
  readonly ids: { readonly base?: Id; readonly head?: Id };
}

/** A named thing: by the name of the head, where it is there. */
export function subjectOf(
  what: ChangedThing,
  { base, head }: { readonly base: Named | undefined; readonly head: Named | undefined },
  within?: string,
): Subject {
  return {
    what,
    name: head?.name ?? base?.name ?? '',
    ...(within !== undefined && { within }),
    ids: { ...(base !== undefined && { base: base.id }), ...(head !== undefined && { head: head.id }) },
  };
}

function placeOf(ids: Subject['ids'], side: 'base' | 'head', range: Range): Pick<Change, 'at'> {
  const id = ids[side];
  return id === undefined ? {} : { at: { side, file: fileOf(id), range } };
}

export function addedOf(subject: Subject, after: string, { level, range }: { level: Level; range: Range }): Change {
  return { op: 'added', ...subject, after, level, ...placeOf(subject.ids, 'head', range) };
}

export function removedOf(subject: Subject, before: string, { level, range }: { level: Level; range: Range }): Change {
  return { op: 'removed', ...subject, before, level, ...placeOf(subject.ids, 'base', range) };
}

export function renamedOf(subject: Subject, was: string, range: Range): Change {
  return { op: 'renamed', ...subject, was, level: 'task', ...placeOf(subject.ids, 'head', range) };
}

export function changedOf(subject: Subject, { at, ...change }: PropertyChange, level: Level): Change {
  return { op: 'changed', ...subject, ...change, level, ...placeOf(subject.ids, at.side, at.range) };
}
