/** `lint --watch`: lints again whenever something that counts has changed, until it is interrupted. */
import type { Io } from '../io.ts';
import { note } from '../note.ts';
import { UserProblem } from '../problem.ts';

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** `changes` yields at once, and then whenever there is something new. */
export async function lintOnChange(
  run: () => Promise<unknown>,
  changes: AsyncIterable<unknown>,
  io: Pick<Io, 'out' | 'err'>,
  quiet: boolean,
): Promise<void> {
  let isFirst = true;
  for await (const _ of changes) {
    if (!isFirst && io.out.isTerminal) io.out.write(CLEAR_SCREEN);
    isFirst = false;
    await attempt(run, io, quiet);
  }
}

/** A file that cannot be read for a moment, or a slip in the configuration, is said and does not end the watch. */
async function attempt(run: () => Promise<unknown>, { err }: Pick<Io, 'err'>, quiet: boolean): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    for (const line of error.lines) note({ err }, line);
  }
  if (!quiet) err.write('waiting for changes; Ctrl-C ends\n');
}
