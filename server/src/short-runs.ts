/**
 * Short simulations for goals that no formula judges, in the background: after the figures, one chain after the other,
 * by whoever is passed in (a thread of its own, or this one in slices). A pass whose text has changed is given up. What
 * was found before is shown until there is something new, and found again by all that it was made from.
 */
import {
  Cancelled,
  type Crew,
  keyOfPlan,
  runReplications,
  type ShortPlan,
  type ShortRun,
  shortPlan,
  shortRun,
} from '@chainwright/language/flow';
import type { Chain, Id, Workspace } from '@chainwright/language/model';
import type { Figured } from './figures.ts';

/** Who runs replications, for as long as there are any. */
export interface Hands extends Crew {
  readonly end: () => Promise<void>;
}

/** @param cancelled whether nobody wants to know any more. */
export type Hire = (cancelled: () => boolean) => Hands;

interface Kept {
  readonly key: string;
  readonly run: ShortRun;
}

export class ShortRuns {
  readonly #hire: Hire;
  readonly #tell: () => void;
  readonly #report: (error: unknown) => void;
  readonly #known = new Map<Id, Kept>();
  /** Counts passes: only the last one is of the text as it is. */
  #pass = 0;
  #running = false;

  /** @param tell is called when there is something else than before. */
  constructor(hire: Hire, tell: () => void, report: (error: unknown) => void) {
    this.#hire = hire;
    this.#tell = tell;
    this.#report = report;
  }

  /** Of a chain, as of the last pass that came to it. */
  readonly of = (chain: Id): ShortRun | undefined => this.#known.get(chain)?.run;

  /** Whether they are of the text as it was last followed. */
  get areDone(): boolean {
    return !this.#running;
  }

  /** What runs is of a text that is no more. */
  stop(): void {
    this.#pass += 1;
    this.#running = false;
  }

  /** Runs what formulas leave open. */
  follow(all: readonly Figured[]): void {
    this.stop();
    const asking = all.flatMap(({ workspace }) =>
      [...workspace.chains.values()]
        .filter(({ goals }) => goals.some(({ percentile }) => percentile !== undefined))
        .map((chain) => ({ workspace, chain })),
    );
    const ids = new Set(asking.map(({ chain }) => chain.id));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
    if (asking.length === 0) return;
    this.#running = true;
    const pass = this.#pass;
    this.#runAll(asking, () => this.#pass !== pass).catch(this.#report);
  }

  async #runAll(
    asking: readonly { readonly workspace: Workspace; readonly chain: Chain }[],
    cancelled: () => boolean,
  ): Promise<void> {
    const hands = this.#hire(cancelled);
    let changed = false;
    try {
      for (const { workspace, chain } of asking) {
        // Planning takes a moment too: what came in meanwhile is heard.
        await turn();
        if (cancelled()) return;
        const plan = shortPlan(workspace, chain);
        const key = plan && keyOfPlan(plan);
        if (this.#known.get(chain.id)?.key === key) continue;
        const run = plan && (await runWith(hands, plan, cancelled));
        if (cancelled()) return;
        if (run === undefined || key === undefined) this.#known.delete(chain.id);
        else this.#known.set(chain.id, { key, run });
        changed = true;
      }
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    } finally {
      await hands.end();
      if (!cancelled()) {
        this.#running = false;
        if (changed) this.#tell();
      }
    }
  }
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

async function runWith(crew: Crew, plan: ShortPlan, cancelled: () => boolean): Promise<ShortRun> {
  const run = shortRun(plan);
  let step = run.next([]);
  while (step.done !== true) step = run.next(await runReplications(step.value, crew, { cancelled }));
  return step.value;
}
