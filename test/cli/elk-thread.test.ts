/** The picture's engine in its thread; `npm run build` makes the file that it runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { elkThread } from '../../cli/src/elk-thread.ts';

const WORKER = join(import.meta.dirname, '..', '..', 'cli', 'dist', 'elk-worker.cjs');
const graph = {
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered' },
  children: [{ id: 'a', width: 10, height: 10 }],
};

describe.skipIf(!existsSync(WORKER))('ELK in a thread', () => {
  test('lays out one graph after the other, and again after one that was given up', async () => {
    const elk = elkThread(pathToFileURL(WORKER));
    const never = new AbortController().signal;
    expect((await elk.layout(graph, never)).children?.[0]).toMatchObject({ x: 12, y: 12 });
    expect((await elk.layout(graph, never)).width).toBe(34);
    const stop = new AbortController();
    const late = elk.layout(graph, stop.signal);
    stop.abort();
    await expect(late).rejects.toThrow('too long');
    expect((await elk.layout(graph, never)).width).toBe(34);
    await elk.end();
  });
});
