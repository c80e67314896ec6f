/** The examples as one workspace, read as the command reads them. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type FileAccess, readWorkspace, type Source } from '@chainwright/language/model';

const FOLDER = fileURLToPath(new URL('../../examples/', import.meta.url));
export const ROOT = pathToFileURL(FOLDER).toString();

/** The real file system. */
export const FILES: FileAccess = {
  read: (uri) => (existsSync(new URL(uri)) ? readFileSync(new URL(uri), 'utf8') : undefined),
  realUri: (uri) => (existsSync(new URL(uri)) ? pathToFileURL(realpathSync(new URL(uri))).toString() : undefined),
};

export interface Example extends Source {
  /** Relative to examples/, with `/`. */
  readonly name: string;
}

export const EXAMPLES: readonly Example[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.chain'))
  .sort()
  .map((name) => ({
    name: name.replaceAll('\\', '/'),
    uri: pathToFileURL(join(FOLDER, name)).toString(),
    text: readFileSync(join(FOLDER, name), 'utf8'),
  }));

/** One reading for all tests of a file: models in the order of EXAMPLES, and the problems of the language. */
export const READING = readWorkspace(EXAMPLES, { root: ROOT, files: FILES });
