/** The figures of a chain on request, as the command prints them. */
import { standingOf } from '@chainwright/language/flow';
import { standingJson } from '@chainwright/language/queues';
import type { Figured } from '../figures.ts';
import type { FiguresAnswer } from '../protocol.ts';

export function chainFiguresOf(
  { workspace, shortRunOf }: Figured,
  uri: string,
  name: string | undefined,
  spelled: (uri: string) => string,
): Pick<NonNullable<FiguresAnswer>, 'chain' | 'figures'> | undefined {
  const chains = workspace.models.find(({ file }) => file === uri)?.chains ?? [];
  const chain = name === undefined ? chains[0] : chains.find((one) => one.name === name);
  if (chain === undefined) return undefined;
  const standing = standingOf(workspace, chain, shortRunOf(chain.id));
  return { chain: chain.name, figures: standingJson(standing, spelled) };
}
