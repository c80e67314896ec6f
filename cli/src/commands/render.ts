/** `chainwright render`: one picture a chain. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { figuresOf, poolsAround } from '@chainwright/language/flow';
import { type Chain, type Finding, readWorkspace, type Workspace, workspaceOf } from '@chainwright/language/model';
import {
  drawSvg,
  layoutPicture,
  OVERLAY_NAMES,
  type Overlay,
  overlayOf,
  pictureGraph,
  type ThemeName,
} from '@chainwright/language/picture';
import { lintFiles } from '@chainwright/language/rules';
import { dateOf, textOf, type Values } from '../arguments.ts';
import { chosenChains } from '../chains.ts';
import type { Run } from '../commands.ts';
import { type ElkThread, elkThread } from '../elk-thread.ts';
import { files, nameOf, open, select } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { nameLine, note } from '../note.ts';
import { UserProblem } from '../problem.ts';

/** Both passes of one picture; after it a simpler layout is drawn. */
const DEADLINE_MS = 20_000;

export const render: Run = async (operands, values, io) => {
  const asked = await select(operands, io, textOf(values, 'stdin-filename'));
  const { root, asked: kept, sources, configuration } = await open(asked, io, values);
  const { models, problems } = readWorkspace(sources, { root, files });
  const workspace = workspaceOf(models);
  const uris = new Set(kept.map((one) => one.uri));
  const today = dateOf(values, 'today') ?? io.today();
  const findings = lintFiles(workspace, uris, { today, problems, settingsOf: configuration.settingsOf });
  const drawn = models.filter((model) => uris.has(model.file));
  const chains = chosenChains(drawn, textOf(values, 'chain'), 'draw', io);
  const target = targetOf(textOf(values, 'output'), chains, io);
  const elk = elkThread();
  try {
    for (const chain of chains) await draw(chain, { workspace, findings, elk, target, values, io });
  } finally {
    await elk.end();
  }
  const broken = findings.filter((one) => one.rule === 'syntax').length;
  if (broken > 0) note(io, `${broken} errors of syntax; the pictures show the readable part`);
  return 0;
};

/** Where the picture of a chain goes; undefined is standard output. */
type Target = (chain: Chain) => string | undefined;

interface Drawing {
  readonly workspace: Workspace;
  readonly findings: readonly Finding[];
  readonly elk: ElkThread;
  readonly target: Target;
  readonly values: Values;
  readonly io: Io;
}

async function draw(chain: Chain, { workspace, findings, elk, target, values, io }: Drawing): Promise<void> {
  const graph = pictureGraph(chain, workspace, findings);
  const layout = await layoutPicture(graph, elk.layout, { deadlineMs: DEADLINE_MS });
  const theme: ThemeName = values.theme === 'dark' ? 'dark' : 'light';
  const svg = drawSvg(layout, { theme, standalone: true, overlay: overlayFor(chain, workspace, values) });
  const path = target(chain);
  if (path === undefined) {
    io.out.write(svg);
    return;
  }
  const name = nameOf(path, io.cwd);
  writeWhole(path, svg, name);
  if (!values.quiet) io.err.write(nameLine(name));
}

function overlayFor(chain: Chain, workspace: Workspace, values: Values): Overlay | undefined {
  const asked = textOf(values, 'overlay');
  const name = OVERLAY_NAMES.find((one) => one === asked) ?? 'none';
  if (name === 'none') return undefined;
  const own = figuresOf(workspace).chains.get(chain.id);
  const figures = own && { chain: own, pools: poolsAround(workspace, chain) };
  return overlayOf(name, { chain, workspace, figures });
}

function targetOf(output: string | undefined, chains: readonly Chain[], io: Io): Target {
  const toOutput = output === undefined && chains.length === 1 && !io.out.isTerminal;
  if (output === '-' || toOutput) {
    if (chains.length > 1) throw new UserProblem(several(chains, 'standard output holds one picture'));
    return () => undefined;
  }
  const folder = resolve(io.cwd, output ?? '.');
  if (output?.toLowerCase().endsWith('.svg') && !isFolder(folder)) {
    if (chains.length > 1) throw new UserProblem(several(chains, `${output} holds one picture`));
    return () => folder;
  }
  const names = fileNames(chains);
  return (chain) => join(folder, names.get(chain) ?? `${chain.name}.svg`);
}

/** Chains of several files may carry one name, and some file systems do not tell `Pay` from `pay`. */
function fileNames(chains: readonly Chain[]): ReadonlyMap<Chain, string> {
  const taken = new Set<string>();
  const names = new Map<Chain, string>();
  for (const chain of chains) {
    let name = chain.name;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${chain.name}-${n}`;
    taken.add(name.toLowerCase());
    names.set(chain, `${name}.svg`);
  }
  return names;
}

function several(chains: readonly Chain[], limit: string): string {
  const names = chains.map((chain) => chain.name);
  const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  return `${limit}, and there are ${chains.length} chains; choose one with --chain (${shown.join(', ')}) or name a folder with --output`;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
