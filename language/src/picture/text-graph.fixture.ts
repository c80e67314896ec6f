/** The graph of the first chain of a text. */
import { type Finding, onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { pictureGraph } from './graph.ts';
import type { PictureGraph } from './picture-graph.ts';

export function graphOf(text: string, findings: readonly Finding[] = []): PictureGraph {
  const sources = [{ uri: 'file:///w/a.chain', text }];
  const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const chain = models[0]?.chains[0];
  if (chain === undefined) throw new Error('no chain in the fixture');
  return pictureGraph(chain, workspaceOf(models), findings);
}
