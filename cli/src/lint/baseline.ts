/**
 * `lint --baseline`: findings that a team knows and mends later. They are counted by file, rule and the thing that they
 * are about, so that moved lines and changed words leave them known. Errors of the language are never among them: like
 * an accept, a baseline is about the process, and of what cannot be read nobody knows what it hides.
 */

import { aboutOf, identityOf } from '@chainwright/language/identity';
import { LANGUAGE_PROBLEMS } from '@chainwright/language/known-rules';
import type { Finding } from '@chainwright/language/model';
import { isOpen } from '@chainwright/language/reports';

export interface BaselineEntry {
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly rule: string;
  readonly about: string;
  readonly count: number;
}

export type Baseline = readonly BaselineEntry[];

type PathOf = (uri: string) => string;

/** Marks as many findings of each kind as the baseline knows: the first ones of the file. */
export function markKnown(findings: readonly Finding[], baseline: Baseline, pathOf: PathOf): readonly Finding[] {
  const left = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  return findings.map((finding) => {
    const key = keyOfFinding(finding, pathOf);
    const known = left.get(key) ?? 0;
    if (known === 0 || !counts(finding)) return finding;
    left.set(key, known - 1);
    return { ...finding, baselined: true };
  });
}

/** The baseline that knows exactly these findings. */
export function baselineOf(findings: readonly Finding[], pathOf: PathOf): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(counts)) {
    const key = keyOfFinding(finding, pathOf);
    const entry = { file: pathOf(finding.file), rule: finding.rule, about: aboutOf(finding) };
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return [...entries.values()];
}

/** What of one baseline goes beyond another: with their counts the findings that only the first one knows. */
export function beyond(baseline: Baseline, other: Baseline): Baseline {
  const counts = new Map(other.map((entry) => [keyOf(entry), entry.count]));
  return baseline.flatMap((entry) => {
    const more = entry.count - (counts.get(keyOf(entry)) ?? 0);
    return more > 0 ? [{ ...entry, count: more }] : [];
  });
}

export function totalOf(baseline: Baseline): number {
  return baseline.reduce((sum, { count }) => sum + count, 0);
}

function counts(finding: Finding): boolean {
  return isOpen(finding) && !LANGUAGE_PROBLEMS.some((problem) => problem === finding.rule);
}

function keyOf({ file, rule, about }: BaselineEntry): string {
  return identityOf(file, rule, about);
}

function keyOfFinding(finding: Finding, pathOf: PathOf): string {
  return identityOf(pathOf(finding.file), finding.rule, aboutOf(finding));
}
