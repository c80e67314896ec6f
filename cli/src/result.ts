/** Where a result goes: standard output, or the file that --output names. */
import { resolve } from 'node:path';
import { COLORED, type Palette, PLAIN } from '@chainwright/language/reports';
import { textOf, type Values } from './arguments.ts';
import { writeWhole } from './files/write.ts';
import type { Io } from './io.ts';

export function writeResult(text: string, values: Values, io: Io): void {
  const output = textOf(values, 'output');
  if (output === undefined || output === '-') io.out.write(text);
  else writeWhole(resolve(io.cwd, output), text, output);
}

/** Colours only where a person looks, and only when that person wants them; lines as wide as the terminal. */
export function look(values: Values, io: Io): { readonly palette: Palette; readonly width: number } {
  const refused = values['no-color'] || values.output || io.env.NO_COLOR;
  const colored = !refused && (io.out.isTerminal || Boolean(io.env.FORCE_COLOR));
  return { palette: colored ? COLORED : PLAIN, width: io.out.columns ?? 100 };
}
