/** What `lint` was asked to do, from its options. */
import { countOf, dateOf, textOf, type Values } from '../arguments.ts';
import type { Io } from '../io.ts';

export interface LintRequest {
  readonly operands: readonly string[];
  readonly stdinName: string | undefined;
  /** ISO date against which the dates of accepts are held. */
  readonly today: string;
  readonly mostWarnings: number;
  readonly quiet: boolean;
  readonly values: Values;
}

export function requestOf(operands: readonly string[], values: Values, io: Io): LintRequest {
  return {
    operands,
    stdinName: textOf(values, 'stdin-filename'),
    today: dateOf(values, 'today') ?? io.today(),
    mostWarnings: countOf(values, 'max-warnings') ?? Number.POSITIVE_INFINITY,
    quiet: values.quiet === true,
    values,
  };
}
