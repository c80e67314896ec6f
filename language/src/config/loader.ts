/** Finds, reads and joins configuration files, as they are at one time: nothing is read twice. */
import { type ImportTarget, resolveFile } from '../grammar/index.ts';
import { CONFIGURATION_FILE, type ConfigurationProblem, type Layer, type Placed } from './configuration.ts';
import { valueText } from './path-text.ts';
import { isPreset, presetLayer } from './presets.ts';
import { type Read, readConfiguration } from './read.ts';
import { NO_STACK, type Stack } from './resolve.ts';

export interface ConfigurationPort {
  /** The text of a file; undefined when there is none. */
  readonly read: (uri: string) => Promise<string | undefined>;
  /** The URI that a file or folder really has, symbolic links resolved; undefined when there is none. */
  readonly realUri: (uri: string) => string | undefined;
  /** The folder that a file belongs to, above which nothing is looked for; undefined: its own. */
  readonly rootOf: (uri: string) => string | undefined;
}

const MOST_BASES = 50;

export class Loader {
  /** The files that were there, those that are extended among them. */
  readonly files = new Set<string>();
  readonly #problems = new Map<string, ConfigurationProblem>();
  readonly #port: ConfigurationPort;
  /** By configuration file: the last stack without a problem. */
  readonly #good: Map<string, Stack>;
  readonly #nearest = new Map<string, Promise<Stack>>();
  readonly #stacks = new Map<string, Promise<Stack>>();
  readonly #reads = new Map<string, Promise<Read | undefined>>();

  constructor(port: ConfigurationPort, good: Map<string, Stack>) {
    this.#port = port;
    this.#good = good;
  }

  get problems(): readonly ConfigurationProblem[] {
    return [...this.#problems.values()];
  }

  /** What the configuration says that is nearest to a folder, not farther up than `root`. */
  nearestTo(folder: string, root: string): Promise<Stack> {
    return once(this.#nearest, folder, () => this.#look(folder, root));
  }

  async #look(folder: string, root: string): Promise<Stack> {
    const file = `${folder}/${CONFIGURATION_FILE}`;
    if ((await this.#read(file, folder)) !== undefined) return this.stackOf(file, folder);
    const above = folderOf(folder);
    return folder === root || !`${above}/`.startsWith(`${root}/`) ? NO_STACK : this.nearestTo(above, root);
  }

  /** What a file says, its patterns relative to a folder; where it says it wrongly, what it said last. */
  stackOf(file: string, folder: string): Promise<Stack> {
    return once(this.#stacks, file, () => this.#join(file, folder));
  }

  async #join(file: string, folder: string): Promise<Stack> {
    const joined: Joined = { bases: [], layers: [], problems: [] };
    const read = await this.#read(file, folder);
    if (read === undefined) joined.problems.push({ file, range: START, message: 'there is no such file' });
    else await this.#lay(read, [file], joined);
    for (const problem of joined.problems) this.#problems.set(JSON.stringify(problem), problem);
    if (joined.problems.length > 0) return this.#good.get(file) ?? { ...NO_STACK, file };
    const stack: Stack = { file, bases: joined.bases, layers: joined.layers };
    this.#good.set(file, stack);
    return stack;
  }

  /** Lays a file over what it extends; `through` is the way from the first file to this one. */
  async #lay({ configuration, problems }: Read, through: readonly string[], joined: Joined): Promise<void> {
    joined.problems.push(...problems);
    for (const base of configuration?.bases ?? []) {
      if (joined.bases.length > MOST_BASES) {
        const message = `extends: more than ${MOST_BASES} configurations, one extending another, are too many`;
        report(joined, base, message);
        return;
      }
      if (isPreset(base.value)) {
        joined.layers.push(presetLayer(base.value));
        joined.bases.push(base.value);
      } else await this.#layFile(base, through, joined);
    }
    joined.layers.push(...(configuration?.layers ?? []));
  }

  async #layFile(base: Placed<string>, through: readonly string[], joined: Joined): Promise<void> {
    const from = through.at(-1) ?? '';
    const target = resolveFile(base.value, from, { ...this.#port, rootOf: (uri) => this.#port.rootOf(uri) });
    const uri = target.kind === 'file' ? target.uri : undefined;
    const read = uri === undefined ? undefined : await this.#read(uri, folderOf(uri));
    if (uri === undefined || read === undefined) return report(joined, base, nowhere(base.value, target.kind));
    if (through.includes(uri)) return report(joined, base, `extends: ${valueText(base.value)} runs in a circle`);
    joined.bases.push(uri);
    await this.#lay(read, [...through, uri], joined);
  }

  #read(file: string, folder: string): Promise<Read | undefined> {
    return once(this.#reads, file, async () => {
      const text = await this.#port.read(file);
      if (text === undefined) return undefined;
      this.files.add(file);
      return readConfiguration(text, file, folder);
    });
  }
}

interface Joined {
  readonly bases: string[];
  readonly layers: Layer[];
  readonly problems: ConfigurationProblem[];
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function report({ problems }: Joined, { from }: Placed<string>, message: string): void {
  if (from.kind === 'file') problems.push({ file: from.file, range: from.range, message });
}

function nowhere(path: string, kind: ImportTarget['kind']): string {
  const written = `extends: ${valueText(path)}`;
  return kind === 'outside'
    ? `${written} leaves the workspace; put the file into it`
    : `${written}: there is no such file`;
}

export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
