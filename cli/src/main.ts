/** The command: what was typed, run in the surroundings that are passed in. */
import { parse, type Request } from './arguments.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { ExitCode, Io } from './io.ts';
import { firstLine, UserProblem } from './problem.ts';
import { version } from './version.ts';

export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await run(parse(argv), io);
  } catch (error) {
    io.err.write(`chainwright: ${explain(error, io)}\n`);
    return 2;
  }
}

async function run({ command, operands, values, typed }: Request, io: Io): Promise<ExitCode> {
  if (values.version) {
    io.out.write(`${version}\n`);
    return 0;
  }
  if (command && !values.help) return (await command.load())(operands, values, io, typed);
  if (values.help) {
    io.out.write(command ? commandHelp(command) : generalHelp());
    return 0;
  }
  io.err.write(generalHelp());
  return 2;
}

function explain(error: unknown, io: Io): string {
  if (error instanceof UserProblem) return error.message;
  if (io.env.CHAINWRIGHT_TRACE) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = firstLine(error instanceof Error ? error.message : String(error));
  return `this is a bug in Chainwright: ${message} (CHAINWRIGHT_TRACE=1 shows where)`;
}
