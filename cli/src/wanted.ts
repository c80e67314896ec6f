/** Several results of one run: which formats were asked for, and where each goes. */
import type { Typed } from './arguments.ts';
import { UserProblem } from './problem.ts';

/** One `--format` and the `--output` behind it. */
export interface Wanted {
  readonly format: string;
  /** The file that it goes to; standard output without one. */
  readonly file?: string;
}

const STDOUT = '-';

/**
 * Each `--output` belongs to the `--format` before it; a single pair may stand in any order.
 * @param usual the format where none is named
 */
export function wantedFrom(typed: readonly Typed[], usual: string): readonly Wanted[] {
  const wanted: { format: string; file?: string }[] = [];
  let early: string | undefined;
  for (const { name, value } of typed) {
    if (value === true) continue;
    if (name === 'format') wanted.push({ format: value });
    if (name !== 'output') continue;
    const last = wanted.at(-1);
    if (last === undefined && early === undefined) early = value;
    else if (last === undefined || last.file !== undefined) throw tooMany(value);
    else last.file = value;
  }
  const first = wanted[0];
  if (early !== undefined) {
    if (first === undefined) return checked([{ format: usual, file: early }]);
    if (wanted.length > 1 || first.file !== undefined) throw tooMany(early);
    first.file = early;
  }
  return first === undefined ? [{ format: usual }] : checked(wanted);
}

function tooMany(file: string): UserProblem {
  return new UserProblem(
    `--output ${JSON.stringify(file)} has no --format of its own; each --output belongs to the --format before it`,
  );
}

/** No two results in the same place. */
function checked(wanted: readonly Wanted[]): readonly Wanted[] {
  const places = new Map<string, string>();
  return wanted.map(({ format, file = STDOUT }) => {
    const before = places.get(file);
    if (before !== undefined) {
      const place = file === STDOUT ? 'standard output' : JSON.stringify(file);
      throw new UserProblem(`${before} and ${format} would both go to ${place}; give one of them another --output`);
    }
    places.set(file, format);
    return file === STDOUT ? { format } : { format, file };
  });
}

/** Files are written first, so that what stands on standard output is the last word. */
export function filesFirst(wanted: readonly Wanted[]): readonly Wanted[] {
  return wanted.toSorted(({ file: a }, { file: b }) => Number(!a) - Number(!b));
}
