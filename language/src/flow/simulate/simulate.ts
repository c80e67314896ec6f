/**
 * Simulates a chain, and scenarios of it beside: designs, a pilot that finds the warm-up, and replications until the mean
 * lead time is known well enough or the budget is spent. All randomness comes from the seed.
 */
import type { Scenario, Workspace } from '../../model/index.ts';
import { budgetOf, HARDEST_CASE } from './budget.ts';
import { aloneCrew, Cancelled, type Crew, runReplications, type Watch } from './crew.ts';
import { type Design, designOf, effortOf } from './design.ts';
import { differencesOf } from './differences.ts';
import { type Measures, measuresOf } from './measures.ts';
import { pilot, Stuck } from './pilot.ts';
import type { Job, Replication } from './replication.ts';
import {
  DEFAULTS,
  type Refusal,
  type Simulation,
  type SimulationOutcome,
  type SimulationRequest,
  type StoppedBy,
} from './request.ts';
import { overloadedRun, runOf } from './run.ts';
import { intervalOf, relativePrecision } from './statistics/index.ts';

export interface Surroundings extends Watch {
  /** Who runs the replications; without it this thread, in slices. The figures are the same. */
  readonly crew?: Crew | undefined;
}

/** A batch of more cases than this makes each of its cases harder. */
const MOST_CYCLE = 1_000_000;
/** Replications between two looks at the precision. */
const ROUND = 5;
/** The share of the progress that the pilot is. */
const PILOT = 0.1;
/** Before it may stop early. */
const FEWEST = 10;

export async function simulate(
  workspace: Workspace,
  request: SimulationRequest,
  surroundings: Surroundings = {},
): Promise<SimulationOutcome> {
  const designs: Design[] = [];
  const refusals: Refusal[] = [];
  for (const scenario of [undefined, ...scenariosOf(workspace, request)]) {
    const design = designOf(workspace, request.chain, scenario);
    if ('facts' in design) refusals.push(design);
    else {
      designs.push(design);
      const hard = design.figures.overloaded ? 0 : effortOf(design) * Math.max(1, cycleOf([design]) / MOST_CYCLE);
      if (hard > HARDEST_CASE) refusals.push(endless(design));
    }
  }
  if (refusals.length > 0) return { kind: 'refused', refusals };
  try {
    return { kind: 'done', simulation: await run(designs, request, surroundings) };
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' };
    if (error instanceof Stuck) return { kind: 'refused', refusals: [endless(error.design)] };
    throw error;
  }
}

function scenariosOf({ models }: Workspace, { scenarios = [] }: SimulationRequest): readonly Scenario[] {
  const all = models.flatMap((model) => model.scenarios);
  return scenarios.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

/** It may have an end, but none that anybody will see. */
function endless({ scenario, chain }: Design): Refusal {
  return { scenario, facts: [`an end for the cases of ${chain.name} that a simulation could reach`] };
}

/** Cases until the largest batch is full. */
function cycleOf(designs: readonly Design[]): number {
  return Math.max(0, ...designs.map(({ compiled }) => compiled.program.cycleCases));
}

async function run(
  designs: readonly Design[],
  request: SimulationRequest,
  surroundings: Surroundings,
): Promise<Simulation> {
  const { cancelled } = surroundings;
  const crew = surroundings.crew ?? aloneCrew(cancelled);
  const seed = request.seed ?? DEFAULTS.seed;
  const stable = designs.filter(({ figures }) => !figures.overloaded);
  const budget = budgetOf(request, Math.max(1, ...stable.map(effortOf)));
  const plan = { ...budget, seed };
  const told = (from: number, part: number) => (share: number) => surroundings.progress?.(from + share * part);
  const warmUp = request.warmUp ?? (await pilot(stable, plan, crew, { cancelled, progress: told(0, PILOT) }));
  const span = { warmUp, cases: budget.cases };
  const effort = budget.effortOf(warmUp + budget.cases + cycleOf(stable));
  const results: Replication[][] = stable.map(() => []);
  const measures: Measures[][] = stable.map(() => []);
  const isPrecise = () =>
    measures.every((of) => relativePrecision(intervalOf(of.map(({ lead }) => lead))) <= precisionOf(request));
  let done = 0;
  let stoppedBy: StoppedBy = request.replications === undefined ? 'cases' : 'replications';
  if (budget.isCut) stoppedBy = 'effort';
  while (stable.length > 0 && done < budget.replications) {
    const round = Math.min(done === 0 ? FEWEST : ROUND, budget.replications - done);
    const jobs = stable.flatMap(({ compiled }) =>
      Array.from(
        { length: round },
        (_, i): Job => ({ program: compiled.program, seed, replication: done + i, span, effort }),
      ),
    );
    const progress = told(
      PILOT + ((1 - PILOT) * done) / budget.replications,
      ((1 - PILOT) * round) / budget.replications,
    );
    const found = await runReplications(jobs, crew, { progress, cancelled });
    for (const [at, design] of stable.entries()) {
      const own = found.slice(at * round, (at + 1) * round);
      results[at]?.push(...own);
      measures[at]?.push(...own.map((one) => measuresOf(design, one)));
    }
    done += round;
    const isStuck = results.some((of) => of.some(({ unfinished }) => unfinished > 0));
    if (isStuck) break;
    if (done >= Math.min(FEWEST, budget.replications) && isPrecise()) {
      stoppedBy = 'precision';
      break;
    }
  }
  surroundings.progress?.(1);
  const sampled = designs.map((design) => {
    const at = stable.indexOf(design);
    return { design, measures: measures[at] ?? [], replications: results[at] ?? [] };
  });
  const [base, ...others] = sampled;
  return {
    chain: request.chain,
    name: base?.design.chain.name ?? '',
    seed,
    runs: sampled.map((one) =>
      one.design.figures.overloaded ? overloadedRun(one.design) : runOf(one.design, { ...one, warmUp, stoppedBy }),
    ),
    differences: base === undefined ? [] : differencesOf(base, others),
  };
}

function precisionOf({ precision }: SimulationRequest): number {
  return precision ?? DEFAULTS.precision;
}
