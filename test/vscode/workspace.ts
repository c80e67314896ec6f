/** A temporary copy of a fixture: tests may change it as they like. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Workspace {
  readonly folder: string;
  path(file: string): string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** @param fixture folder under `fixtures/`. */
export function copyOf(fixture: string): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-test-')));
  cpSync(join(import.meta.dirname, 'fixtures', fixture), folder, { recursive: true });
  const path = (file: string) => join(folder, file);
  return {
    folder,
    path,
    read: (file) => readFileSync(path(file), 'utf8'),
    write: (file, text) => writeFileSync(path(file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
