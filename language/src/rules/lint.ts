/** Runs the rules over a workspace. */
import { atOnce, figuresOf, type ShortRun, type Steps, workingOut } from '../flow/index.ts';
import type { Chain, ChainModel, Finding, Range, Severity, Workspace } from '../model/index.ts';
import { acceptsOf, type PlacedAccept, settle, useOf } from './accepts.ts';
import { ACCEPT_RULES, PROCESS_RULES, RULES } from './registry.ts';
import type { Problem, ProcessRule, Rule, RuleContext } from './rule.ts';
import { DEFAULT_SETTINGS, type RuleSettings, severityOf } from './settings.ts';
import { grouped } from './shared/grouped.ts';

export interface LintOptions {
  /** ISO date. */
  readonly today: string;
  /** The language's own findings: they stand beside those of the rules, and cannot be accepted. */
  readonly problems?: readonly Finding[];
  /** What the team's configuration says, by file; the rules as they are without it. */
  readonly settingsOf?: (file: string) => RuleSettings;
  /** Goals for a share of the cases are judged by short simulations: who makes them, or knows them. None without it. */
  readonly shortRunOf?: (workspace: Workspace, chain: Chain) => ShortRun | undefined;
}

/** Every finding of the workspace, by file and place; what is accepted is marked so. */
export function lintWorkspace(workspace: Workspace, options: LintOptions): readonly Finding[] {
  return lint(workspace, workspace.models, options);
}

/** The findings of some files: all that they would have in the whole workspace. */
export function lintFiles(workspace: Workspace, files: ReadonlySet<string>, options: LintOptions): readonly Finding[] {
  // An accept of a pool may cover findings of those who import it.
  const concerned = workspace.models.filter(
    (model) => files.has(model.file) || model.imports.some(({ file }) => file !== undefined && files.has(file)),
  );
  return lint(workspace, concerned, options).filter((finding) => files.has(finding.file));
}

function lint(workspace: Workspace, models: readonly ChainModel[], options: LintOptions): readonly Finding[] {
  // What is found of a pool may be accepted in any chain that asks for it.
  const found = [...checkModels(workspace, models, options), ...checkFigures(workspace, workspace.models, options)];
  return settleFindings(workspace, models, found, options);
}

const ABOUT_TEXT = PROCESS_RULES.filter(({ asks }) => asks === undefined);
const ABOUT_FIGURES = PROCESS_RULES.filter(({ asks }) => asks === 'figures');

/**
 * What the rules that need no figures find in some files, before anybody looks at what is accepted: nothing of it changes
 * while these files, what they import, and who imports them stay as they are. With `checkFigures` and `settleFindings`
 * these are the parts of a lint, for who keeps some of them.
 */
export function checkModels(
  workspace: Workspace,
  models: readonly ChainModel[],
  options: LintOptions,
): readonly Finding[] {
  return atOnce(run(ABOUT_TEXT, workspace, models, options));
}

/** What the rules find by figures: any change in the workspace can change it anywhere in it. */
export function checkFigures(
  workspace: Workspace,
  models: readonly ChainModel[],
  options: LintOptions,
): readonly Finding[] {
  return atOnce(checkingFigures(workspace, models, options));
}

/** The same in steps, for who has others to answer meanwhile. */
export function* checkingFigures(
  workspace: Workspace,
  models: readonly ChainModel[],
  options: LintOptions,
): Steps<readonly Finding[]> {
  if (models.length > 0) yield* workingOut(workspace);
  return yield* run(ABOUT_FIGURES, workspace, models, options);
}

/** One model a step. */
function* run(
  rules: readonly ProcessRule[],
  workspace: Workspace,
  models: readonly ChainModel[],
  { today, problems = [], settingsOf = defaults, shortRunOf }: LintOptions,
): Steps<readonly Finding[]> {
  const unreadable = unreadablePlaces(problems);
  const found: Finding[] = [];
  const speakingOf = speaking(rules);
  // Model by model: one of them fits a processor's cache, all together do not.
  for (const model of models) {
    const settings = settingsOf(model.file);
    const context: RuleContext = {
      workspace,
      today,
      unreadable,
      settings,
      shortRunOf: (chain) => shortRunOf?.(workspace, chain),
      get figures() {
        return figuresOf(workspace);
      },
    };
    for (const { rule, severity } of speakingOf(settings)) {
      for (const problem of rule.check(model, context)) found.push(findingFrom(rule, severity, model.file, problem));
    }
    yield;
  }
  return found;
}

