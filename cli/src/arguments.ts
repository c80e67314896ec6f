/** From what was typed to a command, its operands and its options; every slip is one line that names it. */
import { parseArgs } from 'node:util';
import { COMMANDS, COMMON, type CommandSpec, type OptionSpec } from './commands.ts';
import { suggestion } from './nearest.ts';
import { UserProblem } from './problem.ts';

/** An option's value; `true` for a switch. */
export type Values = Readonly<Record<string, string | true | undefined>>;

/** One option as it was typed. */
export interface Typed {
  readonly name: string;
  readonly value: string | true;
}

export interface Request {
  /** Absent: only `--help` or `--version` was asked for, or nothing at all. */
  readonly command?: CommandSpec;
  readonly operands: readonly string[];
  /** Of an option that was repeated, the last value. */
  readonly values: Values;
  /** All options in the order in which they were typed. */
  readonly typed: readonly Typed[];
}

export function parse(argv: readonly string[]): Request {
  const at = argv.findIndex((word) => !word.startsWith('-'));
  const name = at < 0 ? undefined : argv[at];
  const command = name === undefined ? undefined : findCommand(name);
  const rest = at < 0 ? argv : argv.toSpliced(at, 1);
  return { ...(command && { command }), ...readOptions(rest, command) };
}

export function findCommand(name: string): CommandSpec {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  throw new UserProblem(`unknown command ${JSON.stringify(name)}${suggestion(name, names)}`);
}

function readOptions(argv: readonly string[], command: CommandSpec | undefined): Omit<Request, 'command'> {
  const specs = [...(command?.options ?? []), ...COMMON];
  const { tokens } = parseArgs({ args: [...argv], options: declared(specs), strict: false, tokens: true });
  const values: Record<string, string | true> = Object.create(null);
  const operands: string[] = [];
  const typed: Typed[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs.find((one) => one.name === token.name);
    if (!spec) throw unknownOption(token.rawName, specs, command);
    const value = checked(spec, token.value);
    values[spec.name] = value;
    typed.push({ name: spec.name, value });
  }
  if (command?.most !== undefined && operands.length > command.most)
    throw new UserProblem(`${command.name} does not take ${JSON.stringify(operands[command.most])}`);
  return { operands, values, typed };
}

function declared(specs: readonly OptionSpec[]) {
  return Object.fromEntries(
    specs.map((spec) => [
      spec.name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(spec.short && { short: spec.short }),
      },
    ]),
  );
}

function unknownOption(typed: string, specs: readonly OptionSpec[], command: CommandSpec | undefined): UserProblem {
  const names = specs.map((one) => one.name);
  const of = command ? ` of ${command.name}` : '';
  return new UserProblem(`unknown option ${typed}${of}${suggestion(typed.replace(/^-+/, ''), names, '--')}`);
}

function checked(spec: OptionSpec, value: string | undefined): string | true {
  if (spec.value === undefined) {
    if (value !== undefined) throw new UserProblem(`--${spec.name} takes no value`);
    return true;
  }
  if (value === undefined || value === '')
    throw new UserProblem(`--${spec.name} needs a value: --${spec.name} ${spec.value}`);
  if (spec.choices && !spec.choices.includes(value))
    throw new UserProblem(`--${spec.name} cannot be ${JSON.stringify(value)}${suggestion(value, spec.choices)}`);
  return value;
}

/** The text of an option that takes a value. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every text of an option that may be repeated, in the order typed. */
export function textsOf(typed: readonly Typed[], name: string): readonly string[] {
  return typed.flatMap((one) => (one.name === name && typeof one.value === 'string' ? [one.value] : []));
}

/** `--max-warnings 3`: a whole number from 0. */
export function countOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw new UserProblem(`--${name} cannot be ${JSON.stringify(text)}; it is a whole number such as 0`);
  return Number(text);
}

/** `--today 2027-03-31`: a day of the calendar. */
export function dateOf(values: Values, name: string): string | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day that is not in the calendar (2027-02-30) rolls over into another one.
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new UserProblem(`--${name} cannot be ${JSON.stringify(text)}; it is a date such as 2027-03-31`);
  return text;
}
