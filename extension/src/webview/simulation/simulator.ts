/** Runs a simulation in a thread of its own, which can be ended at any time. */
import type { SimulationOutcome } from '@chainwright/language/flow';
import { blobUrl } from '../blob-worker.ts';
import type { Answer, Task } from './talk.ts';

export interface Running {
  readonly outcome: Promise<SimulationOutcome>;
  readonly cancel: () => void;
}

export function startSimulation(scriptUri: string, task: Task, progress: (share: number) => void): Running {
  const stop = new AbortController();
  return { outcome: outcomeOf(scriptUri, task, progress, stop.signal), cancel: () => stop.abort() };
}

async function outcomeOf(
  scriptUri: string,
  task: Task,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<SimulationOutcome> {
  const url = await blobUrl(scriptUri);
  if (signal.aborted) return { kind: 'cancelled' };
  const worker = new Worker(url);
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if ('share' in data) progress(data.share);
        else if ('outcome' in data) resolve(data.outcome);
        else reject(new Error(data.error));
      });
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}
