/** Runs texts, for the tests of the simulator. */
import { type Simulation, type SimulationRequest, type SimulationRun, simulate } from '@chainwright/language/flow';
import { workspaceFrom } from '../workspace.ts';

export type Asked = Partial<Omit<SimulationRequest, 'chain' | 'scenarios'>> & {
  readonly chain?: string;
  readonly scenarios?: readonly string[];
};

export async function outcomeOf(text: string, { chain, scenarios = [], ...asked }: Asked = {}) {
  const workspace = workspaceFrom(text);
  const chains = [...workspace.chains.values()];
  const found = chain === undefined ? chains[0] : chains.find((one) => one.name === chain);
  if (found === undefined) throw new Error(`no chain ${chain}`);
  const all = workspace.models.flatMap((model) => model.scenarios);
  const ids = scenarios.map((name) => all.find((one) => one.name === name)?.id ?? name);
  return simulate(workspace, { chain: found.id, scenarios: ids, ...asked });
}

export async function simulationOf(text: string, asked: Asked = {}): Promise<Simulation> {
  const outcome = await outcomeOf(text, asked);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.simulation;
}

export async function runOf(text: string, asked: Asked = {}): Promise<SimulationRun> {
  const [run] = (await simulationOf(text, asked)).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

/** Missing facts, where it refuses. */
export async function missingIn(text: string, asked: Asked = {}): Promise<readonly string[]> {
  const outcome = await outcomeOf(text, asked);
  return outcome.kind === 'refused' ? outcome.refusals.flatMap(({ facts }) => facts) : [];
}

/** Seconds. */
export const MIN = 60;
export const HOUR = 3_600;
export const DAY = 86_400;
