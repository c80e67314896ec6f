/** Where a node is laid out. */
import type { Chain, Id, Node } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import type { Facts } from './facts.ts';
import type { Handoffs } from './handoffs.ts';
import type { GapKind, Point } from './network.ts';

/** A chain that is laid out: the one that is asked for, or one that it runs. */
export interface Frame {
  readonly draft: Draft;
  readonly facts: Facts;
  /** The chain, and those that run it. */
  readonly path: readonly Id[];
  /** The node of the outermost chain that runs this one. */
  readonly within?: Id;
  /** How cases go on from an end of this chain; absent: they are done. */
  readonly leave?: (end: Node) => Partial<Point>;
}

export interface Site {
  readonly chain: Chain;
  readonly node: Node;
  /** The point at which its visits are counted. */
  readonly head: number;
  readonly frame: Frame;
  readonly handoffs: Handoffs;
}

/** What a point of a sub-chain says of where it stands. */
export function inside(frame: Frame): Pick<Point, 'within'> {
  return frame.within === undefined ? {} : { within: frame.within };
}

export function gap(frame: Frame, kind: GapKind, fact: string, point?: number): void {
  frame.draft.gaps.push(point === undefined ? { kind, fact } : { kind, fact, point });
}
