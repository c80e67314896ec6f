/** Writes a file whole or not at all: beside it first, then in its place. */
import { linkSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf, UserProblem } from '../problem.ts';

/** `name` is what a message calls the file. */
export function writeWhole(path: string, content: string | Uint8Array, name: string): void {
  const target = realTarget(path);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw new UserProblem(`${name}: cannot be written: it is a folder`);
    // A device or a pipe cannot be replaced, only written to.
    if (old && !old.isFile()) {
      writeFileSync(target, content);
      return;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(beside, content, { flag: 'wx', ...(old && { mode: old.mode }) });
    renameSync(beside, target);
  } catch (error) {
    if (error instanceof UserProblem) throw error;
    remove(beside);
    throw new UserProblem(`${name}: cannot be written: ${reasonOf(error)}`);
  }
}

/** A file that is not there yet, whole or not at all. */
export function createWhole(path: string, text: string, name: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new UserProblem(`${name}: cannot be written: ${reasonOf(error)}`);
  }
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    linkSync(beside, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UserProblem(`${name} is there already; nothing is overwritten`);
    throw new UserProblem(`${name}: cannot be written: ${reasonOf(error)}`);
  } finally {
    remove(beside);
  }
}

/** What lies beside goes; why nothing could be written is said already. */
function remove(beside: string): void {
  try {
    rmSync(beside, { force: true });
  } catch {
    // A part of the path is no folder: nothing lies there.
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
