import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebinned } from './series.ts';

test('bins are joined and divided evenly', () => {
  expect(rebinned({ edges: [0, 10, 20], counts: [1, 3] }, 20, 1)).toEqual([1]);
  expect(rebinned({ edges: [0, 10, 20], counts: [1, 3] }, 5, 4)).toEqual([0.125, 0.125, 0.375, 0.375]);
});

test('what took longer than the last bin is left out', () => {
  expect(rebinned({ edges: [0, 10, 20], counts: [1, 3] }, 10, 1)).toEqual([0.25]);
});

test('no case is lost where the bins reach far enough', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 80 }),
      (counts, bins) => {
        const edges = Array.from({ length: counts.length + 1 }, (_, i) => i * 7);
        const shares = rebinned({ edges, counts }, (counts.length * 7) / bins, bins);
        const sum = shares.reduce((all, one) => all + one, 0);
        expect(sum).toBeCloseTo(counts.some((one) => one > 0) ? 1 : 0, 9);
      },
    ),
  );
});
