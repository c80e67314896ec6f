import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quietly } from './quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Calls at these times (ms), and tells when the action ran within the first two seconds. */
function ranAt(calls: readonly number[]): number[] {
  const started = Date.now();
  const runs: number[] = [];
  const quiet = quietly(() => runs.push(Date.now() - started), 130, 400);
  for (const at of calls) {
    vi.advanceTimersByTime(started + at - Date.now());
    quiet.call();
  }
  vi.advanceTimersByTime(started + 2_000 - Date.now());
  return runs;
}

test('one call acts once it has been quiet', () => expect(ranAt([0])).toEqual([130]));

test('calls that follow closely act once, after the last', () => expect(ranAt([0, 100, 200])).toEqual([330]));

test('steady typing acts at the limit, and again', () =>
  expect(ranAt([0, 100, 200, 300, 390, 450, 500])).toEqual([400, 630]));

test('what was cancelled does not happen', () => {
  const runs: string[] = [];
  const quiet = quietly(() => runs.push('ran'), 130, 400);
  quiet.call();
  quiet.cancel();
  vi.advanceTimersByTime(1_000);
  expect(runs).toEqual([]);
});
