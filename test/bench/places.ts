import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXAMPLES = join(ROOT, 'examples');
export const COMMAND = join(ROOT, 'cli', 'bin', 'chainwright.js');
