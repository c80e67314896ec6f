import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cacheFolder } from './folder.ts';
import { folderStore } from './store.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a store', () => {
  test('gives back what was put, and nothing for another key', () => {
    const store = folderStore(join(emptyFolder(), 'not', 'there', 'yet'));
    expect(store.get('a')).toBeUndefined();
    store.put('a', 'one\ntwo\n');
    store.put('b', '');
    expect([store.get('a'), store.get('b'), store.get('c')]).toEqual(['one\ntwo\n', '', undefined]);
    store.put('a', 'other');
    expect(store.get('a')).toBe('other');
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -1)],
    ['emptied', () => ''],
    ['zeroed', (text: string) => '\0'.repeat(text.length)],
    ['changed', (text: string) => text.replace('known', 'knowm')],
    ['longer', (text: string) => `${text} `],
  ])('forgets an entry that was %s', (_, damage) => {
    const folder = emptyFolder();
    const store = folderStore(folder);
    store.put('a', 'what is known');
    writeFileSync(join(folder, 'a'), damage(readFileSync(join(folder, 'a'), 'utf8')));
    expect(store.get('a')).toBeUndefined();
    store.put('a', 'what is known');
    expect(store.get('a')).toBe('what is known');
  });

  test('does not take the entry of one key for that of another', () => {
    const folder = emptyFolder();
    const store = folderStore(folder);
    store.put('a', 'of a');
    writeFileSync(join(folder, 'b'), readFileSync(join(folder, 'a')));
    expect(store.get('b')).toBeUndefined();
  });

  test('forgets what was asked for longest ago, and what an interrupted run left', () => {
    const folder = emptyFolder();
    const store = folderStore(folder, { entries: 3, bytes: 10_000 });
    const usedAt = (name: string, second: number) => utimesSync(join(folder, name), second, second);
    for (const [i, key] of ['a', 'b', 'c'].entries()) {
      store.put(key, key);
      usedAt(key, 1000 + i);
    }
    writeFileSync(join(folder, 'left.tmp'), 'half');
    usedAt('left.tmp', 999);
    expect(store.get('a')).toBe('a');
    store.put('d', 'd');
    expect(readdirSync(folder).sort()).toEqual(['a', 'c', 'd']);
  });

  test('keeps to its size', () => {
    const folder = emptyFolder();
    const store = folderStore(folder, { entries: 100, bytes: 10_000 });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) store.put(key, 'x'.repeat(2400));
    store.put('large', 'x'.repeat(5000));
    expect(store.get('large')).toBeUndefined();
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10_000);
  });

  test.skipIf(process.platform === 'win32')('is for the user alone', () => {
    const folder = join(emptyFolder(), 'store');
    folderStore(folder).put('a', 'secret');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'a')).mode & 0o077).toBe(0);
  });

  test('fails in silence where nothing can be written or read', () => {
    const parent = emptyFolder();
    writeFileSync(join(parent, 'file'), 'no folder');
    const store = folderStore(join(parent, 'file', 'store'));
    store.put('a', 'text');
    expect(store.get('a')).toBeUndefined();

    const closed = folderStore(parent);
    chmodSync(parent, 0o500);
    closed.put('a', 'text');
    chmodSync(parent, 0o700);
    expect(['text', undefined]).toContain(closed.get('a'));
  });
});

test('the cache is the user’s own, never that of the workspace', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/c', HOME: '/home/me' }, 'linux')).toBe(join('/c', 'chainwright'));
  expect(cacheFolder({ XDG_CACHE_HOME: './here', HOME: '/home/me' }, 'linux')).toBe(
    join('/home/me', '.cache', 'chainwright'),
  );
  expect(cacheFolder({ HOME: '/Users/me' }, 'darwin')).toBe(join('/Users/me', 'Library', 'Caches', 'chainwright'));
  expect(cacheFolder({ HOME: '.' }, 'linux')).toBeUndefined();
  expect(cacheFolder({}, 'linux')).toBeUndefined();
});
