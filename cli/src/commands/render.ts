/** `chainwright render`: one picture a chain, or one of all of them. */
import { basename } from 'node:path';
import { figuresOf, poolsAround } from '@chainwright/language/flow';
import { type Chain, type Workspace, workspaceOf } from '@chainwright/language/model';
import {
  LANE_MODES,
  OVERLAY_NAMES,
  type Overlay,
  overlayOf,
  pictureGraph,
  type WorkspacePicture,
  workspacePicture,
} from '@chainwright/language/picture';
import { lintFiles } from '@chainwright/language/rules';
import { URI } from 'vscode-uri';
import { dateOf, textOf, type Values } from '../arguments.ts';
import { chosenChains } from '../chains.ts';
import type { Run } from '../commands.ts';
import { elkThread } from '../elk-thread.ts';
import { files, nameOf, open, select } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { nameLine, note } from '../note.ts';
import { UserProblem } from '../problem.ts';
import { readInThreads } from '../reading/threads.ts';
import { type Drawn, drawAs } from '../render/draw-as.ts';
import { formatOf, pictureOptions } from '../render/options.ts';
import { targetOf } from '../render/target.ts';

export const render: Run = async (operands, values, io) => {
  const asked = await select(operands, io, textOf(values, 'stdin-filename'));
  const { root, asked: kept, sources, configuration } = await open(asked, io, values);
  const { models, problems } = await readInThreads(sources, { root, files }, io.readers);
  const workspace = workspaceOf(models);
  const uris = new Set(kept.map((one) => one.uri));
  const today = dateOf(values, 'today') ?? io.today();
  const findings = lintFiles(workspace, uris, { today, problems, settingsOf: configuration.settingsOf });
  const drawn = models.filter((model) => uris.has(model.file));
  const chains = chosenChains(drawn, textOf(values, 'chain'), 'draw', io);
  if (values.workspace === true) refuse(values, ['chain', 'lanes', 'overlay']);
  const format = formatOf(values);
  const options = pictureOptions(values, format, io);
  const output = textOf(values, 'output');
  const lanes = LANE_MODES.find((one) => one === values.lanes);
  const elk = elkThread();
  try {
    if (values.workspace === true) {
      const { graph, overlay } = wholeOf(chains, workspace, root);
      const drawn = await drawAs(graph, { ...options, format, elk: elk.layout, overlay });
      write(targetOf(output, [{ name: 'workspace' }], format, io)({ name: 'workspace' }), drawn, values, io);
      return 0;
    }
    const target = targetOf(output, chains, format, io);
    for (const chain of chains) {
      const request = { ...options, format, elk: elk.layout, overlay: overlayFor(chain, workspace, values) };
      const drawn = await drawAs(pictureGraph(chain, workspace, findings, { lanes }), request);
      write(target(chain), drawn, values, io);
    }
  } finally {
    await elk.end();
  }
  const broken = findings.filter((one) => one.rule === 'syntax').length;
  if (broken > 0)
    note(
      io,
      `${broken} error${broken === 1 ? '' : 's'} in the text; the pictures show the readable part (chainwright lint says more)`,
    );
  return 0;
};

function wholeOf(chains: readonly Chain[], workspace: Workspace, root: string): WorkspacePicture {
  const title = `Processes in ${basename(URI.parse(root).fsPath)}`;
  return workspacePicture(chains, workspace, { title, figures: figuresOf(workspace) });
}

function refuse(values: Values, names: readonly string[]): void {
  const name = names.find((one) => values[one] !== undefined);
  if (name !== undefined)
    throw new UserProblem(`--${name} is of the picture of one chain; --workspace draws all of them`);
}

function write(path: string | undefined, { content, note: said }: Drawn, values: Values, io: Io): void {
  if (said !== undefined) note(io, said);
  if (path === undefined) {
    if (typeof content === 'string') io.out.write(content);
    else if (io.out.writeBytes !== undefined) io.out.writeBytes(content);
    else throw new UserProblem('only text can go to standard output here; name a file with --output');
    return;
  }
  const name = nameOf(path, io.cwd);
  writeWhole(path, content, name);
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
