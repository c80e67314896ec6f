/** `lint --watch`: lints again whenever something that counts has changed, until it is interrupted. */
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** `changes` yields once for all that changed while nobody looked; it has to begin before the first run. */
export async function lintOnChange(
  run: () => Promise<unknown>,
  changes: AsyncIterable<unknown>,
  io: Pick<Io, 'out' | 'err'>,
  quiet: boolean,
): Promise<void> {
  await attempt(run, io, quiet);
  for await (const _ of changes) {
    if (io.out.isTerminal) io.out.write(CLEAR_SCREEN);
    await attempt(run, io, quiet);
  }
}

/** A file that cannot be read for a moment, or a slip in the configuration, is said and does not end the watch. */
async function attempt(run: () => Promise<unknown>, { err }: Pick<Io, 'err'>, quiet: boolean): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    err.write(`chainwright: ${error.message}\n`);
  }
  if (!quiet) err.write('waiting for changes; Ctrl-C ends\n');
}
