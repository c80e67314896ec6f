/** Pictures of some size, and what people do to them: put a step in, take one out, give one another name. */
import type { PictureEdge, PictureGraph, PictureNode } from './picture-graph.ts';

const PLACE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Steps in a row, choices that come together again, and now and then a way back. */
export function plausibleGraph(size: number, random: () => number): PictureGraph {
  const lanes = Array.from({ length: 4 }, (_, i) => ({ id: `lane${i}`, title: `Lane ${i}`, kind: 'human' as const }));
  const nodes: PictureNode[] = [];
  const edges: PictureEdge[] = [];
  const add = (kind: PictureNode['kind'], after: readonly string[], facts: Partial<PictureEdge> = {}): string => {
    const id = `N${nodes.length}`;
    nodes.push(nodeOf(id, kind, lanes[Math.floor(random() * lanes.length)]?.id ?? ''));
    for (const from of after) edges.push({ ...edgeOf(from, id), ...facts });
    return id;
  };
  let ends = [add('start', [])];
  while (nodes.length < size) {
    if (random() < 0.6) ends = [add('step', ends)];
    else {
      const choice = add('decision', ends);
      ends = [
        add('step', [choice], { share: '70%', when: 'it is complete' }),
        add('step', [choice], { share: '30%', when: 'something is missing', channel: 'email', manual: true }),
      ];
      const back = nodes.at(-6)?.id;
      if (random() < 0.3 && back !== undefined) edges.push(edgeOf(ends.pop() ?? choice, back));
    }
  }
  add('end', ends);
  const used = lanes.filter(({ id }) => nodes.some(({ lane }) => lane === id));
  return { file: 'file:///a.chain', chain: 'A', title: 'A chain', lanes: used, nodes, edges, place: PLACE };
}

/** One of the edits, at a place that chance finds. */
export function edited(graph: PictureGraph, random: () => number): PictureGraph {
  const kind = Math.floor(random() * 3);
  const steps = graph.nodes.filter((node) => node.kind === 'step');
  const step = steps[Math.floor(random() * steps.length)];
  if (step === undefined) return graph;
  if (kind === 0) return withStepBehind(graph, step, random);
  return kind === 1 ? without(graph, step.id) : renamed(graph, step.id, `${step.id}x`);
}

function withStepBehind(graph: PictureGraph, step: PictureNode, random: () => number): PictureGraph {
  const lane = graph.lanes[Math.floor(random() * graph.lanes.length)];
  const added = nodeOf(`${step.id}+`, 'step', lane?.id ?? step.lane);
  if (graph.nodes.some(({ id }) => id === added.id)) return graph;
  return {
    ...graph,
    nodes: graph.nodes.flatMap((node) => (node === step ? [node, added] : [node])),
    edges: [
      ...graph.edges.map((edge) => (edge.from === step.id ? { ...edge, from: added.id } : edge)),
      edgeOf(step.id, added.id),
    ],
  };
}

function without(graph: PictureGraph, id: string): PictureGraph {
  const next = graph.edges.filter(({ from }) => from === id).map(({ to }) => to);
  const nodes = graph.nodes.filter((node) => node.id !== id);
  return {
    ...graph,
    nodes,
    lanes: graph.lanes.filter((lane) => nodes.some((node) => node.lane === lane.id)),
    edges: graph.edges.flatMap((edge) => {
      if (edge.from === id) return [];
      if (edge.to !== id) return [edge];
      return next.filter((to) => to !== id).map((to) => ({ ...edge, id: `${edge.id}>${to}`, to }));
    }),
  };
}

function renamed(graph: PictureGraph, id: string, name: string): PictureGraph {
  const now = (one: string): string => (one === id ? name : one);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, id: now(node.id) })),
    edges: graph.edges.map((edge) => ({ ...edge, from: now(edge.from), to: now(edge.to) })),
  };
}

function nodeOf(id: string, kind: PictureNode['kind'], lane: string): PictureNode {
  const title = `Do what is to be done in ${id}`;
  return { id, kind, lane, title, performer: 'human', chips: ['10 min'], checks: 0, place: PLACE, extent: PLACE };
}

function edgeOf(from: string, to: string): PictureEdge {
  return { id: `${from}>${to}`, from, to, kind: 'normal', manual: false, place: PLACE };
}
