/** Holds a value against the schema, and says in words what does not fit. Loads zod. */
import type * as z from 'zod';
import { nearest } from '../model/index.ts';
import { LANGUAGE_PROBLEMS } from '../rules/index.ts';
import { PRESET_NAMES } from './configuration.ts';
import type { Path } from './json.ts';
import { pathText, valueText } from './path-text.ts';
import { type ConfigurationValue, configurationSchema, keysAt } from './schema.ts';

export interface Issue {
  readonly path: Path;
  /** A key of the object at the path that should not be there. */
  readonly key?: string;
  readonly message: string;
}

export function checkValue(
  value: unknown,
): { readonly value: ConfigurationValue } | { readonly issues: readonly Issue[] } {
  const result = configurationSchema.safeParse(value);
  if (result.success) return { value: result.data };
  return { issues: result.error.issues.flatMap((issue) => issuesFrom(issue, [], value)) };
}

type ZodIssue = z.core.$ZodIssue;

function issuesFrom(issue: ZodIssue, above: Path, root: unknown): readonly Issue[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors);
    if (meant !== undefined) return meant.flatMap((one) => issuesFrom(one, path, root));
  }
  const found = at(root, path);
  const where = path.length === 0 ? 'the configuration' : pathText(path);
  const choices = path[0] === 'extends' ? PRESET_NAMES : choicesIn(issue);
  const near = typeof found === 'string' ? nearest(found, choices) : undefined;
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return [{ path, message: `${where}: cannot be ${valueText(found)}; it is ${issue.message}${hint}` }];
}

/** The form that was meant: the one whose outside fits. */
function meantBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const fitting = branches.filter((issues) => issues.every(isInside));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function isInside(issue: ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

/** The words that would have been right. */
function choicesIn(issue: ZodIssue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(choicesIn) : [];
}

function unknownKey(path: Path, key: string): Issue {
  const where = pathText([...path, key]);
  const isRule = path.at(-1) === 'rules';
  if (isRule && LANGUAGE_PROBLEMS.some((one) => one === key)) {
    const message = `${where}: an error of the language itself has no severity to choose`;
    return { path, key, message };
  }
  const keys = keysAt(path);
  const near = nearest(key, keys);
  const listed = isRule ? '; chainwright explain lists the rules' : `; there is ${keys.join(', ')}`;
  const hint = near === undefined ? listed : `; did you mean ${near}?`;
  return { path, key, message: `${where}: there is no such ${isRule ? 'rule' : 'key'}${hint}` };
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    root,
  );
}
