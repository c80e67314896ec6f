/** Which nodes stay when not all can: what changed and its neighbours first, then from both ends inwards. */
import type { ChangeMarks } from '../comparison/marks.ts';
import type { PictureGraph } from '../picture-graph.ts';

/** All ids, the ones to keep longest first. */
export function keptOf({ nodes, edges }: PictureGraph, marks: ChangeMarks): readonly string[] {
  const changed = new Set(Object.keys(marks.nodes));
  for (const edge of edges) {
    if (marks.edges[edge.id] !== undefined) changed.add(edge.from).add(edge.to);
  }
  const near = new Set(edges.flatMap(({ from, to }) => (changed.has(from) ? [to] : changed.has(to) ? [from] : [])));
  const rank = (id: string): number => (changed.has(id) ? 0 : near.has(id) ? 1 : 2);
  return nodes
    .map(({ id }, i) => ({ id, rank: rank(id), fromEnd: Math.min(i, nodes.length - 1 - i) }))
    .sort((a, b) => a.rank - b.rank || a.fromEnd - b.fromEnd)
    .map(({ id }) => id);
}
