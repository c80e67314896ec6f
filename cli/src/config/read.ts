/** Reads configuration files from the disk. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CONFIGURATION_FILE,
  Configurations,
  type Origin,
  type ResolvedConfiguration,
} from '@chainwright/language/config';
import { visible } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import { readText } from '../files/read.ts';
import { files, nameOf } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';

export interface ReadConfigurations {
  readonly holds: (uri: string) => ResolvedConfiguration;
  /** `chainwright.config.json:3:5`, the name of a preset, or `default`. */
  readonly placeOf: (origin: Origin) => string;
  readonly nameOf: (uri: string) => string;
  /** URIs of the files that were read. */
  readonly files: readonly string[];
}

/** `chosen` is the path of a file that is used for all others. */
export async function readConfigurations(
  root: string,
  paths: readonly string[],
  chosen: string | undefined,
  io: Io,
): Promise<ReadConfigurations> {
  const name = (uri: string) => visible(nameOf(URI.parse(uri).fsPath, io.cwd));
  const rootUri = uriOf(root);
  const port = {
    read: async (uri: string) => {
      const path = URI.parse(uri).fsPath;
      return existsSync(path) ? readText(path, name(uri)) : undefined;
    },
    realUri: files.realUri,
    // A file that was named may lie anywhere: what it extends lies beside it.
    rootOf: (uri: string) => (uri.startsWith(`${rootUri}/`) || chosen === undefined ? rootUri : uriOf(dirname(chosen))),
  };
  const configurations = new Configurations(port, chosen ? { file: uriOf(chosen), folder: uriOf(io.cwd) } : undefined);
  await configurations.load([`${rootUri}/${CONFIGURATION_FILE}`, ...paths.map(uriOf)]);
  const lines = configurations.problems.map(
    ({ file, range: { start }, message }) => `${name(file)}:${start.line + 1}:${start.character + 1}: ${message}`,
  );
  if (lines.length > 0) throw new UserProblem(...lines);
  return {
    holds: (uri) => configurations.of(uri),
    placeOf: (origin) => placeOf(origin, name),
    nameOf: name,
    files: configurations.files,
  };
}

function placeOf(origin: Origin, name: (uri: string) => string): string {
  if (origin.kind === 'default') return 'default';
  if (origin.kind === 'preset') return origin.preset;
  const { line, character } = origin.range.start;
  return `${name(origin.file)}:${line + 1}:${character + 1}`;
}

function uriOf(path: string): string {
  return URI.file(path).toString();
}
