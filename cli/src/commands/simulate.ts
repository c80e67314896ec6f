/** `chainwright simulate [CHAIN] [FILE…]`: a chain run as events, and scenarios of it beside. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import {
  type Refusal,
  type Simulation,
  type Surroundings,
  simulate as simulateChain,
} from '@chainwright/language/flow';
import { type Workspace, workspaceOf } from '@chainwright/language/model';
import { simulateCsv, simulateJson, simulateMarkdown, simulateText } from '@chainwright/language/simulation';
import { threads } from '@chainwright/server/threads';
import { URI } from 'vscode-uri';
import { textOf, type Values } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { files, nameOf, open, select } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { note } from '../note.ts';
import { UserProblem } from '../problem.ts';
import { readInThreads } from '../reading/threads.ts';
import { look, writeResult } from '../result.ts';
import { chosenChain, positive, requestOf } from '../simulate/request.ts';

export const simulate: Run = async (operands, values, io, typed) => {
  const { name, paths } = split(operands, io);
  const asked = await select(paths, io, textOf(values, 'stdin-filename'));
  const { root, asked: kept, sources } = await open(asked, io, values);
  const { models, problems } = await readInThreads(sources, { root, files }, io.readers);
  const workspace = workspaceOf(models);
  const uris = new Set(kept.map(({ uri }) => uri));
  const chains = models.filter(({ file }) => uris.has(file)).flatMap((model) => model.chains);
  const fileOf = new Map(models.flatMap((model) => model.chains.map((chain) => [chain, model.file] as const)));
  const chain = chosenChain(chains, name, (one) => nameOf(URI.parse(fileOf.get(one) ?? '').fsPath, io.cwd));
  const request = requestOf(workspace, chain, values, typed);
  const broken = problems.filter(({ rule, file }) => rule === 'syntax' && uris.has(file)).length;
  if (broken > 0 && !values.quiet)
    note(
      io,
      `${broken} error${broken === 1 ? '' : 's'} in the text; the readable part is simulated (chainwright lint says more)`,
    );
  const begun = performance.now();
  const outcome = await withCrew(values, io, (surroundings) => simulateChain(workspace, request, surroundings));
  if (outcome.kind === 'cancelled') return 130;
  if (outcome.kind === 'refused') throw new UserProblem(...outcome.refusals.map((one) => refusal(chain.name, one)));
  const { simulation } = outcome;
  const visits = simulation.runs.reduce((sum, run) => sum + run.visits, 0);
  const seconds = (performance.now() - begun) / 1000;
  writeResult(shown(simulation, workspace, visits / seconds, values, io), values, io);
  return 0;
};

/** What is no file is the name of a chain, when it stands first. */
function split(
  [first, ...rest]: readonly string[],
  io: Io,
): { readonly name?: string; readonly paths: readonly string[] } {
  if (first === undefined) return { paths: [] };
  const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(first) && !existsSync(resolve(io.cwd, first));
  return isName ? { name: first.normalize('NFC'), paths: rest } : { paths: [first, ...rest] };
}

/** More threads than this wait for each other. */
const MOST_THREADS = 16;

async function withCrew<T>(values: Values, io: Io, work: (surroundings: Surroundings) => Promise<T>): Promise<T> {
  const progress = values.quiet ? undefined : bar(io);
  const size = Math.min(positive(values, 'workers') ?? availableParallelism(), MOST_THREADS);
  const crew = size > 1 ? threads(size) : undefined;
  try {
    return await work({ crew, progress: progress?.show });
  } finally {
    progress?.clear();
    await crew?.end();
  }
}

interface Bar {
  readonly show: (share: number) => void;
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** How far it is, where a person looks. */
function bar({ err }: Io): Bar | undefined {
  if (!err.isTerminal) return undefined;
  let last = -1;
  return {
    show: (share) => {
      const percent = Math.floor(share * 100);
      if (percent === last) return;
      last = percent;
      err.write(`${CLEAR_LINE}simulating… ${percent}%`);
    },
    clear: () => err.write(CLEAR_LINE),
  };
}

function refusal(chain: string, { scenario, facts }: Refusal): string {
  const what = scenario === null ? chain : `${chain} in ${scenario}`;
  return `${what} cannot be simulated; missing: ${facts.join(', ')}`;
}

function shown(simulation: Simulation, workspace: Workspace, visitsPerSecond: number, values: Values, io: Io): string {
  switch (values.format) {
    case 'json':
      return simulateJson(simulation, visitsPerSecond);
    case 'markdown':
      return simulateMarkdown(simulation, workspace);
    case 'csv':
      return simulateCsv(simulation);
    default:
      return simulateText(simulation, { ...look(values, io), workspace });
  }
}
