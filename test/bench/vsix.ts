/** How large the extension is that people download. */
import { packageExtension, VSIX_LIMIT_BYTES } from '../../scripts/lib/package-extension.mjs';
import type { Measure } from './measure.ts';

export async function vsix(): Promise<Measure> {
  const size = await packageExtension();
  const megabytes = `${(size / 1024 / 1024).toFixed(2)} MB`;
  return { name: 'VSIX', seen: megabytes, limit: '2 MB', isMet: size <= VSIX_LIMIT_BYTES };
}
