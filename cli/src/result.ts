/** Where a result goes: standard output, or the file that --output names. */
import { resolve } from 'node:path';
import { textOf, type Values } from './arguments.ts';
import { writeWhole } from './files/write.ts';
import type { Io } from './io.ts';

export function writeResult(text: string, values: Values, io: Io): void {
  const output = textOf(values, 'output');
  if (output === undefined || output === '-') io.out.write(text);
  else writeWhole(resolve(io.cwd, output), text, output);
}

/** Colours only where a person looks, and only when that person wants them. */
export function wantsColor(values: Values, io: Io): boolean {
  if (values['no-color'] || values['output'] || io.env['NO_COLOR']) return false;
  return io.out.isTerminal || Boolean(io.env['FORCE_COLOR']);
}
