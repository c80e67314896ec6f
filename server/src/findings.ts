/**
 * The findings of all files, found anew only where a change can be felt: first those that the text alone gives, then
 * those that follow from figures, and at last what is accepted taken off.
 */
import type { ShortRun, Steps } from '@chainwright/language/flow';
import { type Built, type Finding, findingOf, type Id, type Workspace } from '@chainwright/language/model';
import {
  checkFigures,
  checkingFigures,
  checkModels,
  type LintOptions,
  type RuleSettings,
  settleFindings,
} from '@chainwright/language/rules';

/** What the configuration says of a file. */
export interface Configured {
  readonly settings: RuleSettings;
  /** Whether it is a part of its workspace by itself: files that are not are read where others import them. */
  readonly isIncluded: boolean;
}

/** What is read, as the findings need it. */
export interface Readings {
  readonly has: (uri: string) => boolean;
  readonly uris: readonly string[];
  readonly groupOf: (uri: string) => string;
  /** What counts among the findings of the folder that a file belongs to. */
  readonly counted: (uri: string) => Workspace;
  readonly built: (uri: string) => Built | undefined;
  readonly configuredFor: (uri: string) => Configured;
  /** As of the last simulation in the background. */
  readonly shortRunOf: (chain: Id) => ShortRun | undefined;
  /** The files that somebody looks at. */
  readonly openFiles: () => ReadonlySet<string>;
  /** The files in which a change since the last call can be felt, those that are gone among them. */
  readonly takeAffected: () => ReadonlySet<string>;
  /** Nothing has come in since then. */
  readonly isChecked: boolean;
  /** All files are taken in. */
  readonly isWhole: boolean;
}

/** Workspaces of more than this get what follows from figures a moment later: nobody who types waits for it. */
const MANY_CHAINS = 50;
const MANY_NODES = 500;

/** Where a change can be felt in more files than this, those that somebody looks at are checked first. */
const MANY_FILES = 50;
/** So many files are settled at once. */
const AT_ONCE = 50;

export class Findings {
  readonly #readings: Readings;
  /** What the rules found that look at the text alone, before what is accepted is taken off. */
  readonly #found = new Map<string, Finding[]>();
  /** The same of the rules that ask for figures. */
  readonly #foundByFigures = new Map<string, Finding[]>();
  /** Folders in which that is still to be found anew. */
  readonly #due = new Set<string>();
  readonly #findings = new Map<string, Finding[]>();
  /** Files that are to be checked when nobody waits for something else. */
  readonly #later = new Set<string>();
  /** Those of them of which it is known what the rules find, but not yet what is accepted of it. */
  readonly #unsettled = new Set<string>();
  #checks = 0;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  /** Of a file, as of the last check. */
  of(uri: string): readonly Finding[] {
    return this.#findings.get(uri) ?? [];
  }

