/** The inputs of the step, as action.yml names them. */
import { SEVERITIES, type Severity } from '@chainwright/language/model';
import { suggestion } from '../../cli/src/nearest.ts';
import { UserProblem } from '../../cli/src/problem.ts';
import type { Environment } from './surroundings.ts';

export interface Inputs {
  readonly files: readonly string[];
  readonly workingDirectory: string;
  readonly config: string;
  readonly baseline: string;
  readonly changedOnly: boolean;
  readonly since: string;
  /** Absent: what the configuration says. */
  readonly failOn?: Severity | 'never';
  readonly maxWarnings: string;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly sarifFile: string;
  readonly diff: boolean;
  /** As for --fail-on of the command. */
  readonly diffFailOn: string;
  readonly token: string;
}

/** Throws a UserProblem for a value that is none. */
export function inputsFrom(env: Environment): Inputs {
  const text = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const failOn = oneOf('fail-on', text('fail-on'), [...SEVERITIES, 'never']);
  const flag = (name: string, otherwise: 'true' | 'false') =>
    oneOf(name, text(name).toLowerCase() || otherwise, ['true', 'false']) === 'true';
  return {
    files: text('files')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    workingDirectory: text('working-directory') || '.',
    config: text('config'),
    baseline: text('baseline'),
    changedOnly: flag('changed-only', 'false'),
    since: text('since'),
    ...(failOn && { failOn }),
    maxWarnings: text('max-warnings'),
    annotations: flag('annotations', 'true'),
    summary: flag('summary', 'true'),
    sarifFile: text('sarif-file'),
    diff: flag('diff', 'false'),
    diffFailOn: text('diff-fail-on'),
    token: text('token'),
  };
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T | undefined {
  const found = choices.find((one) => one === value);
  if (found === undefined && value !== '')
    throw new UserProblem(`the input ${name} cannot be ${JSON.stringify(value)}${suggestion(value, choices)}`);
  return found;
}
