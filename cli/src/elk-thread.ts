/** ELK in a worker thread: started when first asked, ended when a layout is late, started anew for the next one. */
import { Worker } from 'node:worker_threads';
import type { Elk } from '@chainwright/language/picture';

export interface ElkThread {
  readonly layout: Elk;
  readonly end: () => Promise<void>;
}

type Answer = { readonly graph: Awaited<ReturnType<Elk>> } | { readonly error: string };

export function elkThread(file = new URL('./elk-worker.cjs', import.meta.url)): ElkThread {
  let worker: Worker | undefined;
  const end = async () => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const layout: Elk = (graph, signal) => {
    worker ??= new Worker(file);
    const thread = worker;
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        signal.removeEventListener('abort', late);
        thread.off('message', answered);
        thread.off('error', failed);
        done();
      };
      const answered = (answer: Answer) =>
        settle(() => ('graph' in answer ? resolve(answer.graph) : reject(new Error(answer.error))));
      const failed = (error: unknown) => {
        worker = undefined;
        settle(() => reject(error));
      };
      const late = () => {
        void end();
        settle(() => reject(new Error('The layout took too long')));
      };
      signal.addEventListener('abort', late);
      thread.on('message', answered);
      thread.on('error', failed);
      thread.postMessage(graph);
    });
  };
  return { layout, end };
}
