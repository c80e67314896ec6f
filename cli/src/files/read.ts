/** Reads a file that may be anything: only regular files are opened, so that a pipe or a device cannot hang the command. */
import { readFileSync, statSync } from 'node:fs';
import { reasonOf, UserProblem } from '../problem.ts';
import { decode } from './text.ts';

/** A process of this size is no text that anybody wrote; reading it and its rules would take minutes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `name` is what a message calls the file. */
export function readBytes(path: string, name: string): Buffer {
  const stat = attempt(() => statSync(path), name);
  if (stat.isDirectory()) throw new UserProblem(`${name}: cannot be read: it is a folder`);
  if (!stat.isFile()) throw new UserProblem(`${name}: cannot be read: it is no regular file`);
  return limited(
    attempt(() => readFileSync(path), name),
    name,
  );
}

export function readText(path: string, name: string): string {
  return decode(readBytes(path, name), name);
}

export function limited(bytes: Buffer, name: string): Buffer {
  if (bytes.length <= MOST_BYTES) return bytes;
  const size = (bytes.length / 1024 / 1024).toFixed(1);
  throw new UserProblem(`${name}: ${size} MB is too much for one file; split it and import the parts (at most 4 MB)`);
}

function attempt<T>(read: () => T, name: string): T {
  try {
    return read();
  } catch (error) {
    throw new UserProblem(`${name}: cannot be read: ${reasonOf(error)}`);
  }
}
