/** The step in its real surroundings. */
import { commandMessage } from '@chainwright/language/reports';
import { UserProblem } from '../../cli/src/problem.ts';
import { diffStep } from './diff.ts';
import { lintStep } from './lint.ts';

export async function runStep(): Promise<void> {
  const log = (text: string) => void process.stdout.write(text);
  try {
    const today = () => new Date().toISOString().slice(0, 10);
    const surroundings = { env: process.env, log, fetch, today };
    const linted = await lintStep(surroundings);
    process.exitCode = linted === 2 ? linted : Math.max(linted, await diffStep(surroundings));
  } catch (error) {
    for (const line of linesOf(error)) log(`::error title=Chainwright::${commandMessage(line)}\n`);
    process.exitCode = 2;
  }
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof UserProblem) return error.lines;
  return [`this is a bug in Chainwright: ${error instanceof Error ? error.message : String(error)}`];
}
