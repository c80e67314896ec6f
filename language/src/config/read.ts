/** One configuration file: its text to what it says, or to what is wrong with it. */
import type { Position } from '../model/index.ts';
import type { ConfigurationFile, ConfigurationProblem, Files, Layer, Placed, RuleEntry } from './configuration.ts';
import { type Glob, GlobProblem, globOf } from './globs.ts';
import { type Json, type Path, parseJson } from './json.ts';
import { pathText } from './path-text.ts';
import type { ConfigurationValue } from './schema.ts';

export interface Read {
  /** Undefined when there is any problem. */
  readonly configuration?: ConfigurationFile;
  readonly problems: readonly ConfigurationProblem[];
}

/** `folder` is the URI of the folder that its patterns are relative to, without a slash at its end. */
export async function readConfiguration(text: string, file: string, folder: string): Promise<Read> {
  const { json, problems } = parseJson(text, file);
  if (json === undefined) return { problems };
  const { checkValue } = await import('./check.ts');
  const checked = checkValue(json.value);
  if ('value' in checked) return new Reader(json, file, folder).read(checked.value);
  const found = checked.issues.map(({ path, key, message }) => {
    const range = key === undefined ? json.rangeOf(path) : json.rangeOfKey(path, key);
    return { file, range, message };
  });
  return { problems: found.sort((a, b) => compare(a.range.start, b.range.start)) };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

type Override = NonNullable<ConfigurationValue['overrides']>[number];

/** Gives every value its place; what is found wrong with a pattern on the way is kept. */
class Reader {
  readonly #json: Json;
  readonly #file: string;
  readonly #folder: string;
  readonly #problems: ConfigurationProblem[] = [];

  constructor(json: Json, file: string, folder: string) {
    this.#json = json;
    this.#file = file;
    this.#folder = folder;
  }

  read(value: ConfigurationValue): Read {
    const { failOn, include, exclude, overrides = [] } = value;
    const general: Layer = {
      ...this.#said(value, []),
      ...(failOn && { failOn: this.#placed(failOn, ['failOn']) }),
      ...(include && { include: this.#placed(this.#files(include, ['include']), ['include']) }),
      ...(exclude && { exclude: this.#placed(this.#files(exclude, ['exclude']), ['exclude']) }),
    };
    const layers = [general, ...overrides.map((one, i) => this.#override(one, ['overrides', i]))];
    const bases = this.#bases(value.extends);
    return { ...(this.#problems.length === 0 && { configuration: { bases, layers } }), problems: this.#problems };
  }

  #bases(written: ConfigurationValue['extends']): Placed<string>[] {
    if (typeof written === 'string') return [this.#placed(written, ['extends'])];
    return (written ?? []).map((base, i) => this.#placed(base, ['extends', i]));
  }

  #override(override: Override, path: Path): Layer {
    return { files: this.#files(override.files, [...path, 'files']), ...this.#said(override, path) };
  }

  #said({ rules = {}, words = {} }: Pick<Override, 'rules' | 'words'>, path: Path) {
    const entries = Object.entries(rules).flatMap(([id, entry]) =>
      entry === undefined ? [] : [[id, this.#placed<RuleEntry>(entryOf(entry), [...path, 'rules', id])] as const],
    );
    const listed = (key: 'add' | 'remove') =>
      (words[key] ?? []).map((word, i) => this.#placed(word.trim(), [...path, 'words', key, i]));
    return { rules: new Map(entries), add: listed('add'), remove: listed('remove') };
  }

  #files(patterns: readonly string[], path: Path): Files {
    return { folder: this.#folder, globs: patterns.flatMap((pattern, i) => this.#glob(pattern, [...path, i])) };
  }

  #glob(pattern: string, path: Path): Glob[] {
    try {
      return [globOf(pattern)];
    } catch (error) {
      if (!(error instanceof GlobProblem)) throw error;
      const message = `${pathText(path)}: the pattern ${error.message}`;
      this.#problems.push({ file: this.#file, range: this.#json.rangeOf(path), message });
      return [];
    }
  }

  #placed<T>(value: T, path: Path): Placed<T> {
    return { value, from: { kind: 'file', file: this.#file, range: this.#json.rangeOf(path) } };
  }
}

type Entry = NonNullable<NonNullable<ConfigurationValue['rules']>[string]>;

function entryOf(entry: Entry): RuleEntry {
  if (typeof entry === 'string') return { severity: entry };
  const { severity } = entry;
  const load = 'load' in entry ? entry.load : undefined;
  return { ...(severity !== undefined && { severity }), ...(typeof load === 'number' && { load }) };
}
