/**
 * What the extension makes VS Code wait for when it is activated: its bundle is loaded. It does not wait for the language
 * server, whose start is shown beside it. Outside of VS Code, whose own API stands empty here: what that adds is not in it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inFolder, type Measure, median, milliseconds, timed } from './measure.ts';
import { ROOT } from './places.ts';

const DIST = join(ROOT, 'extension', 'dist');

/** Loads the bundle with an API of which every part is an empty class, and says how long that took. */
const LOADER = `
const Module = require('node:module');
const asKey = () => 'key';
const part = (target, key) => (key === Symbol.toPrimitive ? asKey : (target[key] ??= anything()));
const anything = () => new Proxy(class {}, { get: part });
// The bundle copies what a module has of its own and takes over its prototype: so the parts stand in the prototype.
const vscode = Object.create(anything());
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
const began = performance.now();
require(process.argv[2]);
process.send(performance.now() - began);
process.disconnect();
`;

export async function activation(): Promise<Measure> {
  return inFolder({ 'loader.cjs': LOADER }, async (folder) => {
    const loads: number[] = [];
    const starts: number[] = [];
    for (let i = 0; i < 11; i++) {
      loads.push(await loadTime(join(folder, 'loader.cjs')));
      starts.push(await timed(serverStart));
    }
    const [load, start] = [median(loads), median(starts)];
    const seen = `${milliseconds(load)} (the server answers after ${milliseconds(start)} more)`;
    return { name: 'Activation', seen, limit: '150 ms', isMet: load <= 150 };
  });
}

async function loadTime(loader: string): Promise<number> {
  const child = fork(loader, [join(DIST, 'extension-node.js')]);
  const [taken] = await once(child, 'message');
  await once(child, 'exit');
  return Number(taken);
}

/** Until the server has answered `initialize`. */
async function serverStart(): Promise<void> {
  const child = fork(join(DIST, 'server-node.js'), ['--node-ipc']);
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  await once(child, 'message');
  child.kill();
}
