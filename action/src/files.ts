/** The files through which a step speaks to the rest of the run. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import type { Environment } from './surroundings.ts';

/** GitHub throws a larger summary away, as a whole. */
const MOST_SUMMARY_BYTES = 1024 * 1024;

/** Outputs between random marks, so that no value can end its own and begin another. */
export function writeOutput(name: string, value: string, env: Environment): void {
  if (!env.GITHUB_OUTPUT) return;
  const mark = `ghadelimiter_${randomUUID()}`;
  appendFileSync(env.GITHUB_OUTPUT, `${name}<<${mark}\n${value}\n${mark}\n`);
}

/** False when there is no room for it. */
export function writeSummary(markdown: string, env: Environment): boolean {
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return false;
  const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (before + Buffer.byteLength(markdown) > MOST_SUMMARY_BYTES) return false;
  appendFileSync(file, markdown);
  return true;
}
