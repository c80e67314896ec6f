/** Who runs replications: threads that are passed in, or this one, which then lets others have their turn. */
import { type Job, type Replication, replicate } from './replication.ts';

export interface Crew {
  /** How many run at once. */
  readonly size: number;
  /** @param report the share of the job that is done, now and then. */
  readonly run: (job: Job, report: (share: number) => void) => Promise<Replication>;
}

/** Somebody does not want to know any more. */
export class Cancelled extends Error {}

export interface Watch {
  /** The share that is done, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
  readonly cancelled?: (() => boolean) | undefined;
}

/** How long others wait for their turn, and after how many points it is looked whether it is time. */
export interface Manners {
  readonly turnMs: number;
  readonly slice?: number;
}

const MANNERS: Manners = { turnMs: 40 };

/** This thread alone: between slices the event loop runs, so that a message to stop can come in. */
export function aloneCrew(cancelled: () => boolean = () => false, { turnMs, slice }: Manners = MANNERS): Crew {
  return {
    size: 1,
    run: async (job, report) => {
      const run = replicate(job, slice);
      let next = performance.now() + turnMs;
      for (let step = run.next(); ; step = run.next()) {
        if (step.done === true) return step.value;
        report(step.value);
        if (performance.now() < next) continue;
        await turn();
        if (cancelled()) throw new Cancelled();
        next = performance.now() + turnMs;
      }
    },
  };
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * Runs all jobs, as many at once as the crew is large. The results stand in the order of the jobs: who was first does
 * not matter to any figure.
 */
export async function runReplications(
  jobs: readonly Job[],
  crew: Crew,
  { progress, cancelled }: Watch,
): Promise<readonly Replication[]> {
  const results = new Array<Replication | undefined>(jobs.length);
  const shares = new Float64Array(jobs.length);
  let next = 0;
  const tell = (at: number, share: number) => {
    shares[at] = share;
    progress?.(shares.reduce((sum, one) => sum + one, 0) / jobs.length);
  };
  const work = async () => {
    while (next < jobs.length) {
      if (cancelled?.()) throw new Cancelled();
      const at = next++;
      const job = jobs[at];
      if (job === undefined) return;
      results[at] = await crew.run(job, (share) => tell(at, share));
      tell(at, 1);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(crew.size, jobs.length)) }, work));
  return results.flatMap((one) => one ?? []);
}
