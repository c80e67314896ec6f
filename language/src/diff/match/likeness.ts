/** How much two things of different names are alike: by what they do, how they are called, and what stands around them. */

/** What speaks for a thing, in words that mean the same on both sides. */
export interface Evidence {
  /** Things of different kinds are never the same. */
  readonly kind: string;
  /** What people call it, and the words of its name. */
  readonly title: string;
  readonly words: ReadonlySet<string>;
  /** Its properties: `takes 35min`. */
  readonly does: ReadonlySet<string>;
  /** How many different properties it has. */
  readonly properties: ReadonlySet<string>;
  /** What is next to it and known on both sides: `from Extract`, `by at Assess`. */
  readonly near: ReadonlySet<string>;
  /** How much is next to it that nobody has recognised yet. */
  readonly unknownNear: number;
}

export interface Likeness {
  readonly isSame: boolean;
  /** Of two that could be the same, the higher is the better. */
  readonly score: number;
}

/** Half of what there is. */
const HALF = 0.5;
/** So many equal properties are no accident. */
const SEVERAL = 3;

export function likenessOf(a: Evidence, b: Evidence): Likeness {
  if (a.kind !== b.kind) return { isSame: false, score: 0 };
  const same = shared(a.does, b.does);
  const does = part(same, unionSize(a.properties, b.properties));
  const nearUnion = unionSize(a.near, b.near) + Math.abs(a.unknownNear - b.unknownNear);
  const near = part(shared(a.near, b.near), nearUnion) ?? 0;
  const called = a.title === b.title ? 1 : (part(shared(a.words, b.words), unionSize(a.words, b.words)) ?? 0);
  const isSame =
    // It does the very same, at its place or under its title, or it does too much for that to be chance.
    (does === 1 && (near >= HALF || called === 1 || same >= SEVERAL)) ||
    // It has kept its title and its place, or half of what it does.
    (called === 1 && (near >= HALF || (does ?? 0) >= HALF)) ||
    // It says nothing of what it does, and stands where the other stood.
    (does === undefined && near === 1) ||
    // It still does most of it, at its place.
    ((does ?? 0) >= 0.6 && ((same >= SEVERAL && near >= HALF) || (same >= 2 && near === 1))) ||
    // It is called alike, at its place.
    (called >= HALF && near >= HALF && (does ?? HALF) >= 0.4);
  return { isSame, score: 3 * (does ?? 0) + 3 * near + 2 * called };
}

function part(some: number, all: number): number | undefined {
  return all === 0 ? undefined : some / all;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count++;
  return count;
}

function unionSize(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size - shared(a, b);
}
