/** What the command loads on every start, before it knows whether there is anything to do. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const CLI = join(import.meta.dirname, '..', '..', 'cli');

/** All files that are loaded with one, without what it imports on demand. */
async function loadedWith(file: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: CLI,
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    loader: { '.md': 'text' },
    plugins: [
      {
        name: 'on-demand',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^/ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  return Object.keys(metafile.inputs);
}

test.each(['src/entry.ts', 'src/commands/lint.ts'])(
  '%s starts without the parser, the rules and the schemas',
  async (file) => {
    const loaded = await loadedWith(file);
    expect(loaded).toContain(file);
    const heavy = /node_modules\/(langium|zod|chevrotain|chokidar|jsonc-parser|elkjs)\/|language\/src\/\w+\/index\.ts$/;
    expect(loaded.filter((one) => heavy.test(one) && !one.endsWith('/reports/index.ts'))).toEqual([]);
  },
);
