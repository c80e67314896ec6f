/** Reads a large workspace in several threads, this one among them. */
import { Worker } from 'node:worker_threads';
import {
  type FileReading,
  type Reading,
  type ReadingOptions,
  readWorkspace,
  type Source,
} from '@chainwright/language/model';
import { readShare, type Share } from './share.ts';
import type { Message } from './worker.ts';

/** The helpers of the thread that reads: how many, and the program that each of them runs. */
export interface Readers {
  readonly count: number;
  readonly program: URL;
}

/** Less text than this is read before a thread has started. */
const WORTH_A_THREAD = 400_000;

/** What `readWorkspace` gives, sooner where there is much to read. */
export async function readInThreads(
  sources: readonly Source[],
  options: ReadingOptions,
  readers: Readers | undefined,
): Promise<Reading> {
  return readWorkspace(sources, { ...options, ahead: await readAhead(sources, options.root, readers) });
}

/** What could be read ahead of `readWorkspace`; nothing where that would not be faster. */
export async function readAhead(
  sources: readonly Source[],
  root: string,
  readers: Readers | undefined,
): Promise<readonly FileReading[]> {
  const length = sources.reduce((sum, { text }) => sum + text.length, 0);
  const count = Math.min(readers?.count ?? 0, Math.floor(length / WORTH_A_THREAD));
  if (readers === undefined || count === 0) return [];
  const share: Share = { sources, root, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  const read: FileReading[] = [];
  const workers = Array.from({ length: count }, () => new Worker(readers.program, { workerData: share }));
  const done = Promise.all(workers.map((worker) => readingOf(worker, read)));
  try {
    readShare(share, (one) => read.push(one));
    await done;
  } catch (error) {
    await Promise.all(workers.map((worker) => worker.terminate()));
    throw error;
  }
  return read;
}

/** Settles when the worker has read all that it will; it ends by itself then. */
function readingOf(worker: Worker, read: FileReading[]): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message === 'done') resolve();
      else read.push(...parsed(message.read));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a thread that reads ended early, with code ${code}`)));
  });
}

/** Our own worker has written it. */
function parsed(text: string): readonly FileReading[] {
  return JSON.parse(text) as FileReading[];
}
