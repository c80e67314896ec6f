/** The ways that a decision offers leave its box as one trunk, which branches behind it. */
import { groupBy } from './group.ts';
import type { PictureEdge, PictureGraph } from './picture-graph.ts';
import type { Point } from './sized.ts';

/** How many columns an arrow spans, backwards below zero; one where not known yet. */
export type Span = (edge: PictureEdge) => number;

/**
 * The arrows that share a trunk: the usual ways out of one node that lead on. Of those that pass other columns only the
 * first: two that run far together could not be told apart.
 */
export function bundled(graph: PictureGraph, spanOf: Span): ReadonlySet<string> {
  const bars = new Set(graph.nodes.flatMap(({ id, kind }) => (kind === 'fork' || kind === 'join' ? [id] : [])));
  const usual = graph.edges.filter(
    (edge) => edge.kind === 'normal' && edge.from !== edge.to && !bars.has(edge.from) && spanOf(edge) > 0,
  );
  const found = new Set<string>();
  for (const edges of groupBy(usual, ({ from }) => from).values()) {
    const long = edges.filter((edge) => spanOf(edge) > 1);
    const bundle = edges.filter((edge) => edge === long[0] || !long.includes(edge));
    if (bundle.length > 1) for (const { id } of bundle) found.add(id);
  }
  return found;
}

export interface Branch {
  readonly at: Point;
  /** Index of the stretch that it lies on. */
  readonly index: number;
}

/**
 * Of each path, where the stretch begins at which its label belongs: at its box, or behind where it parts from all others
 * that begin at the same point.
 */
export function branchesOf(paths: readonly (readonly Point[])[]): readonly Branch[] {
  const trunks = groupBy(paths, ([start]) => (start === undefined ? '' : `${start.x} ${start.y}`));
  return paths.map((path) => {
    const [start = { x: 0, y: 0 }] = path;
    const others = trunks.get(`${start.x} ${start.y}`) ?? [];
    const shared = others.map((other) => (other === path ? 0 : sharedLength(path, other)));
    return shared.every((length) => length === 0) ? { at: start, index: 0 } : behind(path, Math.max(...shared));
  });
}

/** How far two paths that begin at one point run together. */
function sharedLength(a: readonly Point[], b: readonly Point[]): number {
  let length = 0;
  for (let i = 0; ; i++) {
    const [start, ofA, ofB] = [a[i], a[i + 1], b[i + 1]];
    if (start === undefined || ofA === undefined || ofB === undefined) return length;
    if (Math.sign(ofA.x - start.x) !== Math.sign(ofB.x - start.x)) return length;
    if (Math.sign(ofA.y - start.y) !== Math.sign(ofB.y - start.y)) return length;
    const [lengthA, lengthB] = [distance(start, ofA), distance(start, ofB)];
    length += Math.min(lengthA, lengthB);
    if (lengthA !== lengthB) return length;
  }
}

/** The level stretch behind so much of a path, the rest of the one that it lies on included. */
function behind(path: readonly Point[], length: number): Branch {
  let rest = length;
  for (let index = 0; index + 1 < path.length; index++) {
    const [start, end] = [path[index], path[index + 1]];
    if (start === undefined || end === undefined) break;
    const far = distance(start, end);
    if (rest < far && start.y === end.y)
      return { at: { x: start.x + Math.sign(end.x - start.x) * rest, y: start.y }, index };
    rest = Math.max(0, rest - far);
  }
  return { at: path.at(-2) ?? { x: 0, y: 0 }, index: Math.max(0, path.length - 2) };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
