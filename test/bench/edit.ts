/** One edit in a workspace of 1,000 files that share their people, until the client has all its diagnostics. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../server/client.ts';
import { inFolder, type Measure, milliseconds, percentile, timed } from './measure.ts';
import { PROCESSES, processFiles } from './processes.ts';

const EDITS = 100;
const AT_MOST = 100;

export async function edit(): Promise<Measure> {
  const files = processFiles(PROCESSES - 1);
  return inFolder(files, async (folder) => {
    const client = await Client.start([pathToFileURL(folder).href]);
    const opened = Object.entries(files).filter(([name]) => name.endsWith('7.chain'));
    const uris = opened.slice(0, 10).map(([name, text]) => [pathToFileURL(join(folder, name)).href, text] as const);
    for (const [uri, text] of uris) await client.open(uri, text);
    for (const [uri] of uris) await client.diagnostics(uri);
    const samples: number[] = [];
    for (let i = 0; i < EDITS; i++) {
      const [uri] = uris[i % uris.length] ?? ['', ''];
      // A step loses its performer and gets it back: findings come and go in the file.
      const [was, becomes] = (i / uris.length) % 2 < 1 ? ['by Boss', 'by Bos'] : ['by Bos ', 'by Boss '];
      samples.push(
        await timed(async () => {
          await client.replace(uri, was, becomes);
          await client.diagnostics(uri);
        }),
      );
    }
    await client.stop();
    const p95 = percentile(samples, 0.95);
    return {
      name: 'One edit among 1,000 files to all its diagnostics, p95',
      seen: `${milliseconds(p95)} (median ${milliseconds(percentile(samples, 0.5))})`,
      limit: `${AT_MOST} ms`,
      isMet: p95 <= AT_MOST,
    };
  });
}
