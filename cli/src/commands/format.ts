/** `chainwright format`: the one canonical layout, in place, or checked. */
import { formatText } from '@chainwright/language/model';
import { textOf } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { limited, readBytes } from '../files/read.ts';
import { decode, encode, encodingOf } from '../files/text.ts';
import { type Asked, included, select } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { ExitCode, Io } from '../io.ts';
import { nameLine, note } from '../note.ts';
import { UserProblem } from '../problem.ts';

export const format: Run = async (operands, values, io) => {
  const asked = await select(operands, io, textOf(values, 'stdin-filename'));
  const check = values.check === true;
  const kept = await included(asked, io, values);
  // An editor that formats through standard input puts what comes back in place of the text.
  for (const file of asked) if (file.bytes && !check && !kept.includes(file)) io.out.write(file.bytes.toString('utf8'));
  let code: ExitCode = 0;
  for (const file of kept) code = worse(code, attempt(file, check, values.quiet === true, io));
  return code;
};

/** One file that cannot be read keeps no other from being formatted. */
function attempt(file: Asked, check: boolean, quiet: boolean, io: Io): ExitCode {
  try {
    return formatOne(file, check, quiet, io);
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    note(io, error.message);
    return 2;
  }
}

function formatOne(file: Asked, check: boolean, quiet: boolean, io: Io): ExitCode {
  const bytes = file.bytes ? limited(file.bytes, file.name) : readBytes(file.path, file.name);
  const written = bytes.toString('utf8');
  const result = formatText(decode(bytes, file.name).replaceAll('\r\n', '\n'));
  if ('problems' in result) {
    const first = result.problems[0];
    const place = first
      ? `:${first.range.start.line + 1}:${first.range.start.character + 1}: ${first.message}`
      : ': broken';
    note(io, `${file.name}${place}; left as it is`);
    return 1;
  }
  const text = encode(result.text, encodingOf(bytes));
  if (check) {
    if (text === written) return 0;
    io.out.write(nameLine(file.name));
    return 1;
  }
  if (file.bytes) io.out.write(text);
  else if (text !== written) {
    writeWhole(file.path, text, file.name);
    if (!quiet) io.err.write(nameLine(`formatted ${file.name}`));
  }
  return 0;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
