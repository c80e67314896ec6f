/** What the picture of a chain shows, out of the text as it stands. */
import { type Chain, titleOf } from '@chainwright/language/model';
import { type OverlayName, overlayOf, pictureGraph, workspacePicture } from '@chainwright/language/picture';
import { type Figured, poolsMet } from '../figures.ts';
import type { Project } from '../project.ts';
import type { PictureAnswer, PictureParams } from '../protocol.ts';
import { nodeFigureLines } from './figures-text.ts';

export type Picture = Pick<PictureAnswer, 'chain' | 'chains' | 'graph' | 'overlay' | 'figures' | 'broken'>;

/** The chain of that name, else the first of the file. */
export function pictureOf(
  project: Project,
  uri: string,
  { chain: name, overlay = 'none', lanes, inline, whole }: Omit<PictureParams, 'uri'>,
  figured: Figured | undefined,
): Picture {
  if (whole === true) return wholePicture(project, uri, figured);
  const built = project.built(uri);
  const chains = built?.model.chains ?? [];
  const chain = chains.find((one) => one.name === name) ?? chains[0];
  return {
    chain: chain?.name ?? '',
    chains: chains.map((one) => ({ name: one.name, title: titleOf(one), range: one.extent })),
    graph:
      chain === undefined
        ? null
        : pictureGraph(chain, project.workspace(uri), project.findings.of(uri), { lanes, inline }),
    overlay: chain === undefined ? null : overlayFor(project, uri, chain, overlay, figured),
    figures: chain === undefined || figured === undefined ? {} : figureLines(figured, chain),
    broken: built?.problems.some(({ code }) => code === 'syntax') ?? false,
  };
}

function wholePicture(project: Project, uri: string, figured: Figured | undefined): Picture {
  const workspace = project.workspace(uri);
  const chains = workspace.models.flatMap((model) => model.chains);
  const { graph, overlay } = workspacePicture(chains, workspace, { title: 'Workspace', figures: figured?.figures });
  const shown = { ...overlay, legend: [...overlay.legend] };
  return { chain: '', chains: [], graph, overlay: shown, figures: {}, broken: false };
}

function overlayFor(
  project: Project,
  uri: string,
  chain: Chain,
  name: OverlayName,
  figured: Figured | undefined,
): PictureAnswer['overlay'] {
  const own = figured?.figures.chains.get(chain.id);
  const figures =
    figured === undefined || own === undefined ? undefined : { chain: own, pools: poolsMet(figured, chain.id) };
  const overlay = overlayOf(name, { chain, workspace: project.workspace(uri), figures });
  return overlay === undefined ? null : { ...overlay, legend: [...overlay.legend] };
}

function figureLines(figured: Figured, chain: Chain): PictureAnswer['figures'] {
  const figures = figured.figures.chains.get(chain.id);
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]));
  const lines = (figures?.nodes ?? []).flatMap((own) => {
    const node = nodes.get(own.node);
    return figures === undefined || node === undefined
      ? []
      : [[node.name, [...nodeFigureLines(figured, figures, node, own)]] satisfies [string, string[]]];
  });
  return Object.fromEntries(lines);
}
