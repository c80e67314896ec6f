/** The command: what was typed, run in the surroundings that are passed in. */
import { parse, type Request } from './arguments.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { ExitCode, Io } from './io.ts';
import { note } from './note.ts';
import { firstLine, UserProblem } from './problem.ts';
import { version } from './version.ts';

export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await run(parse(argv), io);
  } catch (error) {
    for (const line of explain(error, io)) note(io, line);
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

/** A name may hold line ends, which must not look like lines of ours: only a stack has several. */
function explain(error: unknown, io: Io): readonly string[] {
  if (error instanceof UserProblem) return error.lines;
  const text = error instanceof Error ? error.message : String(error);
  if (io.env.CHAINWRIGHT_TRACE) return (error instanceof Error ? (error.stack ?? text) : text).split('\n');
  return [`this is a bug in Chainwright: ${firstLine(text)} (CHAINWRIGHT_TRACE=1 shows where)`];
}
