import type { Readers } from './reading/threads.ts';

/** Everything of the surroundings that the command touches, passed in: the tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** All of standard input. */
  readonly stdin: () => Promise<Buffer>;
  /** Asks whoever sits at the terminal; undefined: they ended it. Absent where nobody does. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** ISO date of today. */
  readonly today: () => string;
  /** Threads that help to read a large workspace; without them it is read in one. */
  readonly readers?: Readers;
}

export interface Output {
  readonly write: (text: string) => void;
  /** Absent where only text can go. */
  readonly writeBytes?: (bytes: Uint8Array) => void;
  readonly isTerminal: boolean;
  readonly columns?: number;
}

/** 0 nothing to report, 1 findings, 2 wrong use or unreadable input, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;
