/** A crew of worker threads: each runs one replication at a time. */
import { Worker } from 'node:worker_threads';
import type { Crew, Job, Replication } from '@chainwright/language/flow';
import type { Answer, Task } from './worker.ts';

export interface Threads extends Crew {
  readonly end: () => Promise<void>;
}

export function threads(size: number, file = new URL('./simulate-worker.cjs', import.meta.url)): Threads {
  const numbers = new Map<Job['program'], number>();
  const idle: Thread[] = [];
  const all: Thread[] = [];
  const numberOf = (program: Job['program']): number => {
    const known = numbers.get(program) ?? numbers.size;
    numbers.set(program, known);
    return known;
  };
  return {
    size,
    run: async (job, report) => {
      let thread = idle.pop();
      if (thread === undefined) {
        thread = new Thread(file);
        all.push(thread);
      }
      const result = await thread.run(job, numberOf(job.program), report);
      idle.push(thread);
      return result;
    },
    end: async () => {
      await Promise.all(all.map((thread) => thread.end()));
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #sent = new Set<number>();
  #next = 0;

  constructor(file: URL) {
    this.#worker = new Worker(file);
  }

  run({ program, ...job }: Job, number: number, report: (share: number) => void): Promise<Replication> {
    const id = this.#next++;
    const task: Task = { id, program: number, ...(!this.#sent.has(number) && { known: program }), job };
    this.#sent.add(number);
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        this.#worker.off('message', answered);
        this.#worker.off('error', failed);
        done();
      };
      const answered = (answer: Answer) => {
        if (answer.id !== id) return;
        if ('share' in answer) report(answer.share);
        else if ('result' in answer) settle(() => resolve(answer.result));
        else settle(() => reject(new Error(answer.error)));
      };
      const failed = (error: unknown) => settle(() => reject(error));
      this.#worker.on('message', answered);
      this.#worker.on('error', failed);
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
