/** The `.chain` files under a folder, in the order of their names, without what .gitignore leaves out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';

const SKIPPED = new Set(['node_modules', '.git']);

/** A folder whose .gitignore holds for what is under it. */
interface Ignoring {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Symbolic links are not followed: what they lead to is found under its own name, and no circle can arise. */
export async function walk(folder: string, recursive = true): Promise<string[]> {
  const found: string[] = [];
  await visit(folder, [], recursive, found);
  return found;
}

async function visit(folder: string, above: readonly Ignoring[], recursive: boolean, found: string[]): Promise<void> {
  const entries = list(folder);
  const ignoring = entries.some((one) => one.name === '.gitignore' && one.isFile())
    ? [...above, { folder, rules: await gitignore(join(folder, '.gitignore')) }]
    : above;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (recursive && !SKIPPED.has(entry.name) && !ignored(path, true, ignoring))
        await visit(path, ignoring, true, found);
    } else if (entry.isFile() && entry.name.endsWith('.chain') && !ignored(path, false, ignoring)) found.push(path);
  }
}

/** A folder that cannot be listed has nothing to show. */
function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

async function gitignore(path: string): Promise<Ignore> {
  const { default: ignore } = await import('ignore');
  return ignore().add(readFileSync(path, 'utf8'));
}

/** The .gitignore nearest to a path decides, when it speaks of it at all. */
function ignored(path: string, isFolder: boolean, ignoring: readonly Ignoring[]): boolean {
  for (const { folder, rules } of ignoring.toReversed()) {
    const within = relative(folder, path).split(sep).join('/');
    const answer = rules.test(isFolder ? `${within}/` : within);
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}
