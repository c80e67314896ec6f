/**
 * Patterns for files, as in .gitignore and its like. Our own, for the libraries make regular expressions of them: the
 * pattern of a hostile branch (`*a*a*a*a*…`) would keep such an expression busy for years. Here a match costs at most the
 * length of the pattern times the length of the path.
 */

/** A pattern that was understood. */
export interface Glob {
  readonly pattern: string;
  /** `path` is relative to the folder that the pattern is about, with `/`. */
  readonly matches: (path: string) => boolean;
}

const MOST_LETTERS = 500;
const MOST_ALTERNATIVES = 100;

type Part = '*' | { readonly fits: (letter: string) => boolean };
type Segment = '**' | readonly Part[];

/** A pattern that is none: its message says why. */
export class GlobProblem extends Error {}

/** Understands `*`, `**`, `?`, `[a-z]`, `{a,b}`; what names a folder covers all that is in it. Throws a GlobProblem. */
export function globOf(pattern: string): Glob {
  if (pattern.length > MOST_LETTERS) throw new GlobProblem(`is longer than ${MOST_LETTERS} letters`);
  if (pattern.includes('\\')) throw new GlobProblem('has a backslash; folders are parted by /');
  if (pattern.startsWith('!')) throw new GlobProblem('starts with !; name what is left out in "exclude"');
  const plain = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  if (plain === '') throw new GlobProblem('names no file');
  if (plain.startsWith('/') || plain.split('/').includes('..'))
    throw new GlobProblem('leaves the folder of the configuration; it is relative to that folder');
  const alternatives = expand(plain).map((one) => segmentsOf(one));
  return { pattern, matches: (path) => alternatives.some((segments) => covers(segments, path.split('/'))) };
}

function covers(segments: readonly Segment[], names: readonly string[]): boolean {
  const fits = (segment: Segment, name: string) =>
    segment !== '**' &&
    matches(
      segment,
      [...name],
      (part) => part === '*',
      (part, letter) => part !== '*' && part.fits(letter),
    );
  return matches([...segments, '**'], names, (segment) => segment === '**', fits);
}

/** Greedy, with one way back: to the last wildcard that may take one more item. */
function matches<Part, Item>(
  parts: readonly Part[],
  items: readonly Item[],
  isWildcard: (part: Part) => boolean,
  fits: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let wildcard = -1;
  let taken = 0;
  for (let i = 0; i < items.length; ) {
    const part = parts[at];
    const item = items[i];
    if (part !== undefined && isWildcard(part)) {
      wildcard = at++;
      taken = i;
    } else if (part !== undefined && item !== undefined && fits(part, item)) {
      at++;
      i++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      i = ++taken;
    } else return false;
  }
  return parts.slice(at).every(isWildcard);
}

/** `a{b,c{d,e}}` as `ab`, `acd`, `ace`. */
function expand(pattern: string): readonly string[] {
  const done: string[] = [];
  const waiting = [pattern];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const braces = bracesIn(one);
    if (braces === undefined) done.push(one);
    else for (const choice of braces.choices) waiting.push(braces.before + choice + braces.after);
    if (done.length + waiting.length > MOST_ALTERNATIVES)
      throw new GlobProblem(`stands for more than ${MOST_ALTERNATIVES} patterns; write the ones that are meant`);
  }
  return done;
}

/** The first braces, with what they choose from. */
function bracesIn(pattern: string) {
  const start = pattern.indexOf('{');
  if (start < 0) {
    if (pattern.includes('}')) throw new GlobProblem('has a } without its {');
    return undefined;
  }
  let depth = 0;
  let from = start + 1;
  const choices: string[] = [];
  for (let i = start; i < pattern.length; i++) {
    const letter = pattern[i];
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if (depth === 0 || (depth === 1 && letter === ',')) {
      choices.push(pattern.slice(from, i));
      from = i + 1;
    }
    if (depth === 0) return { before: pattern.slice(0, start), choices, after: pattern.slice(i + 1) };
  }
  throw new GlobProblem('has a { without its }');
}

function segmentsOf(pattern: string): readonly Segment[] {
  const segments = pattern.split('/');
  // At its end `**` is all that a folder holds, which the folder itself is not.
  return segments.map((segment, i) => (segment === '**' && i < segments.length - 1 ? '**' : partsOf(segment)));
}

function partsOf(segment: string): readonly Part[] {
  const parts: Part[] = [];
  const letters = [...segment];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? '';
    if (letter === '*') parts.push('*');
    else if (letter === '?') parts.push({ fits: () => true });
    else if (letter === '[') {
      const end = letters.indexOf(']', i + 2);
      if (end < 0) throw new GlobProblem('has a [ without its ]');
      parts.push({ fits: classOf(letters.slice(i + 1, end)) });
      i = end;
    } else parts.push({ fits: (one) => one === letter });
  }
  return parts;
}

/** `a-z0-9_`, and with `!` or `^` before it all other letters. */
function classOf(letters: readonly string[]): (letter: string) => boolean {
  const isNegated = letters[0] === '!' || letters[0] === '^';
  const listed = isNegated ? letters.slice(1) : letters;
  const ranges: (readonly [string, string])[] = [];
  for (let i = 0; i < listed.length; i++) {
    const [from = '', dash, to] = listed.slice(i, i + 3);
    const isRange = dash === '-' && to !== undefined;
    ranges.push([from, isRange ? to : from]);
    if (isRange) i += 2;
  }
  return (letter) => ranges.some(([from, to]) => letter >= from && letter <= to) !== isNegated;
}
