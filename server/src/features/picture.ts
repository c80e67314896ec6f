/** What the picture of a chain shows, out of the text as it stands. */
import { titleOf } from '@chainwright/language/model';
import { pictureGraph } from '@chainwright/language/picture';
import type { Project } from '../project.ts';
import type { PictureAnswer } from '../protocol.ts';

export type Picture = Pick<PictureAnswer, 'chain' | 'chains' | 'graph' | 'broken'>;

/** The chain of that name, else the first of the file. */
export function pictureOf(project: Project, uri: string, name: string | undefined): Picture {
  const built = project.built(uri);
  const chains = built?.model.chains ?? [];
  const chain = chains.find((one) => one.name === name) ?? chains[0];
  return {
    chain: chain?.name ?? '',
    chains: chains.map((one) => ({ name: one.name, title: titleOf(one), range: one.extent })),
    graph: chain === undefined ? null : pictureGraph(chain, project.workspace(uri), project.findings(uri)),
    broken: built?.problems.some(({ code }) => code === 'syntax') ?? false,
  };
}
