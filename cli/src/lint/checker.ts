/** The check of a run: it remembers, and says what it does when that takes long. */
import { join } from 'node:path';
import { cacheFolder } from '../cache/folder.ts';
import { folderStore } from '../cache/store.ts';
import type { Io } from '../io.ts';
import { toolDigest } from '../tool.ts';
import { type Check, type CheckOptions, checkWith } from './check.ts';
import { announced } from './progress.ts';
import { remembered } from './remember.ts';
import type { LintRequest } from './request.ts';

export function checkerOf(options: CheckOptions, { cache, quiet }: LintRequest, io: Io): Check {
  const check = quiet ? checkWith(options) : announced(checkWith(options), io.err);
  const folder = cache ? cacheFolder(io.env) : undefined;
  if (folder === undefined) return check;
  return remembered(check, options, { store: folderStore(join(folder, 'lint')), tool: toolDigest() });
}
