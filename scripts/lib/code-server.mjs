// A real VS Code without a desktop: code-server from npm, kept in a cache outside of the repository.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const VERSION = '4.139.1';
/** code-server's installation insists on exactly this major. */
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;
const NODE_VERSION = '24';
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'chainwright', `code-server-${VERSION}`);
const START_LIMIT_MS = 60_000;

/** A quiet VS Code: no welcome, no chat, no network, and files are saved only when one says so. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.quickOpen.closeOnFocusLost': false, // a view that opens late must not take the palette away
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const node = (directory) => join(directory, 'node_modules', NODE_PACKAGE, 'bin', 'node');
const entry = (directory) => join(directory, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

export function isCodeServerInstalled() {
  return existsSync(node(CACHE)) && existsSync(entry(CACHE));
}

/** Installs code-server into the cache (two to three minutes, once per machine). Throws when npm fails. */
export function installCodeServer() {
  if (isCodeServerInstalled()) return;
  const fresh = `${CACHE}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'package.json'), '{"private":true}');
  try {
    npmInstall(fresh, `${NODE_PACKAGE}@${NODE_VERSION}`);
    const nodeHome = join(fresh, 'node_modules', NODE_PACKAGE);
    npmInstall(fresh, `code-server@${VERSION}`, {
      PATH: join(nodeHome, 'bin') + delimiter + process.env.PATH,
      npm_config_nodedir: nodeHome,
    });
    rmSync(CACHE, { recursive: true, force: true });
    renameSync(fresh, CACHE);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function npmInstall(directory, what, env = {}) {
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', what];
  // An npm that started us says so here, and code-server would take that npm's Node for its own.
  const { npm_config_user_agent: _, ...own } = process.env;
  execFileSync('npm', args, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], env: { ...own, ...env } });
}

/**
 * Starts code-server with a profile of its own, which goes away with it.
 * `testMode` lets a page name tests to run in the extension host; a built VS Code ignores them otherwise.
 * `trusting` is how all folders are trusted; without it VS Code opens those that are new to it in Restricted Mode.
 */
export async function startCodeServer({ vsix, settings = {}, testMode = false, trusting = true }) {
  const profile = mkdtempSync(join(tmpdir(), 'chainwright-vscode-'));
  const at = (...parts) => join(profile, ...parts);
  mkdirSync(at('user', 'User'), { recursive: true });
  writeFileSync(at('user', 'User', 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  writeFileSync(at('config.yaml'), 'auth: none\n');
  const base = [
    entry(CACHE),
    '--config',
    at('config.yaml'),
    '--user-data-dir',
    at('user'),
    '--extensions-dir',
    at('ext'),
  ];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Sockets and caches go away with the profile.
  const env = { ...process.env, TMPDIR: profile, XDG_RUNTIME_DIR: profile, XDG_CACHE_HOME: at('cache') };
  execFileSync(node(CACHE), [...base, '--install-extension', resolve(vsix), '--force'], {
    stdio: ['ignore', 'ignore', 2],
  });
  const args = [...base, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...QUIET_OPTIONS];
  if (trusting) args.push('--disable-workspace-trust');
  if (testMode) args.push('--vscode-option', 'enable-smoke-test-driver');
  const server = spawn(node(CACHE), args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (log += data));
  const kill = () => endGroup(server.pid);
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await answers(`${url}/healthz`, server, () => log);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, authority: `127.0.0.1:${port}`, extensions: at('ext'), close };
}

const QUIET_OPTIONS = [
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-getting-started-override',
  '--disable-proxy',
];

async function answers(url, server, log) {
  const end = Date.now() + START_LIMIT_MS;
  const isUp = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (server.exitCode !== null || Date.now() > end) throw new Error(`code-server did not start:\n${log()}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** The whole group: the server, its extension hosts and its file watchers. */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