/** The findings of some files, with what is accepted marked and what is wrong with an accept added. */
export function settleFindings(
  workspace: Workspace,
  models: readonly ChainModel[],
  found: readonly Finding[],
  { today, problems = [], settingsOf = defaults }: LintOptions,
): readonly Finding[] {
  const files = new Set(models.map(({ file }) => file));
  const accepts = workspace.models.flatMap(acceptsOf);
  // Of the other files only what an accept in these may cover: a keystroke settles one file, not the workspace.
  const concerned = found.filter(({ file, related }) => files.has(file) || related.some((one) => files.has(one.file)));
  const settled = settle(concerned, accepts, today);
  const judged = judgeAccepts(models, accepts, settled.covers, { today, settingsOf });
  const own = settled.findings.filter(({ file }) => files.has(file));
  return [...problems, ...own, ...judged].sort(byPlace);
}

interface Speaking {
  readonly rule: ProcessRule;
  readonly severity: Severity;
}

/** Those of some rules that are not turned off. Most files have the same settings. */
function speaking(rules: readonly ProcessRule[]): (settings: RuleSettings) => readonly Speaking[] {
  const bySettings = new Map<RuleSettings, readonly Speaking[]>();
  return (settings) => {
    const known = bySettings.get(settings);
    if (known !== undefined) return known;
    const some = rules.flatMap((rule) => {
      const severity = severityOf(rule, settings);
      return severity === undefined ? [] : [{ rule, severity }];
    });
    bySettings.set(settings, some);
    return some;
  };
}

function unreadablePlaces(problems: readonly Finding[]): ReadonlyMap<string, readonly Range[]> {
  const broken = grouped(
    problems.filter(({ rule }) => rule === 'syntax'),
    ({ file }) => file,
  );
  return new Map([...broken].map(([file, findings]) => [file, findings.map(({ range }) => range)]));
}

function findingFrom(rule: Rule, severity: Severity, file: string, problem: Problem): Finding {
  return { rule: rule.id, severity, related: [], fixes: [], file, ...problem };
}

function defaults(): RuleSettings {
  return DEFAULT_SETTINGS;
}

const checked = new Set(RULES.map((rule) => rule.id));
const aboutAccepts = new Set(ACCEPT_RULES.map((rule) => rule.id));

/**
 * What there is to say about the accepts themselves. That can be accepted too, so the accepts that accept it are
 * judged last: once the others have been, and without a way to accept what is said about them.
 */
function judgeAccepts(
  models: readonly ChainModel[],
  accepts: readonly PlacedAccept[],
  covers: ReadonlyMap<PlacedAccept, number>,
  { today, settingsOf }: { readonly today: string; readonly settingsOf: (file: string) => RuleSettings },
): readonly Finding[] {
  const files = new Set(models.map((model) => model.file));
  const judge = (judged: readonly PlacedAccept[], counts: ReadonlyMap<PlacedAccept, number>) =>
    judged
      .filter((placed) => files.has(placed.file))
      .flatMap((placed) => judgeAccept(placed, counts.get(placed) ?? 0, today, settingsOf(placed.file)));
  const [last, first] = [accepts.filter(isAboutAccepts), accepts.filter((placed) => !isAboutAccepts(placed))];
  const settled = settle(judge(first, covers), last, today);
  return [...settled.findings, ...judge(last, settled.covers)];
}

function isAboutAccepts({ accept }: PlacedAccept): boolean {
  return aboutAccepts.has(accept.rule);
}

function judgeAccept(placed: PlacedAccept, covers: number, today: string, settings: RuleSettings): readonly Finding[] {
  const found = useOf(placed, covers, today, checked);
  // What a rule that is turned off would have found, nobody knows: its accepts may well be needed.
  const use =
    found.rule === 'checked' && isOff(placed.accept.rule, settings) ? { ...found, rule: 'known' as const } : found;
  const { file, chain, node, subject } = placed;
  return ACCEPT_RULES.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    const message = severity === undefined ? undefined : rule.judge(use);
    if (severity === undefined || message === undefined) return [];
    const about = { ...(chain === undefined ? {} : { chain }), ...(node === undefined ? {} : { node }), subject };
    return findingFrom(rule, severity, file, { range: placed.accept.place, message, ...about });
  });
}

function isOff(rule: string, settings: RuleSettings): boolean {
  return settings.severities[rule] === 'off';
}

/** By file, place and rule, in an order that does not depend on where it is computed. */
function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.rule, b.rule)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
