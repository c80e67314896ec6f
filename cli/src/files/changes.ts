/** Says when files of a workspace change. */
import { basename } from 'node:path';

/** Editors write in several steps: a change is told when it has been quiet for so long. */
const QUIET_MS = 60;

const SKIPPED = new Set(['node_modules', '.git']);
const ALSO = new Set(['.gitignore', 'chainwright.config.json']);

export interface Watched {
  readonly folders: readonly string[];
  /** Whether the folders below count too. */
  readonly recursive: boolean;
  /** Files that count wherever they lie and whatever they are called. */
  readonly files: readonly string[];
}

/** Yields at once, when all is watched, and then once for all that changed since it was last asked. */
export async function* changesIn({ folders, recursive, files }: Watched): AsyncGenerator<void> {
  const { watch } = await import('chokidar');
  const chosen = new Set(files);
  const watcher = watch([...folders, ...files], {
    ignoreInitial: true,
    ...(recursive ? {} : { depth: 0 }),
    followSymlinks: false,
    ignored: (path, stat) => {
      const name = basename(path);
      if (chosen.has(path)) return false;
      return SKIPPED.has(name) || (stat?.isFile() === true && !name.endsWith('.chain') && !ALSO.has(name));
    },
  });
  const signal = coalescing();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(signal.raise, QUIET_MS);
  });
  try {
    await new Promise<void>((ready) => watcher.once('ready', ready));
    for (;;) {
      yield;
      await signal.raised();
    }
  } finally {
    clearTimeout(timer);
    await watcher.close();
  }
}

/** However often it is raised while nobody waits, it wakes once. */
function coalescing() {
  let isUp = false;
  let wake: (() => void) | undefined;
  return {
    raise: () => {
      isUp = true;
      wake?.();
    },
    raised: async () => {
      if (!isUp) await new Promise<void>((resolve) => (wake = resolve));
      isUp = false;
    },
  };
}
