/** ELK in a thread of its own, which can be ended when a layout takes too long. */
import { parentPort } from 'node:worker_threads';
import Elk, { type ElkNode } from 'elkjs/lib/elk.bundled.js';

const elk = new Elk();

parentPort?.on('message', async (graph: ElkNode) => {
  try {
    parentPort?.postMessage({ graph: await elk.layout(graph) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
