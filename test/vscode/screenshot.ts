/**
 * For the eyes of people: VS Code with a file and its picture beside it.
 *   node test/vscode/screenshot.ts out.png [--theme "Dark Modern"] [--folder examples] [--file name.chain]
 *     [--overlay Queues] [--queues] [--simulate] [--width 1440] [--height 900] [--line 1] [--language de]
 * Other themes: "Light Modern", "Default High Contrast", "Default High Contrast Light".
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeShots } from './shot.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'Light Modern' },
    folder: { type: 'string', default: join(import.meta.dirname, 'fixtures', 'motor-claim') },
    file: { type: 'string', default: 'motor-claim.chain' },
    overlay: { type: 'string' },
    /** The view beside, instead of nothing. */
    queues: { type: 'boolean', default: false },
    simulate: { type: 'boolean', default: false },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    line: { type: 'string', default: '1' },
    language: { type: 'string' },
  },
});
const { theme, width, height, line, folder, ...shown } = values;
const size = { width: Number(width), height: Number(height) };
await takeShots(theme, [
  { ...shown, folder: resolve(folder), line: Number(line), size, to: positionals[0] ?? 'screenshot.png' },
]);
