/** What tests put into the temporary folder goes with them: a worker that is stopped does not clean up after itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the systems call it. */
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-tests-'));
  for (const name of VARIABLES) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
