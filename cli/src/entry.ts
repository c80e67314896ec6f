/** The command in its real surroundings: what bin/chainwright.js loads. */
import type { Io, Output } from './io.ts';
import { main } from './main.ts';

// A reader that has seen enough (`chainwright lint | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

process.once('SIGINT', () => process.exit(130));

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
    today: () => new Date().toISOString().slice(0, 10),
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    ...(stream.columns && { columns: stream.columns }),
  };
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}
