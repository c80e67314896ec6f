import { expect, test } from 'vitest';
import { restarting } from './crashes.ts';

test('four ends in a row are mended, the fifth is not', () => {
  const again = restarting(() => 0);
  expect([again(), again(), again(), again(), again()]).toEqual([true, true, true, true, false]);
});

test('ends of long ago do not count', () => {
  let minutes = 0;
  const again = restarting(() => minutes * 60_000);
  for (; minutes < 20; minutes++) expect(again()).toBe(true);
});
