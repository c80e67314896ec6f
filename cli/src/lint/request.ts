/** What `lint` was asked to do, from its options. */
import { resolve } from 'node:path';
import type { RuleSettings } from '@chainwright/language/rules';
import { countOf, dateOf, type Typed, textOf, textsOf, type Values } from '../arguments.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import { type Wanted, wantedFrom } from '../wanted.ts';
import type { FixMode } from './fix.ts';
import type { BaselineOptions } from './known.ts';

import { severitiesOf } from './rule-option.ts';

export interface LintRequest {
  readonly operands: readonly string[];
  readonly stdinName: string | undefined;
  /** ISO date against which the dates of accepts are held. */
  readonly today: string;
  /** What the command line says of rules, over the configuration. */
  readonly severities: RuleSettings['severities'];
  readonly mostWarnings: number;
  readonly baseline: BaselineOptions | undefined;
  /** The revision against which the change is held. */
  readonly since: string | undefined;
  readonly fix: FixMode | undefined;
  readonly watch: boolean;
  readonly cache: boolean;
  readonly quiet: boolean;
  readonly outputs: readonly Wanted[];
  readonly values: Values;
}

export function requestOf(operands: readonly string[], values: Values, io: Io, typed: readonly Typed[]): LintRequest {
  if (values.watch && operands.includes('-'))
    throw new UserProblem('--watch needs files: standard input (-) is read once');
  return {
    operands,
    stdinName: textOf(values, 'stdin-filename'),
    today: dateOf(values, 'today') ?? io.today(),
    severities: severitiesOf(textsOf(typed, 'rule')),
    mostWarnings: countOf(values, 'max-warnings') ?? Number.POSITIVE_INFINITY,
    baseline: baselineOf(values, io),
    since: textOf(values, 'since'),
    fix: fixOf(values),
    watch: values.watch === true,
    cache: !values['no-cache'],
    quiet: values.quiet === true,
    outputs: wantedFrom(typed, 'stylish'),
    values,
  };
}

function fixOf(values: Values): FixMode | undefined {
  if (!values.fix) {
    if (values['dry-run']) throw new UserProblem('--dry-run goes with --fix: it shows what that would change');
    return undefined;
  }
  if (values.watch)
    throw new UserProblem('--fix with --watch would change files while they are edited: use one of them');
  return values['dry-run'] ? 'show' : 'write';
}

function baselineOf(values: Values, io: Io): BaselineOptions | undefined {
  const name = textOf(values, 'baseline');
  const update = values['update-baseline'] === true;
  if (name === undefined) {
    if (update) throw new UserProblem('--update-baseline needs --baseline FILE: the file that it writes');
    return undefined;
  }
  if (update && values.since !== undefined)
    throw new UserProblem('--update-baseline takes all findings, and --since only some: use one of them');
  if (update && values.watch)
    throw new UserProblem('--update-baseline with --watch would take every finding as it comes: use one of them');
  return { path: resolve(io.cwd, name), name, update };
}
