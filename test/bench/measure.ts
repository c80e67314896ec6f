/** What the measures share: a row of the table, medians, and samples of processes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measure {
  readonly name: string;
  /** What was seen, in words. */
  readonly seen: string;
  readonly limit: string;
  readonly isMet: boolean;
}

/** The value below which a share of all samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** What is compared runs in turns, so that what else the machine does falls on both. The first rounds do not count. */
export async function inTurns(
  times: number,
  ours: () => void | Promise<void>,
  theirs: () => void | Promise<void>,
  warmUps = 1,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let i = 0; i < warmUps + times; i++) {
    const [a, b] = [await timed(ours), await timed(theirs)];
    if (i >= warmUps) {
      samples.ours.push(a);
      samples.theirs.push(b);
    }
  }
  return { ours: median(samples.ours), theirs: median(samples.theirs) };
}

export async function timed(action: () => void | Promise<void>): Promise<number> {
  const began = performance.now();
  await action();
  return performance.now() - began;
}

/** `ours` may take so many times what `theirs` takes. */
export function ratio(name: string, taken: { readonly ours: number; readonly theirs: number }, limit: number): Measure {
  const value = taken.ours / taken.theirs;
  const seen = `${value.toFixed(2)} times (${milliseconds(taken.ours)} to ${milliseconds(taken.theirs)})`;
  return { name, seen, limit: `${limit} times`, isMet: value <= limit };
}

export function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}

/** Runs Node to its end; findings (exit code 1) are no failure. */
export function node(args: readonly string[], cwd?: string, more: Readonly<Record<string, string>> = {}): void {
  const env = { ...process.env, ...more };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
}

/** A workspace on the disk, for as long as `use` takes. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-bench-'));
  try {
    writeFileSync(join(folder, 'chainwright.config.json'), '{}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
