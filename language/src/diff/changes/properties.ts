/** What two things differ in, property by property. */
import { type Named, quoted, type Range, type Written } from '../../model/index.ts';

/** A property as it is shown, and as it is compared. */
export interface Property extends Written {
  /** The same where it means the same. */
  readonly key: string;
  /** What it is known by on both sides, where that is not its word. */
  readonly slot?: string;
}

export interface PropertyChange {
  readonly property: string;
  readonly before?: string;
  readonly after?: string;
  /** In the head; where nothing of it is left, in the base. */
  readonly at: { readonly side: 'base' | 'head'; readonly range: Range };
}

/** What is written, with what it means: both ways of writing give the same properties in the same order. */
export function keyed(shown: readonly Written[], meant: readonly Written[]): readonly Property[] {
  return shown.map((one, i) => ({ ...one, key: meant[i]?.text ?? one.text }));
}

/** @param unreadable properties of which a side does not know what they say */
export function propertyChanges(
  base: readonly Property[],
  head: readonly Property[],
  unreadable: readonly string[],
): readonly PropertyChange[] {
  const [before, after] = [bySlot(base), bySlot(head)];
  // In the order of the head, then what is gone.
  const slots = [...new Set([...after.keys(), ...before.keys()])].filter((slot) => !unreadable.includes(slot));
  return slots.flatMap((slot) => changesOf(before.get(slot) ?? [], after.get(slot) ?? []));
}

function bySlot(properties: readonly Property[]): ReadonlyMap<string, readonly Property[]> {
  return Map.groupBy(properties, ({ slot, word }) => slot ?? word);
}

/** Of one property, which may stand there several times. */
function changesOf(base: readonly Property[], head: readonly Property[]): readonly PropertyChange[] {
  const { gone, come } = withoutEqual(base, head, ({ key }) => key);
  const [before, ...otherBefore] = gone;
  const [after, ...otherAfter] = come;
  if (before !== undefined && after !== undefined && otherBefore.length + otherAfter.length === 0)
    return [changed(before, after)];
  return [...come.map((one) => changed(undefined, one)), ...gone.map((one) => changed(one, undefined))];
}

export function changed(before: Written | undefined, after: Written | undefined): PropertyChange {
  const place = after?.place ?? before?.place;
  return {
    property: after?.word ?? before?.word ?? '',
    ...(before !== undefined && { before: before.text }),
    ...(after !== undefined && { after: after.text }),
    at: { side: after === undefined ? 'base' : 'head', range: place ?? NOWHERE },
  };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What is left of two lists when each thing of the one has taken its equal out of the other. */
export function withoutEqual<T>(
  base: readonly T[],
  head: readonly T[],
  keyOf: (one: T) => string,
): { readonly gone: readonly T[]; readonly come: readonly T[]; readonly same: readonly (readonly [T, T])[] } {
  const left = Map.groupBy(base, keyOf);
  const come: T[] = [];
  const same: (readonly [T, T])[] = [];
  for (const one of head) {
    const other = left.get(keyOf(one))?.shift();
    if (other === undefined) come.push(one);
    else same.push([other, one]);
  }
  const rest = new Set([...left.values()].flat());
  return { gone: base.filter((one) => rest.has(one)), come, same };
}

/** The title of a thing as a property. */
export function titleProperty({ title, place }: Named): readonly Property[] {
  return title === undefined ? [] : [alike({ word: 'title', text: quoted(title), place })];
}

/** A property that means what it says. */
export function alike(written: Written): Property {
  return { ...written, key: written.text };
}
