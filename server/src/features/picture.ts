/** What the picture of a chain shows, out of the text as it stands. */
import { type Chain, titleOf } from '@chainwright/language/model';
import { type OverlayName, overlayOf, pictureGraph } from '@chainwright/language/picture';
import { type Figured, poolsMet } from '../figures.ts';
import type { Project } from '../project.ts';
import type { PictureAnswer } from '../protocol.ts';

export type Picture = Pick<PictureAnswer, 'chain' | 'chains' | 'graph' | 'overlay' | 'broken'>;

/** The chain of that name, else the first of the file. */
export function pictureOf(
  project: Project,
  uri: string,
  name: string | undefined,
  overlay: OverlayName = 'none',
  figured?: Figured,
): Picture {
  const built = project.built(uri);
  const chains = built?.model.chains ?? [];
  const chain = chains.find((one) => one.name === name) ?? chains[0];
  return {
    chain: chain?.name ?? '',
    chains: chains.map((one) => ({ name: one.name, title: titleOf(one), range: one.extent })),
    graph: chain === undefined ? null : pictureGraph(chain, project.workspace(uri), project.findings.of(uri)),
    overlay: chain === undefined ? null : overlayFor(project, uri, chain, overlay, figured),
    broken: built?.problems.some(({ code }) => code === 'syntax') ?? false,
  };
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
