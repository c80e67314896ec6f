/** The tokens of a text as a plain list: Langium's stream makes a generator for every node above them. */
import { type CstNode, isCompositeCstNode, isLeafCstNode, type LeafCstNode } from 'langium';
import { Attached } from './attached.ts';

/** Comments are among them. */
export function leavesOf(root: CstNode): readonly LeafCstNode[] {
  const known = leavesOfTrees.get(root);
  if (known !== undefined) return known;
  const leaves: LeafCstNode[] = [];
  collect(root, leaves);
  leavesOfTrees.set(root, leaves);
  return leaves;
}

/** Who has changed a tree knows what its leaves are now. */
export function takeLeaves(root: CstNode, leaves: readonly LeafCstNode[]): void {
  leavesOfTrees.set(root, leaves);
}

const leavesOfTrees = new Attached<CstNode, readonly LeafCstNode[]>();

function collect(node: CstNode, leaves: LeafCstNode[]): void {
  if (isLeafCstNode(node)) leaves.push(node);
  else if (isCompositeCstNode(node)) for (const one of node.content) collect(one, leaves);
}
