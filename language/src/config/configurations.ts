/** The configurations of a workspace: `load` reads, `of` answers; what reads files is passed in. */
import type { ConfigurationProblem, ResolvedConfiguration } from './configuration.ts';
import { type ConfigurationPort, folderOf, Loader } from './loader.ts';
import { NO_STACK, resolveFor, type Stack } from './resolve.ts';

/** A file that is used for all others, wherever they lie, with patterns relative to a folder. */
export interface Chosen {
  readonly file: string;
  readonly folder: string;
}

export class Configurations {
  readonly #port: ConfigurationPort;
  readonly #chosen: Chosen | undefined;
  readonly #good = new Map<string, Stack>();
  /** By folder. */
  readonly #stacks = new Map<string, Stack>();
  readonly #answers = new WeakMap<Stack, Map<string, ResolvedConfiguration>>();
  #loader: Loader;
  #loaded = new Set<string>();

  constructor(port: ConfigurationPort, chosen?: Chosen) {
    this.#port = port;
    this.#chosen = chosen;
    this.#loader = new Loader(port, this.#good);
  }

  /** Reads what holds for these files, and is not known yet. */
  async load(uris: Iterable<string>): Promise<void> {
    if (this.#chosen !== undefined) {
      this.#stacks.set('', await this.#loader.stackOf(this.#chosen.file, this.#chosen.folder));
      return;
    }
    const roots = new Map<string, string>();
    for (const uri of uris) {
      const folder = folderOf(uri);
      if (!this.#loaded.has(folder) && !roots.has(folder)) roots.set(folder, this.#port.rootOf(uri) ?? folder);
    }
    await Promise.all([...roots].map(([folder, root]) => this.#loadFolder(folder, root)));
  }

  async #loadFolder(folder: string, root: string): Promise<void> {
    // Whoever forgets in between gets other ones.
    const [loader, loaded] = [this.#loader, this.#loaded];
    this.#stacks.set(folder, await loader.nearestTo(folder, root));
    loaded.add(folder);
  }

  /** What holds for a file: in a folder that was not loaded what holds above it, and the rules as they are at last. */
  of(uri: string): ResolvedConfiguration {
    const stack = this.#stackFor(uri);
    const answers = this.#answers.get(stack) ?? new Map<string, ResolvedConfiguration>();
    this.#answers.set(stack, answers);
    const answer = answers.get(uri) ?? resolveFor(stack, uri);
    answers.set(uri, answer);
    return answer;
  }

  #stackFor(uri: string): Stack {
    if (this.#chosen !== undefined) return this.#stacks.get('') ?? NO_STACK;
    let folder = folderOf(uri);
    while (folder !== '' && !this.#stacks.has(folder)) folder = folderOf(folder);
    return this.#stacks.get(folder) ?? NO_STACK;
  }

  /** What is wrong with the files that were read; where something is, the last good state of the file holds. */
  get problems(): readonly ConfigurationProblem[] {
    return this.#loader.problems;
  }

  /** The configuration files that were read, those that are extended among them. */
  get files(): readonly string[] {
    return [...this.#loader.files];
  }

  /** Everything is read again when it is loaded next; until then the answers stay. */
  forget(): void {
    this.#loader = new Loader(this.#port, this.#good);
    this.#loaded = new Set();
  }
}
