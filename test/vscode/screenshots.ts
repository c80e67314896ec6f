/** npm run screenshots: the pictures in the README of the extension, taken from the VS Code that runs, light and dark. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Shot, takeShots } from './shot.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const IMAGES = join(ROOT, 'extension', 'images');
const EXAMPLE = { folder: join(ROOT, 'examples', 'motor-claim'), file: 'motor-claim.chain' };
const SIZE = { width: 1440, height: 800 };

/** One of each for the page; both themes are looked at. */
const SHOTS: Readonly<Record<string, Partial<Shot> & { readonly theme: string }>> = {
  'picture-light': { theme: 'Light Modern', line: 8, fit: true },
  'queues-dark': { theme: 'Dark Modern', line: 41, overlay: 'Queues', queues: true },
};

mkdirSync(IMAGES, { recursive: true });
for (const [name, { theme, ...shot }] of Object.entries(SHOTS)) {
  await takeShots(theme, [{ ...EXAMPLE, size: SIZE, line: 1, ...shot, to: join(IMAGES, `${name}.png`) }]);
}
