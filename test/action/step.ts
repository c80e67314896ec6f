/** The bundled action in a workspace of its own, as the runner of GitHub Actions starts it. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { bundleAction } from '../../scripts/lib/bundle-action.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const EVENTS = join(import.meta.dirname, 'events');

export interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const manifest: Manifest = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** Writes the bundle as it would be committed now into a folder of its own; gives back the file that is run. */
export async function bundled(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-action-'));
  for (const { path, contents } of await bundleAction()) writeFileSync(join(folder, basename(path)), contents);
  return join(folder, 'index.cjs');
}

export interface Step {
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Name of a recorded event in events/. */
  readonly event?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly err: string;
  readonly summary: string;
  /** The file of outputs as the runner reads it. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the step with the defaults of action.yml, as the runner fills them in. */
export async function run(bundle: string, { workspace, inputs = {}, event = 'push', env = {} }: Step): Promise<Ended> {
  const temp = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-step-')));
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  mkdirSync(join(temp, 'runner'));
  const child = spawn(process.execPath, [bundle], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      ...files,
      RUNNER_TEMP: join(temp, 'runner'),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'acme/processes',
      GITHUB_EVENT_NAME: event.replace(/-.*/, ''),
      GITHUB_EVENT_PATH: join(EVENTS, `${event}.json`),
      // Nothing listens there: what asks the service without need fails.
      GITHUB_API_URL: 'http://127.0.0.1:9',
      ...inputVariables(inputs),
      ...env,
    },
  });
  const [log, err, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended(child)]);
  const read = (file: string) => readFileSync(file, 'utf8');
  return { code, log, err, summary: read(files.GITHUB_STEP_SUMMARY), outputs: outputsIn(read(files.GITHUB_OUTPUT)) };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default ?? '']);
  const values: Record<string, string> = { ...Object.fromEntries(defaults), token: 'token-of-the-run', ...inputs };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code)));
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  return text;
}

/** `name<<mark`, the value, `mark`: the only way in which the action writes outputs. */
function outputsIn(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; at++) {
    const [, name = '', mark = ''] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    const end = lines.indexOf(mark, at + 1);
    if (name === '' || end < 0) throw new Error(`no output: ${lines[at]}`);
    found[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return found;
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  /** What was sent along, once all of it is there. */
  body?: string;
}

/** A server in place of the service, on this machine; closed when the test is done. */
export async function service(answer: RequestListener): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const one: Asked = { method, url, authorization: headers.authorization };
    asked.push(one);
    if (method === 'GET') return answer(request, response);
    return void textOf(request).then((body) => {
      one.body = body;
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
