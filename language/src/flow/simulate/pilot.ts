/** Short runs before the others, from which it is seen how long the beginning lasts. Nothing of them is counted. */
import { type Crew, runReplications, type Watch } from './crew.ts';
import type { Design } from './design.ts';
import type { Job } from './replication.ts';
import { warmUpOf } from './statistics/index.ts';

/** Averaged over so many, the beginning shows through the noise (Welch 1983). */
const REPLICATIONS = 5;
/** Their chance is none that a replication has. */
const FIRST = 1_000_000_000;
const STRETCHES = 1_000;
const SHORTEST = 2_000;
const LONGEST_FIRST = 20_000;
/** Of the measured cases, whatever the pilot says. */
const LEAST_SHARE = 0.05;

export interface Plan {
  readonly seed: number;
  readonly cases: number;
  readonly effortOf: (cases: number) => number;
  /** There is no effort for longer pilots than replications. */
  readonly isCut: boolean;
}

/** Cases come in and do not go out: nothing can be said of them. */
export class Stuck extends Error {
  readonly design: Design;

  constructor(design: Design) {
    super();
    this.design = design;
  }
}

/** @returns cases to leave out, the same for all designs, so that they can be compared. */
export async function pilot(designs: readonly Design[], plan: Plan, crew: Crew, watch: Watch): Promise<number> {
  const least = Math.ceil(plan.cases * LEAST_SHARE);
  const longest = plan.isCut ? plan.cases : Math.max(LONGEST_FIRST, 2 * plan.cases);
  let waiting = designs;
  let most = least;
  for (let length = Math.min(Math.max(plan.cases, SHORTEST), LONGEST_FIRST, longest); waiting.length > 0; length *= 2) {
    const found = await warmUps(waiting, length, plan, crew, watch);
    most = Math.max(most, ...found.map((one) => one ?? 0));
    if (length * 2 > longest) return found.includes(undefined) ? Math.max(most, Math.ceil(length / 2)) : most;
    waiting = waiting.filter((_, i) => found[i] === undefined);
  }
  return most;
}

async function warmUps(
  designs: readonly Design[],
  length: number,
  { seed, effortOf }: Plan,
  crew: Crew,
  watch: Watch,
): Promise<readonly (number | undefined)[]> {
  const span = { warmUp: 0, cases: length };
  const jobs = designs.flatMap(({ compiled }) =>
    Array.from(
      { length: REPLICATIONS },
      (_, i): Job => ({
        ...{ program: compiled.program, seed, replication: FIRST + i, span },
        ...{ effort: effortOf(length), stretches: STRETCHES },
      }),
    ),
  );
  const found = await runReplications(jobs, crew, watch);
  const width = Math.ceil(length / STRETCHES);
  const whole = Math.floor(length / width);
  return designs.map((design, at) => {
    const own = found.slice(at * REPLICATIONS, (at + 1) * REPLICATIONS);
    if (own.some(({ unfinished }) => unfinished > 0)) throw new Stuck(design);
    const mean = new Float64Array(whole);
    for (const { series } of own)
      for (let i = 0; i < whole; i++) mean[i] = (mean[i] ?? 0) + (series?.[i] ?? 0) / own.length;
    const stretches = warmUpOf(mean);
    return stretches === undefined ? undefined : stretches * width;
  });
}
