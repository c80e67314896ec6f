/** What the text of now does to the process, beside another state of it: a revision, or another file. */
import { type ChainComparison, type Comparison, compareWorkspaces, type Side } from '@chainwright/language/diff';
import { chainTitle, changeInBrief, type Doubt, doubtText, figuresTable } from '@chainwright/language/diff-report';
import { type Finding, type Reading, readWorkspace, type Source, workspaceOf } from '@chainwright/language/model';
import { comparedPicture } from '@chainwright/language/picture';
import { canonical, folderOf, isChainFile, isUnder } from '../files.ts';
import type { Project } from '../project.ts';
import type { ComparisonAnswer, ComparisonParams } from '../protocol.ts';

export function comparisonOf(
  project: Project,
  { uri, chain, labels, base }: ComparisonParams,
  spelled: (uri: string) => string,
): ComparisonAnswer {
  const root = project.rootOf(uri) ?? folderOf(uri);
  const sides = base.kind === 'file' ? twoFiles(project, root, uri, base) : twoStates(project, root, uri, base.texts);
  const pathOf = (file: string): string => (isUnder(file, root) ? file.slice(root.length + 1) : file);
  const side = (which: 'base' | 'head'): Side => ({
    label: labels[which],
    workspace: workspaceOf(sides[which].models),
    findings: [],
    pathOf: base.kind === 'file' ? (file) => (file === sides[which].models[0]?.file ? '' : pathOf(file)) : pathOf,
  });
  const comparison = compareWorkspaces(side('base'), side('head'));
  const doubts = (['base', 'head'] as const).flatMap((which) => doubtsIn(which, sides[which].problems));
  return {
    level: comparison.level,
    verdict: comparison.verdict,
    notes: doubts.map((doubt) => doubtText(doubt, labels, (file) => decodeURIComponent(pathOf(file)))),
    chains: comparison.chains.map((one) => ({ name: one.name, title: chainTitle(one), level: one.level })),
    shown: shownOf(comparison, uri, chain, spelled),
  };
}

interface BothSides {
  readonly base: Reading;
  readonly head: Reading;
}

/** The workspace of now, and as it was; what is the same is read once. */
function twoStates(
  project: Project,
  root: string,
  uri: string,
  texts: readonly { readonly uri: string; readonly text: string | null }[],
): BothSides {
  const now = readingOf(project, uri);
  const then = new Map(now.sources.map((one) => [one.uri, one.text]));
  for (const { uri: other, text } of texts) {
    const file = canonical(other);
    if (!isChainFile(file) || !isUnder(file, root)) continue;
    if (text === null) then.delete(file);
    else if (then.has(file) || project.configuredFor(file).isIncluded) then.set(file, text);
  }
  const sources = [...then].map(([file, text]): Source => ({ uri: file, text }));
  const files = {
    read: () => undefined,
    realUri: (one: string) => (then.has(one) || one.endsWith('/') ? one : undefined),
  };
  const base = readWorkspace(sources, { root, files, earlier: now });
  const same = new Set(now.reading.models);
  const changed = new Set(base.models.flatMap((model) => (same.has(model) ? [] : [model.file])));
  const about = ({ models, problems }: Reading): Reading => ({
    models,
    problems: problems.filter(({ file }) => changed.has(file) || !then.has(file)),
  });
  return { base: about(base), head: about(now.reading) };
}

/** What the server has read already, as a reading of the command would be. */
function readingOf(project: Project, uri: string): { readonly sources: readonly Source[]; readonly reading: Reading } {
  const { models } = project.workspace(uri);
  const sources = models.flatMap(({ file }): readonly Source[] => {
    const text = project.text(file);
    return text === undefined ? [] : [{ uri: file, text }];
  });
  const problems = models.flatMap(({ file }) =>
    (project.built(file)?.problems ?? []).map(
      ({ code, message, range }): Finding => ({
        rule: code,
        severity: 'error',
        message,
        file,
        range,
        related: [],
        fixes: [],
      }),
    ),
  );
  return { sources, reading: { models, problems } };
}

function twoFiles(
  project: Project,
  root: string,
  uri: string,
  other: { readonly uri: string; readonly text: string },
): BothSides {
  const textOf = (file: string) => project.text(canonical(file));
  const files = {
    read: textOf,
    realUri: (one: string) =>
      one.endsWith('/') || textOf(one) !== undefined || one === canonical(other.uri) ? one : undefined,
  };
  const read = (source: Source, around: string) => readWorkspace([source], { root: around, files });
  const otherUri = canonical(other.uri);
  return {
    base: read({ uri: otherUri, text: other.text }, project.rootOf(otherUri) ?? folderOf(otherUri)),
    head: read({ uri, text: textOf(uri) ?? '' }, root),
  };
}

function doubtsIn(side: 'base' | 'head', problems: readonly Finding[]): readonly Doubt[] {
  const byFile = new Map<string, { line: number; errors: number }>();
  for (const { rule, file, range } of problems) {
    if (rule !== 'syntax') continue;
    const known = byFile.get(file);
    const line = Math.min(known?.line ?? Number.POSITIVE_INFINITY, range.start.line + 1);
    byFile.set(file, { line, errors: (known?.errors ?? 0) + 1 });
  }
  return [...byFile].map(([file, found]) => ({ side, file, ...found, isConflict: false }));
}

function shownOf(
  comparison: Comparison,
  uri: string,
  name: string | undefined,
  spelled: (uri: string) => string,
): ComparisonAnswer['shown'] {
  const { chains } = comparison;
  const changed = chains.filter(({ level }) => level !== 'none');
  const chain =
    chains.find((one) => one.name === name) ??
    changed.find(({ file }) => file === uri) ??
    changed[0] ??
    chains.find(({ file }) => file === uri) ??
    chains[0];
  const picture = chain && comparedPicture(chain);
  if (chain === undefined || picture === undefined) return null;
  return {
    chain: chain.name,
    verdict: chain.verdict,
    picture,
    changes: chain.changes.map((change) => ({
      op: change.op,
      text: changeInBrief(change),
      level: change.level,
      at: placeOf(change, spelled),
    })),
    figures: figuresTable(chain) ?? null,
  };
}

function placeOf({ at }: ChainComparison['changes'][number], spelled: (uri: string) => string) {
  return at === undefined ? null : { side: at.side, uri: spelled(at.file), range: at.range };
}
