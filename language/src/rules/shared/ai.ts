/** What the rules about the wall ask of a step. */
import type { Node } from '../../model/index.ts';

/** Concepts, where AI lifts everyone: framing and outlining. */
export function isConceptWork(node: Node): boolean {
  return node.work?.value === 'framing' || node.work?.value === 'outlining';
}
