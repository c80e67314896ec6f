/** Flow analysis: one large chain, a workspace of chains that share pools, and the same after one edit. */
import { analyse } from '@chainwright/language/flow';
import { type ChainModel, onlyThese, readWorkspace, type Workspace, workspaceOf } from '@chainwright/language/model';
import { type Measure, median, milliseconds } from './measure.ts';

const ROOT = 'file:///bench/';
const WARM_UPS = 5;
const TIMES = 15;

export const figuresOfOneChain = (): Measure =>
  limited('Figures of a chain of 1,000 nodes', 10, samplesOf(modelsOf(largeChain(1_000)), renewed));

export const figuresOfWorkspace = (): Measure =>
  limited('Figures of 1,000 chains that share 50 pools', 300, samplesOf(modelsOf(sharingChains(1_000, 50)), renewed));

export const figuresAfterEdit = (): Measure =>
  limited('The same again after one edit', 50, samplesOf(modelsOf(sharingChains(1_000, 50)), editedOnce));

function limited(name: string, limit: number, samples: readonly number[]): Measure {
  const taken = median(samples);
  return { name, seen: milliseconds(taken), limit: milliseconds(limit), isMet: taken <= limit };
}

/** Nothing is known from before: each round has chains of its own, which only look the same. */
function samplesOf(models: readonly ChainModel[], change: (models: readonly ChainModel[]) => Workspace): number[] {
  const samples: number[] = [];
  analyse(workspaceOf(models));
  for (let i = 0; i < WARM_UPS + TIMES; i++) {
    const workspace = change(models);
    const began = performance.now();
    analyse(workspace);
    if (i >= WARM_UPS) samples.push(performance.now() - began);
  }
  return samples;
}

const renewed = (models: readonly ChainModel[]) =>
  workspaceOf(models.map((model) => ({ ...model, chains: model.chains.map((chain) => ({ ...chain })) })));

const editedOnce = (models: readonly ChainModel[]) =>
  workspaceOf(
    models.map((model) => ({ ...model, chains: model.chains.map((chain, i) => (i === 500 ? { ...chain } : chain)) })),
  );

function modelsOf(text: string): readonly ChainModel[] {
  const sources = [{ uri: `${ROOT}main.chain`, text }];
  return readWorkspace(sources, { root: ROOT, files: onlyThese(sources) }).models;
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A row of steps by ten roles; every seventh leads one case in ten some steps back. */
function largeChain(nodes: number): string {
  const steps = numbers(nodes - 2);
  const next = (i: number) => (i + 1 < steps.length ? `N${i + 1}` : 'E');
  return [
    ...numbers(10).map((i) => `role R${i} { people 90 }`),
    'chain Large {',
    '  demand 10/hour',
    '  start S',
    ...steps.map((i) => `  step N${i} { by R${i % 10}  takes ${(i % 5) + 1}min }`),
    '  end E',
    '  S -> N0',
    ...steps.flatMap((i) =>
      i % 7 === 3 ? [`  N${i} -> ${next(i)} 90%`, `  N${i} -> N${Math.max(0, i - 3)} 10%`] : [`  N${i} -> ${next(i)}`],
    ),
    '}',
  ].join('\n');
}

/** Ten steps each, with rework. */
function sharingChains(chains: number, pools: number): string {
  const steps = numbers(10);
  return [
    ...numbers(pools).map((i) => `role P${i} { people 2000 }`),
    ...numbers(chains).map((c) =>
      [
        `chain C${c} {`,
        `  demand ${(c % 9) + 1}/hour`,
        '  start S',
        ...steps.map((i) => `  step N${i} { by P${(c * 7 + i * 3) % pools}  takes 12min }`),
        '  end E',
        '  S -> N0',
        '  N5 -> N6 80%',
        '  N5 -> N2 20%',
        ...steps.filter((i) => i !== 5).map((i) => `  N${i} -> ${i < 9 ? `N${i + 1}` : 'E'}`),
        '}',
      ].join('\n'),
    ),
  ].join('\n');
}
