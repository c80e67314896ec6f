/** A chain of a comparison as a Mermaid chart, for pages that draw it. */
import type { ChainComparison } from '@chainwright/language/diff';
import { drawMermaid, pictureGraph } from '@chainwright/language/picture';

export function chartOf({ base, head }: ChainComparison, characters: number): string | undefined {
  const shown = head ?? base;
  if (shown === undefined) return undefined;
  return drawMermaid(pictureGraph(shown.chain, shown.workspace, []), { characters });
}
