/** ELK in a Web Worker: started before it is needed, ended when a layout takes too long, started again for the next. */
import type { Elk } from '@chainwright/language/picture';
import ElkApi, { type ELK } from 'elkjs/lib/elk-api.js';
import { blobUrl } from './blob-worker.ts';

export interface ElkEngine {
  readonly layout: Elk;
  /** Starts the worker and lets it lay out next to nothing, so that the first picture does not wait for it. */
  readonly warmUp: () => Promise<void>;
}

export function createElkEngine(scriptUri: string): ElkEngine {
  let running: Promise<ELK> | undefined;
  const engine = (): Promise<ELK> => {
    running ??= start(scriptUri);
    return running;
  };
  const layout: Elk = async (graph, signal) => {
    const elk = await engine();
    const stop = (): void => {
      elk.terminateWorker();
      running = undefined;
    };
    if (signal.aborted) throw new Error('The layout took too long');
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await elk.layout(graph);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  const warmUp = async (): Promise<void> => {
    const children = [{ id: 'a', width: 1, height: 1 }];
    await (await engine()).layout({ id: 'root', layoutOptions: { 'elk.algorithm': 'layered' }, children });
  };
  return { layout, warmUp };
}

async function start(scriptUri: string): Promise<ELK> {
  const url = await blobUrl(scriptUri);
  return new ElkApi({ workerFactory: () => new Worker(url) });
}
