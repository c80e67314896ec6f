/** A temporary copy of a fixture: tests may change it as they like. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Workspace {
  readonly folder: string;
  path(file: string): string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/**
 * @param fixture folder under `fixtures/`.
 * @param under name of the folder that the copy lies in; a nameless one without it.
 */
export function copyOf(fixture: string, under = ''): Workspace {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-test-')));
  const folder = join(temporary, under);
  cpSync(join(import.meta.dirname, 'fixtures', fixture), folder, { recursive: true });
  const path = (file: string) => join(folder, file);
  return {
    folder,
    path,
    read: (file) => readFileSync(path(file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}
