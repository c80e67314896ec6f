/** A chain of a comparison as a Mermaid chart, for pages that draw it: both sides in one, what changed marked. */
import type { ChainComparison } from '@chainwright/language/diff';
import { comparedPicture, drawMermaid } from '@chainwright/language/picture';

export function chartOf(chain: ChainComparison, characters: number): string | undefined {
  const picture = comparedPicture(chain);
  return picture === undefined ? undefined : drawMermaid(picture.graph, { marks: picture.marks, characters });
}
