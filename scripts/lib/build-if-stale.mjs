// Builds when a source is newer than what was built.
import { join } from 'node:path';
import { fail, modified, newest, ROOT, run } from './tools.mjs';

const SOURCES = ['language', 'server', 'cli', 'extension', 'scripts'];
const BUILT_LAST = join('cli', 'dist', 'main.cjs');

export function buildIfStale() {
  const built = modified(join(ROOT, BUILT_LAST));
  if (built > 0 && built >= Math.max(...SOURCES.map((folder) => newest(join(ROOT, folder))))) return;
  process.stdout.write('Building …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = run(npm, ['run', '--silent', 'build']);
  if (code !== 0) fail(`The build failed:\n${output}`);
}
