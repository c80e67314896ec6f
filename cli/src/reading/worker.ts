/** Reads its share of a workspace in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileReading } from '@chainwright/language/model';
import { readShare, type Share } from './share.ts';

/** As JSON, which takes half the time of the copying of objects between threads. */
export type Message = { readonly read: string } | 'done';

/** So many files at once: few messages, and none so large that it is held twice for long. */
const AT_ONCE = 16;

const share: Share = workerData;
const send = (message: Message) => parentPort?.postMessage(message);
let waiting: FileReading[] = [];
const flush = () => {
  send({ read: JSON.stringify(waiting) });
  waiting = [];
};

readShare(share, (read) => {
  waiting.push(read);
  if (waiting.length >= AT_ONCE) flush();
});
flush();
send('done');
