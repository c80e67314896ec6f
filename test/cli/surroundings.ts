/** The command in a temporary folder, with its streams caught. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../cli/src/io.ts';
import { main } from '../../cli/src/main.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with these files; gone when the test is done. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export async function chainwright(...given: Parameters<typeof withBytes>): Promise<Outcome> {
  const { code, out, err } = await withBytes(...given);
  return { code, out: out.toString(), err };
}

/** What it writes to standard output as it is. */
export async function withBytes(
  cwd: string,
  argv: readonly string[],
  stdin: string | Buffer = '',
  env: Io['env'] = {},
  columns?: number,
  readers?: Io['readers'],
): Promise<{ readonly code: number; readonly out: Buffer; readonly err: string }> {
  const out: Uint8Array[] = [];
  const err: Uint8Array[] = [];
  const io: Io = {
    cwd,
    env,
    out: {
      write: (text) => void out.push(Buffer.from(text)),
      writeBytes: (part) => void out.push(part),
      isTerminal: false,
      ...(columns !== undefined && { columns }),
    },
    err: { write: (text) => void err.push(Buffer.from(text)), isTerminal: false },
    stdin: async () => Buffer.from(stdin),
    today: () => '2026-11-23',
    ...(readers !== undefined && { readers }),
  };
  const code = await main(argv, io);
  return { code, out: Buffer.concat(out), err: Buffer.concat(err).toString() };
}
