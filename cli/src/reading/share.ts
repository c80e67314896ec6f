/** What the threads that read a workspace share: which of its files are taken, and the form in which models are sent. */
import { type FileReading, readSome, type Source } from '@chainwright/language/model';

export interface Share {
  readonly sources: readonly Source[];
  readonly root: string;
  /** How many of the sources are taken: one number that all threads see. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** Reads what nobody else has taken, until nothing is left. */
export function readShare({ sources, root, taken }: Share, give: (read: FileReading) => void): void {
  readSome(sources, root, untaken(sources, taken), give);
}

function* untaken(sources: readonly Source[], taken: Share['taken']): Iterable<string> {
  for (let i = Atomics.add(taken, 0, 1); i < sources.length; i = Atomics.add(taken, 0, 1)) {
    const source = sources[i];
    if (source !== undefined) yield source.uri;
  }
}
