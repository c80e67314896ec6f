import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** One code-server for all files; they run one after the other, each with a browser of its own. */
export default defineConfig({
  cacheDir: join(import.meta.dirname, '..', '..', 'node_modules', '.vite-vscode'),
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['./global-setup.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
