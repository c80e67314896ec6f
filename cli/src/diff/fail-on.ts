/** Which differences fail the run. */
import { CHANGE_LEVELS, type ChainComparison, type Comparison } from '@chainwright/language/diff';
import { isFelt } from '@chainwright/language/diff-report';
import type { Standing } from '@chainwright/language/flow';
import { isOpen } from '@chainwright/language/reports';
import { type Typed, textsOf } from '../arguments.ts';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';

export const FAIL_ON = ['process', 'workflow', 'task', 'new-errors', 'slower', 'ceiling'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** `--fail-on slower,new-errors`, may be repeated. */
export function failOnFrom(typed: readonly Typed[]): ReadonlySet<FailOn> {
  const words = textsOf(typed, 'fail-on').flatMap((text) => text.split(',').map((word) => word.trim()));
  return new Set(
    words.map((word) => {
      const known = FAIL_ON.find((one) => one === word);
      if (known === undefined)
        throw new UserProblem(`--fail-on cannot be ${JSON.stringify(word)}${suggestion(word, FAIL_ON)}`);
      return known;
    }),
  );
}

/** Why the run fails, a line for each word that applies. What is not known fails nothing. */
export function failuresOf(comparison: Comparison, failOn: ReadonlySet<FailOn>): readonly string[] {
  return [...failOn].flatMap((word) => {
    const why = JUDGES[word](comparison);
    return why === undefined ? [] : [`--fail-on ${word}: ${why}`];
  });
}

const JUDGES: Readonly<Record<FailOn, (comparison: Comparison) => string | undefined>> = {
  process: (comparison) => reaches(comparison, 'process'),
  workflow: (comparison) => reaches(comparison, 'workflow'),
  task: (comparison) => reaches(comparison, 'task'),
  'new-errors': ({ findings }) => {
    const count = findings.added.filter((one) => one.severity === 'error' && isOpen(one)).length;
    return count === 0 ? undefined : count === 1 ? 'an error comes' : `${count} errors come`;
  },
  slower: ({ chains }) => named('the lead time is longer', chains.filter(onBoth(isSlower))),
  ceiling: ({ chains }) => named('the ceiling is lower', chains.filter(onBoth(isLower))),
};

function reaches({ level }: Comparison, least: (typeof CHANGE_LEVELS)[number]): string | undefined {
  return CHANGE_LEVELS.indexOf(level) >= CHANGE_LEVELS.indexOf(least) ? `the change is one of the ${level}` : undefined;
}

function onBoth(judge: (before: Standing, after: Standing) => boolean) {
  return ({ base, head }: ChainComparison) => base !== undefined && head !== undefined && judge(base, head);
}

function isSlower({ figures: before }: Standing, { figures: after }: Standing): boolean {
  if (after.overloaded && !before.overloaded && before.leadTimeSeconds !== null) return true;
  const [was, is] = [before.leadTimeSeconds, after.leadTimeSeconds];
  return was !== null && is !== null && is > was && isFelt(was, is);
}

function isLower({ figures: before }: Standing, { figures: after }: Standing): boolean {
  const is = after.ceilingPerDay;
  if (is === null) return false;
  const was = before.ceilingPerDay ?? (isUnlimited(before) ? Number.POSITIVE_INFINITY : null);
  return was !== null && is < was && (was === Number.POSITIVE_INFINITY || isFelt(was, is));
}

function isUnlimited({ missing }: Standing['figures']): boolean {
  return !missing.some(({ figure }) => figure === 'ceilingPerDay');
}

function named(what: string, chains: readonly ChainComparison[]): string | undefined {
  return chains.length === 0 ? undefined : `${what} (${chains.map(({ name }) => name).join(', ')})`;
}
