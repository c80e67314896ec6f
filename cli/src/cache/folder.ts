/**
 * Where the cache of this user lies: never in the workspace, for what lies there came with the workspace, and a branch
 * that brings its own answers could hide what is wrong with it.
 */
import { isAbsolute, join } from 'node:path';
import type { Io } from '../io.ts';

/** undefined: the surroundings name no folder of the user, so nothing is kept. */
export function cacheFolder(env: Io['env'], platform: NodeJS.Platform = process.platform): string | undefined {
  const under = (folder: string | undefined, ...names: string[]) =>
    folder !== undefined && isAbsolute(folder) ? join(folder, ...names) : undefined;
  const chosen = under(env.XDG_CACHE_HOME, 'chainwright');
  if (chosen !== undefined) return chosen;
  if (platform === 'win32') return under(env.LOCALAPPDATA, 'chainwright', 'cache');
  if (platform === 'darwin') return under(env.HOME, 'Library', 'Caches', 'chainwright');
  return under(env.HOME, '.cache', 'chainwright');
}
