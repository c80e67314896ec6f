/** From a keystroke to its findings, over standard input and output, with 100 files open. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../server/client.ts';
import { inFolder, type Measure, milliseconds, percentile, timed } from './measure.ts';
import { chainFiles } from './texts.ts';

const TYPED = 'takes 1h';
const KEYSTROKES = 100;

export async function keystroke(): Promise<Measure> {
  const files = chainFiles(100, 20);
  return inFolder(files, async (folder) => {
    const client = await Client.start([pathToFileURL(folder).href]);
    const uris = Object.entries(files).map(([name, text]) => [pathToFileURL(join(folder, name)).href, text] as const);
    for (const [uri, text] of uris) await client.open(uri, text);
    for (const [uri] of uris) await client.diagnostics(uri);
    const samples: number[] = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      const [uri] = uris[(i * 7) % uris.length] ?? ['', ''];
      const at = client.textOf(uri).indexOf('takes 5min') + (i % TYPED.length);
      samples.push(
        await timed(async () => {
          await client.edit(uri, at, at, TYPED.charAt(i % TYPED.length));
          await client.diagnostics(uri);
        }),
      );
    }
    await client.stop();
    const p95 = percentile(samples, 0.95);
    const seen = `${milliseconds(p95)} (median ${milliseconds(percentile(samples, 0.5))})`;
    return { name: 'Keystroke to findings with 100 files open, p95', seen, limit: '50 ms', isMet: p95 <= 50 };
  });
}
