/** Random processes as text, for the properties of flow. */
import fc, { type Arbitrary } from 'fast-check';

export interface RandomStep {
  /** Which pool does it. */
  readonly pool: number;
  /** To the next step goes what is left of this: the share that goes back, and where to. */
  readonly back: { readonly share: number; readonly to: number };
  /** The share that leaves for the end at once. */
  readonly out: number;
}

export interface RandomNetwork {
  readonly perHour: number;
  /** Of each pool: how many, and the mean time of all of its visits in minutes. */
  readonly pools: readonly { readonly people: number; readonly minutes: number }[];
  readonly steps: readonly RandomStep[];
  /** Where the second start leads, and its share. */
  readonly second: { readonly to: number; readonly share: number };
}

const percents = (most: number) => fc.integer({ min: 0, max: most });

/** Steps in a row, with ways back and ways out: every case comes to its end. */
export const randomNetwork: Arbitrary<RandomNetwork> = fc.record({
  perHour: fc.integer({ min: 1, max: 40 }),
  pools: fc.array(fc.record({ people: fc.integer({ min: 1, max: 12 }), minutes: fc.integer({ min: 1, max: 30 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  steps: fc.array(
    fc.record({
      pool: fc.nat(3),
      back: fc.record({ share: percents(40), to: fc.nat(9) }),
      out: percents(40),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  second: fc.record({ to: fc.nat(9), share: percents(100) }),
});

/** Share of the cases of step i that go to step j; what is missing to 1 is done. */
export function routing({ steps }: RandomNetwork): number[][] {
  return steps.map(({ back, out }, i) => {
    const row = steps.map(() => 0);
    const to = back.to % (i + 1);
    row[to] = (row[to] ?? 0) + back.share / 100;
    if (i + 1 < steps.length) row[i + 1] = 1 - back.share / 100 - out / 100;
    return row;
  });
}

export const poolOf = (network: RandomNetwork, step: RandomStep) => step.pool % network.pools.length;
export const second = (network: RandomNetwork) => network.second.to % network.steps.length;

export function textOf(network: RandomNetwork, names = { chain: 'Work', pool: 'Pool' }): string {
  const { pools, perHour } = network;
  const lines = pools.map(({ people }, i) => `role ${names.pool}${i} { people ${people} }`);
  return [...lines, chainText(network, names, perHour)].join('\n');
}

export function chainText(network: RandomNetwork, names: { chain: string; pool: string }, perHour: number): string {
  const { pools, steps } = network;
  const nodes = steps.map((step, i) => {
    const pool = poolOf(network, step);
    return `  step Step${i} { by ${names.pool}${pool}  takes ${pools[pool]?.minutes ?? 1}min }`;
  });
  const ways = steps.flatMap(({ back, out }, i) => {
    const next = i + 1 < steps.length ? `Step${i + 1}` : 'Done';
    return [
      `  Step${i} -> Step${back.to % (i + 1)} ${back.share}%`,
      `  Step${i} -> Left ${out}%`,
      `  Step${i} -> ${next} ${100 - back.share - out}%`,
    ];
  });
  const { share } = network.second;
  return `chain ${names.chain} {
  demand ${perHour}/hour
  start First ${100 - share}%
  start Second ${share}%
${nodes.join('\n')}
  end Left
  end Done
  First -> Step0
  Second -> Step${second(network)}
${ways.join('\n')}
}`;
}
