/** The file of a baseline: one line an entry, in a fixed order, so that its changes can be read and merged. */
import { existsSync } from 'node:fs';
import { identityOf } from '@chainwright/language/identity';
import { readText } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import { reasonOf, UserProblem } from '../problem.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

const VERSION = 1;

/** undefined where there is none; `name` is what a message calls the file. */
export function readBaseline(path: string, name: string): Baseline | undefined {
  if (!existsSync(path)) return undefined;
  const text = readText(path, name);
  if (/^<{7} /m.test(text)) throw new UserProblem(`${name}: holds a merge that is not settled (<<<<<<<)`);
  const value = parsed(text, name);
  if (!isRecord(value) || value.version === undefined || !Array.isArray(value.findings))
    throw new UserProblem(`${name}: is no baseline, which has a version and findings`);
  if (value.version !== VERSION)
    throw new UserProblem(
      `${name}: is a baseline of version ${JSON.stringify(value.version)}; this Chainwright reads version ${VERSION}`,
    );
  return withoutRepeats(value.findings.map((entry: unknown, i) => entryOf(entry) ?? refuse(entry, i, name)));
}

/** Merging may leave an entry twice: the larger count holds. */
function withoutRepeats(entries: Baseline): Baseline {
  const kept = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = identityOf(entry.file, entry.rule, entry.about);
    if (entry.count > (kept.get(key)?.count ?? 0)) kept.set(key, entry);
  }
  return [...kept.values()];
}

export function writeBaseline(path: string, name: string, baseline: Baseline): void {
  writeWhole(path, baselineText(baseline), name);
}

/** The text of a baseline: the same for the same entries, in whatever order they come. */
export function baselineText(baseline: Baseline): string {
  const sorted = [...baseline].sort(
    (a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.about, b.about),
  );
  const lines = sorted.map(({ file, rule, about, count }) => `    ${JSON.stringify({ file, rule, about, count })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserProblem(`${name}: is no JSON: ${reasonOf(error)}`);
  }
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { file, rule, about, count } = value;
  const isEntry = typeof file === 'string' && typeof rule === 'string' && typeof about === 'string';
  if (!isEntry || typeof count !== 'number' || !Number.isInteger(count) || count < 1) return undefined;
  return { file, rule, about, count };
}

function refuse(value: unknown, i: number, name: string): never {
  const shown = (JSON.stringify(value) ?? '').slice(0, 100);
  throw new UserProblem(`${name}: entry ${i + 1} is no finding, which has file, rule, about and count: ${shown}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
