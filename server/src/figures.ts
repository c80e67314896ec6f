/**
 * The figures of what is open, off the path of typing: worked out when the text has been quiet for a moment, in short
 * turns, so that nobody waits for them. Who asks meanwhile gets those of a moment ago; ids are made of names, so that they fit the
 * text of now wherever it still says the same.
 */
import {
  type PoolFigures,
  poolsAround,
  type ShortRun,
  type Steps,
  type WorkspaceFigures,
  workingOut,
} from '@chainwright/language/flow';
import type { Chain, Id, Workspace } from '@chainwright/language/model';
import { folderOf } from './files.ts';
import type { Project } from './project.ts';
import type { ShortRuns } from './short-runs.ts';
import { Turns } from './turns.ts';

/** A workspace with its figures. */
export interface Figured {
  readonly workspace: Workspace;
  readonly figures: WorkspaceFigures;
  /** What short simulations say of goals for a share of the cases, as far as they have been made. */
  readonly shortRunOf: (chain: Id) => ShortRun | undefined;
}

const QUIET_MS = 100;
const LONGEST_WAIT_MS = 500;
/** Who types on and on gets them after so many times what they cost: a tenth of the time at most goes into them. */
const PATIENCE = 10;

export class Figures {
  readonly #project: Project;
  readonly #shortRuns: ShortRuns;
  readonly #follow: () => Steps<void>;
  readonly #tell: () => void;
  readonly #turns: Turns;
  readonly #known = new Map<string, Figured>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when they are asked for; undefined: they are of the text as it is. */
  #asked: number | undefined;
  /** What is being worked out has been waited for long enough: more typing does not stop it. */
  #isOverdue = false;
  #isAskedAgain = false;
  /** What follows from goals that have been judged is being found. */
  #isFollowed = false;
  /** How long they took the last time, with all that follows from them. */
  #costMs = 0;

  /**
   * @param follow finds what follows from them, when there are others than before; then that is told.
   * @param report is told of what went wrong.
   */
  constructor(
    project: Project,
    shortRuns: ShortRuns,
    {
      follow,
      tell,
      report,
    }: { readonly follow: () => Steps<void>; readonly tell: () => void; readonly report: (error: unknown) => void },
  ) {
    this.#follow = follow;
    this.#project = project;
    this.#turns = new Turns(report);
    this.#shortRuns = shortRuns;
    this.#tell = tell;
  }

  /** Of the workspace around a file; undefined until they are known for the first time. */
  around(uri: string): Figured | undefined {
    return this.#known.get(this.#rootOf(uri));
  }

  get all(): readonly Figured[] {
    return [...this.#known.values()];
  }

  /** Whether nothing has been said since they were worked out. */
  get areCurrent(): boolean {
    return this.#asked === undefined;
  }

  /** Whether the goals that only a simulation can judge are judged as well. */
  get areJudged(): boolean {
    return this.#shortRuns.areDone && !this.#isFollowed;
  }

  /** Asks for them to be worked out again, as soon as nobody types. */
  soon(): void {
    this.#shortRuns.stop();
    if (this.#isOverdue) {
      this.#isAskedAgain = true;
      return;
    }
    this.#turns.stop();
    const now = performance.now();
    this.#asked ??= now;
    clearTimeout(this.#timer);
    const quiet = Math.max(QUIET_MS, Math.min(LONGEST_WAIT_MS, this.#costMs));
    const longest = Math.max(LONGEST_WAIT_MS, PATIENCE * this.#costMs);
    const left = this.#asked + longest - now;
    this.#timer = setTimeout(() => this.#refresh(left <= quiet), Math.min(quiet, left));
  }

  /** They are not of the text as it is, and are not worked out before they are asked for again. */
  hold(): void {
    this.#shortRuns.stop();
    this.#turns.stop();
    clearTimeout(this.#timer);
    this.#isOverdue = false;
    this.#isAskedAgain = false;
    this.#asked ??= performance.now();
  }

  #refresh(isOverdue: boolean): void {
    this.#isOverdue = isOverdue;
    this.#turns.start(this.#workOut(), (tookMs) => {
      this.#costMs = tookMs;
      this.#done();
    });
  }

  /** What follows from them is another thing now, though they are the same. */
  tellAgain(): void {
    this.#isFollowed = true;
    this.#turns.start(this.#follow(), () => {
      this.#done();
      this.#tell();
    });
  }

  #done(): void {
    this.#isOverdue = false;
    this.#isFollowed = false;
    if (!this.#isAskedAgain) return;
    this.#isAskedAgain = false;
    this.#asked = undefined;
    this.soon();
  }

  *#workOut(): Steps<void> {
    const byRoot = this.#filesByRoot();
    for (const root of this.#known.keys()) if (!byRoot.has(root)) this.#known.delete(root);
    let changed = false;
    for (const [root, uri] of byRoot) {
      const workspace = this.#project.workspace(uri);
      if (this.#known.get(root)?.workspace === workspace) continue;
      const figures = yield* workingOut(workspace);
      this.#known.set(root, { workspace, figures, shortRunOf: this.#shortRuns.of });
      changed = true;
      yield;
    }
    // They may have been worked out for this text before its findings were looked for.
    const isNew = changed || this.#project.findings.areDue;
    if (isNew) yield* this.#follow();
    if (!this.#isAskedAgain) {
      this.#asked = undefined;
      this.#shortRuns.follow(this.all);
    }
    if (isNew) this.#tell();
  }

  /** One file of each workspace, one that counts where there is any. */
  #filesByRoot(): ReadonlyMap<string, string> {
    const byRoot = new Map<string, string>();
    for (const uri of this.#project.uris) {
      const root = this.#rootOf(uri);
      if (!byRoot.has(root) || this.#project.configuredFor(uri).isIncluded) byRoot.set(root, uri);
    }
    return byRoot;
  }

  #rootOf(uri: string): string {
    return this.#project.rootOf(uri) ?? folderOf(uri);
  }
}

/** The pools as the cases of a chain meet them. */
export function poolsMet({ workspace, figures }: Figured, id: Id): ReadonlyMap<Id, PoolFigures> {
  const chain: Chain | undefined = workspace.chains.get(id);
  return chain === undefined ? figures.pools : poolsAround(workspace, chain);
}
