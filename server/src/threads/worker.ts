/** Replications in a thread of its own. A program is sent once, and known by its number from then on. */
import { parentPort } from 'node:worker_threads';
import { type Job, type Replication, replicate } from '@chainwright/language/flow';

export interface Task {
  readonly id: number;
  readonly program: number;
  /** When this thread does not know it yet. */
  readonly known?: Job['program'];
  readonly job: Omit<Job, 'program'>;
}

export type Answer =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly result: Replication }
  | { readonly id: number; readonly error: string };

const programs = new Map<number, Job['program']>();

parentPort?.on('message', (task: Task) => {
  const answer = (one: Answer) => parentPort?.postMessage(one);
  const { id } = task;
  try {
    if (task.known !== undefined) programs.set(task.program, task.known);
    const program = programs.get(task.program);
    if (program === undefined) throw new Error('a program that was never sent');
    const run = replicate({ ...task.job, program });
    let step = run.next();
    for (; step.done !== true; step = run.next()) answer({ id, share: step.value });
    answer({ id, result: step.value });
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
