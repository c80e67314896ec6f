/** The step in its real surroundings. */
import { commandMessage } from '@chainwright/language/reports';
import { UserProblem } from '../../cli/src/problem.ts';
import { lintStep } from './lint.ts';

export async function runStep(): Promise<void> {
  const log = (text: string) => void process.stdout.write(text);
  try {
    const today = () => new Date().toISOString().slice(0, 10);
    process.exitCode = await lintStep({ env: process.env, log, fetch, today });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const whose = error instanceof UserProblem ? '' : 'this is a bug in Chainwright: ';
    log(`::error title=Chainwright::${commandMessage(whose + message)}\n`);
    process.exitCode = 2;
  }
}
