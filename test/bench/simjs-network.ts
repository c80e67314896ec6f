/** A network of pools in simjs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Network, Speed } from './networks.ts';

interface Entity {
  time(): number;
  setTimer(duration: number): Request;
  useFacility(facility: object, duration: number): Request;
}

interface Request {
  done(callback: (...data: never[]) => void, context: object, data?: unknown): Request;
}

interface SimJs {
  readonly Sim: new () => { addEntity(kind: unknown): void; simulate(until: number): void };
  readonly Facility: new (name: string, discipline: number, servers: number) => object;
  readonly Entity: new (...of: readonly unknown[]) => Entity;
  readonly Random: new (seed: number) => { exponential(rate: number): number; random(): number };
}

/** Its package is made for a page: it says what it has to a window. */
function load(): SimJs {
  const path = createRequire(import.meta.url).resolve('simjs');
  const page: { Sim?: SimJs } = {};
  new Function('window', readFileSync(path, 'utf8'))(page);
  if (page.Sim === undefined) throw new Error('simjs is not what it was');
  return page.Sim;
}

const FCFS = 1;
/** Once: loaded anew for each run, it would be compiled anew as well, and be three times as slow. */
const { Sim, Facility, Entity, Random } = load();

export function simjs({ perHour, steps }: Network, cases: number): Speed {
  const random = new Random(1);
  const pools = steps.map(({ people }, i) => new Facility(`P${i}`, FCFS, people));
  let [visits, done, seconds] = [0, 0, 0];

  class Source extends Entity {
    start(): void {
      this.come();
    }

    come(): void {
      this.setTimer(random.exponential(perHour / 3600)).done(this.arrived, this);
    }

    arrived(): void {
      this.work(0, this.time());
      this.come();
    }

    work(at: number, born: number): void {
      const step = steps[at];
      const pool = pools[at];
      if (step === undefined || pool === undefined) return;
      const time = random.exponential(1 / (step.minutes * 60));
      this.useFacility(pool, time).done(() => this.worked(at, born), this);
    }

    worked(at: number, born: number): void {
      visits++;
      const back = steps[at]?.back;
      if (back !== undefined && random.random() < back.share) this.work(back.to, born);
      else if (at + 1 < steps.length) this.work(at + 1, born);
      else {
        done++;
        seconds += this.time() - born;
      }
    }
  }

  const sim = new Sim();
  sim.addEntity(Source);
  const began = performance.now();
  sim.simulate((cases * 3600) / perHour);
  return { visits, milliseconds: performance.now() - began, leadSeconds: seconds / done };
}
