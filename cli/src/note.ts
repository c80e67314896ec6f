/** What the command says beside its results: one line on standard error, whatever the names in it hold. */
import { inert, visible } from '@chainwright/language/reports';
import type { Io } from './io.ts';

export function note({ err }: Pick<Io, 'err'>, message: string): void {
  err.write(inert(`chainwright: ${visible(message)}\n`));
}

/** A line of a result that is a name of a file. */
export function nameLine(name: string): string {
  return inert(`${visible(name)}\n`);
}
