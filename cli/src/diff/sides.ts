/** Two versions as text to the sides of a comparison: read, and linted. What is the same on both is done once. */
import type { Side } from '@chainwright/language/diff';
import type { Doubt } from '@chainwright/language/diff-report';
import { shortRunOf } from '@chainwright/language/flow';
import {
  type ChainModel,
  type Finding,
  type Reading,
  readWorkspace,
  type Workspace,
  workspaceOf,
} from '@chainwright/language/model';
import { checkFigures, checkModels, type LintOptions, settleFindings } from '@chainwright/language/rules';
import type { Io } from '../io.ts';
import { readInThreads } from '../reading/threads.ts';
import { doubtsOf } from './doubts.ts';
import type { Version, Versions } from './versions.ts';

export interface Sides {
  readonly base: Side;
  readonly head: Side;
  readonly doubts: readonly Doubt[];
}

/**
 * What is accepted until a date is held against today; of a base that is a commit, against the day on which it was made:
 * so an accept that ran out since then shows.
 */
export async function sidesOf(
  { base, head, settingsOf }: Versions,
  today: string,
  readers?: Io['readers'],
): Promise<Sides> {
  const after = await readInThreads(head.texts.sources, head.texts, readers);
  const isSameFolder = base.texts.root === head.texts.root;
  const before = readWorkspace(base.texts.sources, {
    ...base.texts,
    ...(isSameFolder && { earlier: { sources: head.texts.sources, reading: after } }),
  });
  const options = { today, settingsOf, shortRunOf };
  const found = linted(after, undefined, options);
  return {
    base: sideOf(base, linted(before, { reading: after, found }, { ...options, today: earlier(base.day, today) })),
    head: sideOf(head, found),
    doubts: doubtsOf({ version: base, problems: before.problems }, { version: head, problems: after.problems }),
  };
}

/** A clock that was wrong makes no commit of tomorrow. */
function earlier(day: string | undefined, today: string): string {
  return day !== undefined && day < today ? day : today;
}

interface Linted {
  readonly workspace: Workspace;
  /** What the text alone gives, by file, before accepts are settled. */
  readonly ofText: ReadonlyMap<string, readonly Finding[]>;
  readonly findings: readonly Finding[];
}

function linted(
  { models, problems }: Reading,
  other: { readonly reading: Reading; readonly found: Linted } | undefined,
  settings: Omit<LintOptions, 'problems'>,
): Linted {
  const workspace = workspaceOf(models);
  const options: LintOptions = { ...settings, problems };
  const fresh = other === undefined ? models : changed(models, other.reading.models);
  const ofText = new Map(other?.found.ofText);
  for (const { file } of fresh) ofText.set(file, []);
  const found = new Map<string, Finding[]>(fresh.map(({ file }) => [file, []]));
  for (const finding of checkModels(workspace, fresh, options)) found.get(finding.file)?.push(finding);
  for (const [file, findings] of found) ofText.set(file, findings);
  const all = models.flatMap(({ file }) => ofText.get(file) ?? []);
  const findings = settleFindings(workspace, models, [...all, ...checkFigures(workspace, models, options)], options);
  return { workspace, ofText, findings };
}

/** Files of which the text alone may give other findings: those that changed, that they import, or that import them. */
function changed(models: readonly ChainModel[], others: readonly ChainModel[]): readonly ChainModel[] {
  const same = new Set(others);
  const here = models.filter((model) => !same.has(model));
  const there = new Set(models);
  const gone = others.filter((model) => !there.has(model));
  const touched = new Set(
    [...here, ...gone].flatMap(({ file, imports }) => [file, ...imports.flatMap((one) => one.file ?? [])]),
  );
  return models.filter(
    ({ file, imports }) => touched.has(file) || imports.some((one) => one.file !== undefined && touched.has(one.file)),
  );
}

/** Files that are only imported are not judged. */
function sideOf({ label, pathOf, texts }: Version, { workspace, findings }: Linted): Side {
  const own = new Set(texts.sources.map(({ uri }) => uri));
  return { label, workspace, findings: findings.filter(({ file }) => own.has(file)), pathOf };
}
