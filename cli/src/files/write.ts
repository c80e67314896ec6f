/** Writes a file whole or not at all: beside it first, then in its place. */
import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf, UserProblem } from '../problem.ts';

/** `name` is what a message calls the file. */
export function writeWhole(path: string, text: string, name: string): void {
  const target = realTarget(path);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw new UserProblem(`${name}: cannot be written: it is a folder`);
    // A device or a pipe cannot be replaced, only written to.
    if (old && !old.isFile()) {
      writeFileSync(target, text);
      return;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(beside, text, { flag: 'wx', ...(old && { mode: old.mode }) });
    renameSync(beside, target);
  } catch (error) {
    if (error instanceof UserProblem) throw error;
    rmSync(beside, { force: true });
    throw new UserProblem(`${name}: cannot be written: ${reasonOf(error)}`);
  }
}

/** A symbolic link stays one: what it leads to is written. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
