/**
 * Texts kept by key in a folder. A store forgets when it likes and fails in silence, but never answers with another
 * text than was put: entries are written whole, carry their digest, and are private to the user.
 */
import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Store {
  readonly get: (key: string) => string | undefined;
  readonly put: (key: string, text: string) => void;
}

export interface StoreLimits {
  readonly entries: number;
  readonly bytes: number;
}

const LIMITS: StoreLimits = { entries: 200, bytes: 64 * 1024 * 1024 };

/** `key` must be fit for the name of a file. */
export function folderStore(folder: string, limits = LIMITS): Store {
  return {
    get: (key) => silently(() => read(join(folder, key), key)),
    put: (key, text) => {
      if (text.length > limits.bytes / 4) return;
      silently(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const beside = join(folder, `${randomUUID()}.tmp`);
        writeFileSync(beside, `${digestOf(key, text)}\n${text}`, { mode: 0o600 });
        renameSync(beside, join(folder, key));
        evict(folder, limits);
      });
    },
  };
}

function read(path: string, key: string): string | undefined {
  const content = readFileSync(path, 'utf8');
  const end = content.indexOf('\n');
  const text = content.slice(end + 1);
  if (content.slice(0, end) !== digestOf(key, text)) return undefined;
  const now = new Date();
  // What was asked for last is forgotten last; in a folder that cannot be written to the order matters to nobody.
  silently(() => utimesSync(path, now, now));
  return text;
}

function digestOf(key: string, text: string): string {
  return hash('sha256', `${key}\n${text}`);
}

/** Keeps the latest entries that fit, and with them goes what a run that was interrupted left behind. */
function evict(folder: string, { entries, bytes }: StoreLimits): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ path, size: stat.size, used: stat.mtimeMs }];
  });
  let kept = 0;
  let size = 0;
  for (const file of files.sort((a, b) => b.used - a.used)) {
    kept += 1;
    size += file.size;
    if (kept > entries || size > bytes) rmSync(file.path, { force: true });
  }
}

function silently<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
