import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Contraction } from './contraction.ts';
import { Elimination } from './elimination.ts';
import { rowsOf, type Way } from './rows.ts';

/** Row by row: where to, and what part; what is missing to 1 leaves. */
const rows = (size: number, most: number) =>
  fc
    .array(fc.array(fc.record({ to: fc.nat(size - 1), weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: most }), {
      minLength: size,
      maxLength: size,
    })
    .map((all) => all.map((row): Way[] => row.map(({ to, weight }) => ({ to, weight: weight / 10 / row.length }))));

/** v = b + Pᵀv by repetition, for as long as it takes. */
function repeated(ways: readonly (readonly Way[])[], entering: readonly number[]): Float64Array {
  let flow = Float64Array.from(entering);
  for (let i = 0; i < 2_000; i++) {
    const next = Float64Array.from(entering);
    for (const [from, row] of ways.entries())
      for (const { to, weight } of row) next[to] = (next[to] ?? 0) + (flow[from] ?? 0) * weight;
    flow = next;
  }
  return flow;
}

function same(found: Float64Array, wanted: Float64Array): void {
  for (const [i, one] of found.entries())
    expect(Math.abs(one - (wanted[i] ?? 0))).toBeLessThanOrEqual(1e-9 * (1 + one));
}

test('small networks, and large ones that are nearly full, flow as repetition says', () => {
  const small = fc.integer({ min: 1, max: 12 }).chain((size) => rows(size, 4));
  fc.assert(
    fc.property(small, (ways) => {
      const entering = ways.map((_, i) => (i % 3 === 0 ? 1 : 0));
      same(new Elimination(rowsOf(ways)).flow(entering), repeated(ways, entering));
    }),
  );
  fc.assert(
    fc.property(rows(70, 40), (ways) => {
      const entering = ways.map((_, i) => i % 2);
      same(new Elimination(rowsOf(ways)).flow(entering), repeated(ways, entering));
    }),
    { numRuns: 5 },
  );
});

test('what enters times what it collects is what flows times what it gives', () => {
  fc.assert(
    fc.property(fc.oneof(rows(9, 4), rows(60, 3)), (ways) => {
      const solver = new Elimination(rowsOf(ways));
      const entering = ways.map((_, i) => i + 1);
      const reward = ways.map((_, i) => (i * 7) % 5);
      const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
        Array.from(a).reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
      const [byFlow, byValue] = [dot(solver.flow(entering), reward), dot(entering, solver.value(reward))];
      expect(Math.abs(byFlow - byValue)).toBeLessThanOrEqual(1e-9 * (1 + byFlow));
    }),
  );
});

test('a loop that almost never ends loses no digit, and one that never does is seen for certain', () => {
  const out = 1e-9;
  const loop = (leaving: number) => [
    [{ to: 1, weight: 1 }],
    [
      { to: 0, weight: 1 - leaving },
      { to: 2, weight: leaving },
    ],
    [],
  ];
  expect(new Elimination(rowsOf(loop(out))).flow([1, 0, 0])[0]).toBeCloseTo(1e9, -1);
  expect([...new Elimination(rowsOf(loop(0))).flow([1, 0, 0])].slice(0, 2)).toEqual([Infinity, Infinity]);
  // Who does not come by it is not touched by it.
  const beside = [...loop(0), [{ to: 2, weight: 1 }]];
  expect([...new Elimination(rowsOf(beside)).flow([0, 0, 0, 1])]).toEqual([0, 0, 1, 1]);
});

test('a contracted network is passed as often as the whole one, whatever its points let through', () => {
  const network = fc.integer({ min: 1, max: 40 }).chain((size) =>
    fc.record({
      ways: rows(size, 4),
      kept: fc.uniqueArray(fc.nat(size - 1)),
      parts: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: size, maxLength: size }),
    }),
  );
  fc.assert(
    fc.property(network, ({ ways, kept, parts }) => {
      const partOf = (point: number) => (kept.includes(point) ? (parts[point] ?? 10) / 10 : 1);
      const entering = ways.map((_, i) => (i % 3 === 0 ? 1 : 0));
      const limited = ways.map((row, i) => row.map(({ to, weight }) => ({ to, weight: weight * partOf(i) })));
      const whole = new Elimination(rowsOf(limited)).flow(entering);
      const contraction = new Contraction(ways, entering, new Set(kept));
      expect(contraction.points.toSorted((a, b) => a - b)).toEqual(kept.toSorted((a, b) => a - b));
      const partsAt = contraction.points.map(partOf);
      same(
        contraction.flow(partsAt).passes,
        Float64Array.from(contraction.points, (point) => whole[point] ?? 0),
      );
      same(contraction.everywhere(partsAt), whole);
    }),
  );
});

test('how the passes of a contracted network change with a part: as their difference says', () => {
  const network = fc.integer({ min: 1, max: 40 }).chain((size) =>
    fc.record({
      ways: rows(size, 4),
      parts: fc.array(fc.integer({ min: 2, max: 8 }), { minLength: size, maxLength: size }),
    }),
  );
  const STEP = 1e-5;
  fc.assert(
    fc.property(network, ({ ways, parts }) => {
      const contraction = new Contraction(
        ways,
        ways.map((_, i) => (i % 3 === 0 ? 1 : 0)),
        new Set(ways.keys()),
      );
      const places = [...ways.keys()].filter((place) => place % 2 === 0);
      const at = (more: number) =>
        contraction.flow(parts.map((part, i) => part / 10 + (places.includes(i) ? more : 0))).passes;
      const slope = contraction.flow(parts.map((part) => part / 10)).slope(places);
      const [less, more] = [at(-STEP), at(STEP)];
      for (const [i, one] of slope.entries()) {
        const seen = ((more[i] ?? 0) - (less[i] ?? 0)) / (2 * STEP);
        expect(Math.abs(one - seen)).toBeLessThan(1e-5 * Math.max(1, Math.abs(one)));
      }
    }),
  );
});
