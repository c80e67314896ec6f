/**
 * What the configuration files of a workspace say of its files. What reads them is loaded only where there is one: it
 * takes longer to load than all the rest.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FailOn } from '@chainwright/language/config';
import { DEFAULT_SETTINGS, type RuleSettings } from '@chainwright/language/settings';
import { textOf, type Values } from '../arguments.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';

export const CONFIGURATION_FILE = 'chainwright.config.json';

/** Everything by the URI of a file. */
export interface Configuration {
  readonly settingsOf: (uri: string) => RuleSettings;
  /** The least severity that fails a run. */
  readonly failOnOf: (uri: string) => FailOn;
  /** Why a file is left out: the place that says so; undefined when it is not. */
  readonly leftOutBy: (uri: string) => string | undefined;
  /** URIs of the files that say so, those that are extended among them. */
  readonly files: readonly string[];
}

/** The rules as they are, every file, and errors fail. */
export const NO_CONFIGURATION: Configuration = {
  settingsOf: () => DEFAULT_SETTINGS,
  failOnOf: () => 'error',
  leftOutBy: () => undefined,
  files: [],
};

/** Reads what holds for files of the workspace in the folder `root`. Throws a UserProblem that names what is wrong. */
export async function configure(
  root: string,
  paths: readonly string[],
  values: Values,
  io: Io,
): Promise<Configuration> {
  const named = textOf(values, 'config');
  if (values['no-config']) {
    if (named !== undefined) throw new UserProblem('--config and --no-config: use one of them');
    return NO_CONFIGURATION;
  }
  if (named === undefined && !isConfigured(root, paths)) return NO_CONFIGURATION;
  const { readConfigurations } = await import('./read.ts');
  const { holds, placeOf, files } = await readConfigurations(root, paths, named && resolve(io.cwd, named), io);
  return {
    settingsOf: (uri) => holds(uri).settings,
    failOnOf: (uri) => holds(uri).failOn.value,
    leftOutBy: (uri) => {
      const { isIncluded, exclude, include } = holds(uri);
      if (isIncluded) return undefined;
      const place = exclude.value.length > 0 ? exclude : include;
      return placeOf(place.from);
    },
    files,
  };
}

function isConfigured(root: string, paths: readonly string[]): boolean {
  const folders = new Set([root]);
  for (const path of paths) {
    for (let at = dirname(path); !folders.has(at) && dirname(at) !== at; at = dirname(at)) folders.add(at);
  }
  return [...folders].some((folder) => existsSync(join(folder, CONFIGURATION_FILE)));
}
