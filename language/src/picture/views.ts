/** Parts of a picture: what is near one node, and lanes of which only the signs are shown. */
import { push } from './group.ts';
import type { PictureGraph } from './picture-graph.ts';

/** What is at most so many handoffs away from a node, in either direction; all of it when there is no such node. */
export function focusedOn(graph: PictureGraph, id: string, distance: number): PictureGraph {
  if (!graph.nodes.some((node) => node.id === id)) return graph;
  const bars = new Set(graph.nodes.flatMap((node) => (node.kind === 'fork' || node.kind === 'join' ? [node.id] : [])));
  const neighbours = neighboursOf(graph);
  const far = new Map([[id, 0]]);
  let round = [id];
  while (round.length > 0) {
    const next: string[] = [];
    for (const from of round) {
      for (const neighbour of neighbours.get(from) ?? []) {
        // A bar is a part of the handoff.
        const steps = (far.get(from) ?? 0) + (bars.has(from) ? 0 : 1);
        if (steps > distance || steps >= (far.get(neighbour) ?? Number.POSITIVE_INFINITY)) continue;
        far.set(neighbour, steps);
        next.push(neighbour);
      }
    }
    round = next;
  }
  return partOf(graph, (node) => far.has(node));
}

function neighboursOf({ edges }: PictureGraph): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    push(neighbours, from, to);
    push(neighbours, to, from);
  }
  return neighbours;
}

function partOf(graph: PictureGraph, isKept: (id: string) => boolean): PictureGraph {
  const nodes = graph.nodes.filter(({ id }) => isKept(id));
  const lanes = new Set(nodes.map(({ lane }) => lane));
  return {
    ...graph,
    nodes,
    edges: graph.edges.filter(({ from, to }) => isKept(from) && isKept(to)),
    lanes: graph.lanes.filter(({ id }) => lanes.has(id)),
  };
}

/** Of the nodes of these lanes only the signs are shown. */
export function collapsed(graph: PictureGraph, lanes: ReadonlySet<string>): PictureGraph {
  if (lanes.size === 0) return graph;
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const isBar = node.kind === 'fork' || node.kind === 'join';
      return lanes.has(node.lane) && !isBar ? { ...node, brief: true } : node;
    }),
  };
}
