/** The processes that the installed extension has started, as Linux tells of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { inject } from 'vitest';

export interface Process {
  readonly id: number;
  /** In ticks since the machine started. */
  readonly started: number;
  readonly command: string;
}

/** Their scripts lie among the installed extensions. Windows that were closed before keep theirs for a while. */
export function extensionProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ id: Number(name), started: startOf(name), command: commandOf(name) }))
    .filter(({ command }) => command.includes(`${inject('extensions')}/`));
}

/** The 22nd field; the second, in brackets, may hold spaces. */
function startOf(process: string): number {
  try {
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[19]);
  } catch {
    return 0;
  }
}

function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
