/** Which program this is, to the byte: what one version found holds for no other. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { version } from './version.ts';

export function toolDigest(): string {
  const code = hash('sha256', readFileSync(fileURLToPath(import.meta.url)));
  return [version, process.version, code].join(' ');
}