  /** Runs the rules where a change since the last check can be felt; says for which files. */
  check(today: string): readonly string[] {
    this.#checks += 1;
    const all = this.#readings.takeAffected();
    // While files come in they are all checked again in the end: till then only what is looked at.
    const affected = !this.#readings.isWhole || all.size > MANY_FILES ? this.#firstOf(all) : all;
    const groups = new Map<string, Set<string>>();
    for (const uri of affected) {
      this.#findings.delete(uri);
      this.#later.delete(uri);
      this.#unsettled.delete(uri);
      if (!this.#readings.has(uri)) {
        this.#found.delete(uri);
        this.#foundByFigures.delete(uri);
        continue;
      }
      const group = groups.get(this.#readings.groupOf(uri));
      if (group === undefined) groups.set(this.#readings.groupOf(uri), new Set([uri]));
      else group.add(uri);
    }
    const checked = new Set(affected);
    for (const group of groups.values()) for (const uri of this.#lint(group, today)) checked.add(uri);
    return [...checked];
  }

  /** What is looked at, or gone; the others are left for later. */
  #firstOf(affected: ReadonlySet<string>): ReadonlySet<string> {
    const open = this.#readings.openFiles();
    const first = new Set<string>();
    for (const uri of affected) {
      if (open.has(uri) || !this.#readings.has(uri)) first.add(uri);
      else this.#later.add(uri);
    }
    return first;
  }

  /** Every file has been checked since it last changed. */
  get areComplete(): boolean {
    return this.#later.size === 0 && this.#unsettled.size === 0;
  }

  /**
   * Checks what was left for later, a few files a step. It can be given up at any step, and what is still to be done is
   * done by the next call.
   * @param tell of which files the findings are new.
   */
  *checkRest(today: string, tell: (uris: readonly string[]) => void): Steps<void> {
    const optionsOf = remembering((workspace) => this.#optionsFor(workspace, today));
    for (const uri of this.#later) {
      this.#later.delete(uri);
      if (!this.#readings.configuredFor(uri).isIncluded) continue;
      const workspace = this.#readings.counted(uri);
      const models = workspace.models.filter(({ file }) => file === uri);
      this.#found.set(uri, [...checkModels(workspace, models, optionsOf(workspace))]);
      this.#unsettled.add(uri);
      if (isMuch(workspace)) this.#due.add(this.#readings.groupOf(uri));
      yield;
    }
    while (this.#unsettled.size > 0) {
      const [first] = this.#unsettled;
      if (first === undefined) break;
      const root = this.#readings.groupOf(first);
      const some = [...this.#unsettled].filter((uri) => this.#readings.groupOf(uri) === root).slice(0, AT_ONCE);
      const workspace = this.#readings.counted(first);
      this.#settle(workspace, new Set(some), optionsOf(workspace));
      for (const uri of some) this.#unsettled.delete(uri);
      tell(some);
      yield;
    }
  }

  /** Says of which files the findings are new. */
  #lint(affected: ReadonlySet<string>, today: string): ReadonlySet<string> {
    const uris = new Set([...affected].filter((uri) => this.#readings.configuredFor(uri).isIncluded));
    const [first] = uris;
    if (first === undefined) return uris;
    const workspace = this.#readings.counted(first);
    const options = this.#optionsFor(workspace, today);
    const changed = workspace.models.filter(({ file }) => uris.has(file));
    for (const { file } of changed) this.#found.set(file, []);
    for (const finding of checkModels(workspace, changed, options)) this.#found.get(finding.file)?.push(finding);
    if (isMuch(workspace)) this.#due.add(this.#readings.groupOf(first));
    else {
      const found = checkFigures(workspace, workspace.models, options);
      for (const uri of this.#takeFigures(workspace, found)) uris.add(uri);
    }
    this.#settle(workspace, uris, options);
    return uris;
  }

  /** Whether `checkLate` has something to do. */
  get areDue(): boolean {
    return this.#due.size > 0;
  }

  /** What follows from figures may be others than before, though no text has changed. */
  figuresAreDue(): void {
    for (const uri of this.#readings.uris) this.#due.add(this.#readings.groupOf(uri));
  }

  /**
   * Finds what follows from figures, where `check` left that for later; says for which files. Who types meanwhile gets the
   * findings of the text first, and this is given up: it is still due then.
   */
  *checkLate(today: string): Steps<readonly string[]> {
    const checked: string[] = [];
    const checks = this.#checks;
    const isOfNow = () => this.#readings.isChecked && this.#checks === checks;
    for (const root of this.#due) {
      if (!isOfNow()) return checked;
      const uri = this.#readings.uris.find((one) => this.#readings.groupOf(one) === root);
      if (uri !== undefined) {
        const workspace = this.#readings.counted(uri);
        const options = this.#optionsFor(workspace, today);
        const found = yield* whileTrue(isOfNow, checkingFigures(workspace, workspace.models, options));
        if (found === undefined) return checked;
        const uris = this.#takeFigures(workspace, found);
        this.#settle(workspace, uris, options);
        checked.push(...uris);
      }
      this.#due.delete(root);
    }
    return checked;
  }

  #optionsFor(workspace: Workspace, today: string): LintOptions {
    const problems = workspace.models.flatMap(({ file }) =>
      (this.#readings.built(file)?.problems ?? []).map((problem) => findingOf(problem, file)),
    );
    return {
      today,
      problems,
      settingsOf: (uri) => this.#readings.configuredFor(uri).settings,
      shortRunOf: (_, { id }) => this.#readings.shortRunOf(id),
    };
  }

  /** What is accepted is taken off what was found in some files. */
  #settle(workspace: Workspace, uris: ReadonlySet<string>, options: LintOptions): void {
    const models = workspace.models.filter(({ file }) => uris.has(file));
    const found = workspace.models.flatMap(({ file }) => [
      ...(this.#found.get(file) ?? []),
      ...(this.#foundByFigures.get(file) ?? []),
    ]);
    for (const uri of uris) this.#findings.delete(uri);
    for (const finding of settleFindings(workspace, models, found, options)) {
      if (!uris.has(finding.file)) continue;
      const findings = this.#findings.get(finding.file);
      if (findings === undefined) this.#findings.set(finding.file, [finding]);
      else findings.push(finding);
    }
  }

  /**
   * People are shared by the chains of all files, so what follows from figures is found anew everywhere. Says where that
   * is new: in the files of what is found now and was not, and of what is no more; and where an accept may cover it.
   */
  #takeFigures(workspace: Workspace, found: readonly Finding[]): ReadonlySet<string> {
    const now = new Map<string, Finding[]>(workspace.models.map(({ file }) => [file, []]));
    for (const finding of found) now.get(finding.file)?.push(finding);
    const changed = new Set<string>();
    for (const [file, findings] of now) {
      const before = this.#foundByFigures.get(file) ?? [];
      if (JSON.stringify(before) === JSON.stringify(findings)) continue;
      this.#foundByFigures.set(file, findings);
      changed.add(file);
      for (const { related } of [...before, ...findings]) for (const one of related) changed.add(one.file);
    }
    for (const uri of changed) if (!this.#readings.configuredFor(uri).isIncluded) changed.delete(uri);
    return changed;
  }
}

function isMuch({ chains, nodes }: Workspace): boolean {
  return chains.size > MANY_CHAINS || nodes.size > MANY_NODES;
}

/** Of a workspace, for as long as it is asked about the same one. */
function remembering<Result>(work: (workspace: Workspace) => Result): (workspace: Workspace) => Result {
  const known = new WeakMap<Workspace, { readonly result: Result }>();
  return (workspace) => {
    const before = known.get(workspace) ?? { result: work(workspace) };
    known.set(workspace, before);
    return before.result;
  };
}

/** Undefined: given up between two steps, because it is no longer wanted. */
function* whileTrue<Result>(isWanted: () => boolean, steps: Steps<Result>): Steps<Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
    if (!isWanted()) return undefined;
  }
}
