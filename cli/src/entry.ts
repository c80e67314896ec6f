/** The command in its real surroundings: what bin/chainwright.js loads. */
import { availableParallelism } from 'node:os';
import type { Io, Output } from './io.ts';
import { main } from './main.ts';

// A reader that has seen enough (`chainwright lint | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

/** What cannot be shared takes longer than what more threads than these would save. */
const MOST_THREADS = 4;

process.once('SIGINT', () => {
  // What comes next begins on a line of its own, after a progress that was broken off.
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.exit(130);
});

void main(process.argv.slice(2), io()).then((code) => {
  process.exitCode = code;
});

function io(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: output(process.stdout),
    err: output(process.stderr),
    stdin: readStdin,
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
    today: () => new Date().toISOString().slice(0, 10),
    readers: {
      count: Math.min(availableParallelism(), MOST_THREADS) - 1,
      program: new URL('../bin/reading-worker.js', import.meta.url),
    },
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    writeBytes: (bytes) => void stream.write(bytes),
    isTerminal: stream.isTTY === true,
    ...(stream.columns && { columns: stream.columns }),
  };
}

/** On standard error, so that results stay apart. Ctrl-C ends the command, Ctrl-D the questions. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once('SIGINT', () => process.exit(130));
    lines.once('close', () => resolve(undefined));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}
