/**
 * Large work, over standard input and output: 1,000 files of ten steps each, one of them a chain of 2,000 nodes, in which
 * somebody types.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CompletionRequest } from 'vscode-languageserver-protocol';
import { Client, positionAt } from '../server/client.ts';
import { inFolder, type Measure, milliseconds, percentile, timed } from './measure.ts';
import { chainFiles, chainText } from './texts.ts';

const FILES = 1_000;
const NODES = 2_000;
const KEYSTROKES = 60;
const TYPED = 'takes 1h';
const LIKE_VSCODE = {
  completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
};

/** All that is measured of the same session, in one go. */
export async function large(): Promise<readonly Measure[]> {
  const long = chainText('Long', NODES);
  const files = { ...chainFiles(FILES - 1, 10), 'long.chain': long };
  return inFolder(files, async (folder) => {
    const uri = pathToFileURL(join(folder, 'long.chain')).href;
    let client: Client | undefined;
    const start = await timed(async () => {
      client = await Client.start([pathToFileURL(folder).href], {}, {}, LIKE_VSCODE);
      await client.open(uri, long);
      await client.diagnostics(uri);
    });
    if (client === undefined) throw new Error('the server did not start');
    const [keys, asks] = [[] as number[], [] as number[]];
    for (let i = 0; i < KEYSTROKES; i++) {
      const at = placeIn(client.textOf(uri), (i % 20) / 21) + (i % TYPED.length);
      const typing = client;
      keys.push(
        await timed(async () => {
          await typing.edit(uri, at, at, TYPED.charAt(i % TYPED.length));
          await typing.diagnostics(uri);
        }),
      );
      const position = positionAt(client.textOf(uri), client.textOf(uri).lastIndexOf('-> ') + 3);
      asks.push(
        await timed(async () => {
          await typing.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
        }),
      );
    }
    const peak = peakOf(client.pid);
    await client.stop();
    const [key, ask] = [percentile(keys, 0.95), percentile(asks, 0.95)];
    return [
      measure('Large work: start to the first findings', milliseconds(start), 1_500, start),
      measure('Large work: keystroke to findings, p95', spread(keys), 100, key),
      measure('Large work: completion of a handoff, p95', spread(asks), 50, ask),
      {
        name: 'Large work: memory of the server, peak',
        seen: peak === undefined ? 'not known on this system' : `${peak.toFixed(0)} MB`,
        limit: '600 MB',
        isMet: peak !== undefined && peak <= 600,
      },
    ];
  });
}

/** So far into the text, in a step; in a handoff, where the steps are behind. */
function placeIn(text: string, part: number): number {
  const from = Math.floor(text.length * part);
  const step = text.indexOf('takes 5min', from);
  return step < 0 ? text.indexOf('-> ', from) : step;
}

function measure(name: string, seen: string, limit: number, value: number): Measure {
  return { name, seen, limit: milliseconds(limit), isMet: value <= limit };
}

function spread(samples: readonly number[]): string {
  return `${milliseconds(percentile(samples, 0.95))} (median ${milliseconds(percentile(samples, 0.5))})`;
}

/** In megabytes, as Linux counts it. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1_000_000;
  } catch {
    return undefined;
  }
}
