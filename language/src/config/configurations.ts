/** Finds, reads and joins the configuration files of a workspace; what reads files is passed in. */
import { type ImportTarget, resolveFile } from '../grammar/index.ts';
import {
  CONFIGURATION_FILE,
  type ConfigurationProblem,
  type Layer,
  type Placed,
  type ResolvedConfiguration,
} from './configuration.ts';
import { valueText } from './path-text.ts';
import { isPreset, presetLayer } from './presets.ts';
import { type Read, readConfiguration } from './read.ts';
import { NO_STACK, resolveFor, type Stack } from './resolve.ts';

export interface ConfigurationPort {
  /** The text of a file; undefined when there is none. */
  readonly read: (uri: string) => Promise<string | undefined>;
  /** The URI that a file or folder really has, symbolic links resolved; undefined when there is none. */
  readonly realUri: (uri: string) => string | undefined;
  /** The folder that a file belongs to, above which nothing is looked for; undefined: its own. */
  readonly rootOf: (uri: string) => string | undefined;
}

/** A file that is used for all others, wherever they lie, with patterns relative to a folder. */
export interface Chosen {
  readonly file: string;
  readonly folder: string;
}

const MOST_BASES = 50;

/** `load` reads, `of` answers. What was read stays known until it is forgotten. */
export class Configurations {
  readonly #port: ConfigurationPort;
  readonly #chosen: Chosen | undefined;
  /** By folder: the stack of the configuration that is nearest to it. */
  #nearest = new Map<string, Promise<Stack>>();
  #stacks = new Map<string, Stack>();
  #loading = new Map<string, Promise<Stack>>();
  #reads = new Map<string, Promise<Read | undefined>>();
  #problems = new Map<string, ConfigurationProblem>();
  /** By configuration file: the last stack without a problem, kept over `forget`. */
  readonly #good = new Map<string, Stack>();

  constructor(port: ConfigurationPort, chosen?: Chosen) {
    this.#port = port;
    this.#chosen = chosen;
  }

  /** Reads what holds for these files. */
  async load(uris: Iterable<string>): Promise<void> {
    if (this.#chosen !== undefined) {
      this.#stacks.set('', await this.#stack(this.#chosen.file, this.#chosen.folder));
      return;
    }
    const roots = new Map<string, string>();
    for (const uri of uris) roots.set(folderOf(uri), this.#port.rootOf(uri) ?? folderOf(uri));
    await Promise.all(
      [...roots].map(async ([folder, root]) => this.#stacks.set(folder, await this.#nearestTo(folder, root))),
    );
  }

  /** What holds for a file: in a folder that was not loaded what holds above it, and the rules as they are at last. */
  of(uri: string): ResolvedConfiguration {
    if (this.#chosen !== undefined) return resolveFor(this.#stacks.get('') ?? NO_STACK, uri);
    let folder = folderOf(uri);
    while (folder !== '' && !this.#stacks.has(folder)) folder = folderOf(folder);
    return resolveFor(this.#stacks.get(folder) ?? NO_STACK, uri);
  }

  /** What is wrong with the files that were read; where something is, the last good state of the file holds. */
  get problems(): readonly ConfigurationProblem[] {
    return [...this.#problems.values()];
  }

  /** Whether a file was read as a configuration, or looked for as one. */
  knows(uri: string): boolean {
    return this.#reads.has(uri);
  }

  /** Everything is read again when it is loaded next. */
  forget(): void {
    this.#nearest = new Map();
    this.#stacks = new Map();
    this.#loading = new Map();
    this.#reads = new Map();
    this.#problems = new Map();
  }

  #nearestTo(folder: string, root: string): Promise<Stack> {
    let found = this.#nearest.get(folder);
    if (found === undefined) {
      found = this.#look(folder, root);
      this.#nearest.set(folder, found);
    }
    return found;
  }

  async #look(folder: string, root: string): Promise<Stack> {
    const file = `${folder}/${CONFIGURATION_FILE}`;
    if ((await this.#read(file, folder)) !== undefined) return this.#stack(file, folder);
    const above = folderOf(folder);
    return folder === root || !`${above}/`.startsWith(`${root}/`) ? NO_STACK : this.#nearestTo(above, root);
  }

  #stack(file: string, folder: string): Promise<Stack> {
    let stack = this.#loading.get(file);
    if (stack === undefined) {
      stack = this.#join(file, folder);
      this.#loading.set(file, stack);
    }
    return stack;
  }

  async #join(file: string, folder: string): Promise<Stack> {
    const joined: Joined = { bases: [], layers: [], problems: [] };
    const read = await this.#read(file, folder);
    if (read === undefined) joined.problems.push({ file, range: START, message: 'there is no such file' });
    else await this.#lay(read, [file], joined);
    const stack: Stack = { file, bases: joined.bases, layers: joined.layers };
    for (const problem of joined.problems) this.#problems.set(JSON.stringify(problem), problem);
    if (joined.problems.length > 0) return this.#good.get(file) ?? { ...NO_STACK, file };
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
    let read = this.#reads.get(file);
    if (read === undefined) {
      read = this.#port
        .read(file)
        .then((text) => (text === undefined ? undefined : readConfiguration(text, file, folder)));
      this.#reads.set(file, read);
    }
    return read;
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

function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
