/** The simulator beside others on the same networks: a loop by hand, SimPy, simjs; with two threads; with more cases. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Crew, replicate, simulate } from '@chainwright/language/flow';
import { threads } from '../../server/src/threads/threads.ts';
import { byHand } from './by-hand.ts';
import { type Measure, median, ratio } from './measure.ts';
import { exactLeadSeconds, NETWORKS, type Network, type Speed, workspaceOfNetwork } from './networks.ts';
import { ROOT } from './places.ts';
import { simjs } from './simjs-network.ts';

const CASES = 1_000_000;
/** The others are slower: fewer cases take them as long. */
const FEWER = 100_000;
const ROUNDS = 3;
/** What two processors give together wavers more than what one gives. */
const THREAD_ROUNDS = 7;

/** This thread, without a pause for anybody else: as the others run. */
const here: Crew = {
  size: 1,
  run: async (job) => {
    const run = replicate(job);
    let step = run.next();
    while (step.done !== true) step = run.next();
    return step.value;
  },
};

async function ours({ name }: Network, cases: number, crew: Crew = here, replications = 2): Promise<Speed> {
  const workspace = workspaceOfNetwork(name);
  const [chain = ''] = workspace.chains.keys();
  const began = performance.now();
  const request = { chain, cases, replications, precision: 1e-9, warmUp: 1_000 };
  const outcome = await simulate(workspace, request, { crew });
  const milliseconds = performance.now() - began;
  const run = outcome.kind === 'done' ? outcome.simulation.runs[0] : undefined;
  return { visits: run?.visits ?? 0, milliseconds, leadSeconds: run?.leadTimeSeconds?.mean ?? Number.NaN };
}

const perSecond = ({ visits, milliseconds }: Speed) => (visits / milliseconds) * 1_000;

interface Compared {
  readonly network: string;
  readonly ours: number;
  readonly theirs: number;
}

/** Visits a second, medians of rounds in turns; whoever does not do the same work is found out. */
async function compared(theirs: (network: Network) => Speed): Promise<readonly Compared[]> {
  const all: Compared[] = [];
  for (const network of NETWORKS) {
    const speeds = { ours: [] as number[], theirs: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const both = { ours: await ours(network, CASES), theirs: theirs(network) };
      for (const { leadSeconds } of Object.values(both))
        if (Math.abs(leadSeconds / exactLeadSeconds(network.name) - 1) > 0.25)
          throw new Error(`${network.name}: ${leadSeconds} s`);
      if (round === 0) continue;
      speeds.ours.push(perSecond(both.ours));
      speeds.theirs.push(perSecond(both.theirs));
    }
    all.push({ network: network.name, ours: median(speeds.ours), theirs: median(speeds.theirs) });
  }
  return all;
}

const millions = (visits: number) => (visits / 1e6).toFixed(visits < 1e6 ? 2 : 1);

/** The network on which it is worst counts. */
function worst(name: string, all: readonly Compared[], limit: string, isMet: (one: Compared) => boolean): Measure {
  const seen = all.map(({ network, ours, theirs }) => `${network} ${millions(ours)} to ${millions(theirs)}`);
  const least = all.reduce((a, b) => (a.ours / a.theirs < b.ours / b.theirs ? a : b));
  const value = `${(least.theirs / least.ours).toFixed(3)} times (million visits a second: ${seen.join(', ')})`;
  return { name, seen: value, limit, isMet: all.every(isMet) };
}

export async function simulatorByHand(): Promise<Measure> {
  const all = await compared((network) => byHand(network, CASES));
  const limit = '2.5 times, or 3 million visits a second';
  return worst(
    'Simulator: a visit, to a loop by hand',
    all,
    limit,
    (one) => one.ours >= 3e6 || one.ours >= 0.4 * one.theirs,
  );
}

export async function simulatorToSimjs(): Promise<Measure> {
  const all = await compared((network) => simjs(network, FEWER));
  return worst('Simulator: a visit, to simjs', all, '0.1 times', ({ ours, theirs }) => ours >= 10 * theirs);
}

export async function simulatorToSimPy(): Promise<Measure> {
  const name = 'Simulator: a visit, to SimPy';
  const limit = '0.067 times';
  const isThere = spawnSync('/usr/bin/python3', ['-c', 'import SimPy.Simulation']).status === 0;
  if (!isThere) return { name, seen: 'not measured: python3-simpy is not installed', limit, isMet: false };
  const all = await compared((network) => simPy(network, FEWER));
  return worst(name, all, limit, ({ ours, theirs }) => ours >= 15 * theirs);
}

function simPy(network: Network, cases: number): Speed {
  const script = join(ROOT, 'test', 'bench', 'simpy_network.py');
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [script, JSON.stringify(network), String(cases)], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const WORKER = pathToFileURL(join(ROOT, 'server', 'src', 'threads', 'worker.ts'));

export async function simulatorThreads(): Promise<Measure> {
  const network = NETWORKS[2];
  if (network === undefined) throw new Error('no network');
  const [one, two] = [threads(1, WORKER), threads(2, WORKER)];
  const taken = { ours: [] as number[], theirs: [] as number[] };
  // The first round starts the threads.
  for (let round = 0; round <= THREAD_ROUNDS; round++) {
    const both = { ours: await ours(network, 2 * CASES, two, 8), theirs: await ours(network, 2 * CASES, one, 8) };
    if (round === 0) continue;
    taken.ours.push(both.ours.milliseconds);
    taken.theirs.push(both.theirs.milliseconds);
  }
  await Promise.all([one.end(), two.end()]);
  return ratio('Simulator: two threads, to one', { ours: median(taken.ours), theirs: median(taken.theirs) }, 0.588);
}

export async function simulatorMemory(): Promise<Measure> {
  const peak = (cases: number) => {
    const program = join(ROOT, 'test', 'bench', 'simulator-memory.ts');
    const { stdout, stderr } = spawnSync(process.execPath, [program, String(cases)], { encoding: 'utf8' });
    const kilobytes = Number(stdout);
    if (!(kilobytes > 0)) throw new Error(stderr);
    return kilobytes / 1_000;
  };
  const [few, many] = [median([1, 2, 3].map(() => peak(100_000))), median([1, 2, 3].map(() => peak(5_000_000)))];
  return {
    name: 'Simulator: memory for 5,000,000 cases, to 100,000',
    seen: `${(many / few).toFixed(2)} times (${many.toFixed(0)} MB to ${few.toFixed(0)} MB)`,
    limit: '1.15 times',
    isMet: many / few <= 1.15,
  };
}
