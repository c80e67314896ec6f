// What the scripts share. Starts on Node 18: everything after the installation runs on the project's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const BIN = join(ROOT, 'node_modules', '.bin');

/** The Node that the project brings along; present once it is installed. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The surroundings in which the project's own programs come first. */
export const ENV = { ...process.env, PATH: BIN + delimiter + process.env.PATH };

/** Ends the script with one line. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Runs a program and returns its exit code; its output is shown only when `show` or when it fails. */
export function run(program, args, { show = false, cwd = ROOT } = {}) {
  const done = spawnSync(program, args, { cwd, env: ENV, encoding: 'utf8', stdio: show ? 'inherit' : 'pipe' });
  if (done.error) return { code: 1, output: done.error.message };
  return { code: done.status ?? 1, output: show ? '' : done.stdout + done.stderr };
}

/** Installs the dependencies when they are missing or older than the lock file. */
export function install() {
  const stamp = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(NODE) && existsSync(stamp) && modified(stamp) >= modified(join(ROOT, 'package-lock.json'))) return;
  process.stdout.write('Installing what is missing (once, about a minute) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) return;
  const cause = output.split('\n').find((line) => /error/i.test(line)) ?? '';
  fail(`npm ci failed: is the network there? Run "npm ci" to see all of it. ${cause.trim()}`);
}

/** The newest change below a folder, in milliseconds. */
export function newest(folder, skip = /^(node_modules|dist|generated|\..*|.*\.vsix)$/) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skip.test(entry.name)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path, skip) : modified(path));
  }
  return latest;
}

export function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
