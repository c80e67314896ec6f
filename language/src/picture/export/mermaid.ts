/**
 * A picture as a Mermaid flowchart, for pages that draw it from text: GitHub, GitLab, wikis. Lanes become subgraphs.
 * What is beyond the limits that those pages have is cut out of the middle, and the chart says how much.
 */
import type { Direction } from '../choices.ts';
import { CHANGE_SIGNS, type ChangeMarks, type ChangeState, NO_MARKS } from '../comparison/marks.ts';
import type { PictureEdge, PictureGraph, PictureNode } from '../picture-graph.ts';
import { keptOf } from './kept.ts';
import { mermaidText, titleLine } from './mermaid-text.ts';

export interface MermaidOptions {
  /** What a comparison says of the parts. */
  readonly marks?: ChangeMarks;
  /** Where the flow runs to (right). */
  readonly direction?: Direction | undefined;
  /** Room for the text; Mermaid draws no more than 50,000 characters. */
  readonly characters?: number;
}

/** What GitHub's Mermaid draws at most. */
export const MERMAID_LIMITS = { characters: 50_000, edges: 500 } as const;

/** Id of the node that stands for all that was cut out. */
const REST = 'n_rest';

/** Always a chart within the limits; a graph that does not fit is drawn from its two ends, with a count of the rest. */
export function drawMermaid(graph: PictureGraph, options: MermaidOptions = {}): string {
  const { marks = NO_MARKS, characters = MERMAID_LIMITS.characters, direction = 'right' } = options;
  const draw = (kept: readonly string[]): Chart => chartOf(graph, new Set(kept), marks, direction);
  const fits = (chart: Chart): boolean =>
    chart.text.length <= Math.min(characters, MERMAID_LIMITS.characters) && chart.edges <= MERMAID_LIMITS.edges;
  const whole = draw(graph.nodes.map(({ id }) => id));
  if (fits(whole)) return whole.text;
  const inOrder = keptOf(graph, marks);
  let fitting = draw([]);
  let least = 0;
  let most = inOrder.length - 1;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    const chart = draw(inOrder.slice(0, middle));
    if (fits(chart)) {
      fitting = chart;
      least = middle;
    } else most = middle - 1;
  }
  return fitting.text;
}

interface Chart {
  readonly text: string;
  readonly edges: number;
}

function chartOf(graph: PictureGraph, kept: ReadonlySet<string>, marks: ChangeMarks, direction: Direction): Chart {
  const lanes = new Set(graph.lanes.map(({ id }) => id));
  const names = namesOf(graph.nodes.filter(({ id }) => kept.has(id)));
  const missing = graph.nodes.filter(({ id }) => !kept.has(id));
  const arrows = arrowsOf(graph, names, marks);
  const usedStates = new Set<ChangeState>(Object.values(marks.nodes));
  const lines = [
    ...titleLine(graph.title),
    `flowchart ${direction === 'down' ? 'TB' : 'LR'}`,
    ...graph.lanes.flatMap((lane, i) => {
      const nodes = graph.nodes.filter((node) => node.lane === lane.id && kept.has(node.id));
      if (nodes.length === 0) return [];
      const sign = signOf(marks.lanes[lane.id]);
      const title =
        mermaidText(`${sign}${lane.title}`) + (lane.detail === undefined ? '' : ` (${mermaidText(lane.detail)})`);
      return [`  subgraph lane_${i + 1}["${title}"]`, ...nodes.map((node) => nodeLine(node, names, marks)), '  end'];
    }),
    ...graph.nodes
      .filter((node) => !lanes.has(node.lane) && kept.has(node.id))
      .map((node) => nodeLine(node, names, marks)),
    ...(missing.length === 0 ? [] : [`  ${REST}["${restInWords(missing.length, arrows.unseen)}"]:::rest`]),
    ...arrows.lines,
    ...stylesOf(graph, kept, usedStates),
    ...(missing.length === 0 ? [] : ['  classDef rest stroke-dasharray:2 3,fill:none']),
    ...arrows.styles,
  ];
  return { text: `${lines.join('\n')}\n`, edges: arrows.lines.length };
}

function restInWords(nodes: number, edges: number): string {
  const arrows = edges === 0 ? '' : `<br/>and ${edges} ${edges === 1 ? 'handoff' : 'handoffs'} between them`;
  return `… ${nodes} more ${nodes === 1 ? 'node' : 'nodes'} …${arrows}<br/>too many for this chart`;
}

function nodeLine(node: PictureNode, names: ReadonlyMap<string, string>, marks: ChangeMarks): string {
  const name = names.get(node.id) ?? REST;
  const state = marks.nodes[node.id];
  const isBar = node.kind === 'fork' || node.kind === 'join';
  const facts = [
    ...node.chips,
    ...(node.assistant === undefined ? [] : [`with ${node.assistant}`]),
    ...(node.runs === undefined ? [] : [`runs ${node.runs}`]),
  ];
  const title = `${signOf(state)}${isBar ? node.title.toLowerCase() : node.title}`;
  const words = [title, ...(facts.length === 0 ? [] : [facts.join(' · ')])].map(mermaidText).join('<br/>');
  const [open, close] = shapeOf(node);
  const style = state ?? (isBar ? 'bar' : node.performer === 'agent' ? 'ai' : undefined);
  return `    ${name}${open}"${words}"${close}${style === undefined ? '' : `:::${style}`}`;
}

function shapeOf({ kind, runs }: PictureNode): readonly [string, string] {
  switch (kind) {
    case 'start':
    case 'end':
      return ['([', '])'];
    case 'decision':
      return ['{', '}'];
    case 'wait':
      return ['{{', '}}'];
    case 'fork':
    case 'join':
      return ['[', ']'];
    case 'step':
      return runs === undefined ? ['[', ']'] : ['[[', ']]'];
  }
}

interface Arrows {
  readonly lines: readonly string[];
  readonly styles: readonly string[];
  /** How many have both ends in what was cut out. */
  readonly unseen: number;
}

function arrowsOf(graph: PictureGraph, names: ReadonlyMap<string, string>, marks: ChangeMarks): Arrows {
  const lines: string[] = [];
  const styled: Record<ChangeState, number[]> = { added: [], removed: [], changed: [] };
  const toRest = new Set<string>();
  let unseen = 0;
  for (const edge of graph.edges) {
    const from = names.get(edge.from);
    const to = names.get(edge.to);
    if (from === undefined && to === undefined) {
      unseen++;
      continue;
    }
    if (from === undefined || to === undefined) {
      // All arrows of a node into what was cut out are one.
      const line = `  ${from ?? REST} -.- ${to ?? REST}`;
      if (!toRest.has(line)) lines.push(line);
      toRest.add(line);
      continue;
    }
    const state = marks.edges[edge.id];
    if (state !== undefined) styled[state].push(lines.length);
    lines.push(`  ${from} ${arrowOf(edge, state)} ${to}`);
  }
  const styles = (['added', 'removed', 'changed'] as const).flatMap((state) =>
    styled[state].length === 0 ? [] : [`  linkStyle ${styled[state].join(',')} ${LINK_STYLES[state]}`],
  );
  return { lines, styles, unseen };
}

function arrowOf(edge: PictureEdge, state: ChangeState | undefined): string {
  const line = edge.kind === 'shared' ? '-.-' : edge.kind === 'normal' || edge.kind === 'end' ? '-->' : '-.->';
  const condition = [edge.trigger, edge.share, edge.when].filter((one) => one !== undefined).join(' ');
  const way = [edge.channel, edge.wait === undefined ? undefined : `waits ${edge.wait}`].filter(
    (one) => one !== undefined,
  );
  const words = [`${signOf(state)}${condition}`.trim(), way.join(' · ')].filter((one) => one !== '');
  return words.length === 0 ? line : `${line}|"${words.map(mermaidText).join('<br/>')}"|`;
}

function signOf(state: ChangeState | undefined): string {
  return state === undefined ? '' : `${CHANGE_SIGNS[state]} `;
}

/** Colours with the text's own beside them: the page around may be light or dark. */
const NODE_STYLES: Readonly<Record<ChangeState, string>> = {
  added: 'fill:#e3f4e9,stroke:#2c7a45,stroke-width:3px,color:#1c2430',
  removed: 'fill:#f6f6f6,stroke:#8a8f98,stroke-width:1px,stroke-dasharray:4 3,color:#5d6878',
  changed: 'fill:#fff4d6,stroke:#a27a12,stroke-width:3px,color:#1c2430',
};
const LINK_STYLES: Readonly<Record<ChangeState, string>> = {
  added: 'stroke:#2c7a45,stroke-width:3px',
  removed: 'stroke:#8a8f98,stroke-width:1px,stroke-dasharray:4 3',
  changed: 'stroke:#a27a12,stroke-width:3px',
};

function stylesOf(graph: PictureGraph, kept: ReadonlySet<string>, states: ReadonlySet<ChangeState>): string[] {
  const nodes = graph.nodes.filter(({ id }) => kept.has(id));
  return [
    ...(nodes.some(({ performer }) => performer === 'agent') ? ['  classDef ai stroke-dasharray:7 3'] : []),
    ...(nodes.some(({ kind }) => kind === 'fork' || kind === 'join') ? ['  classDef bar stroke-width:3px'] : []),
    ...(['added', 'removed', 'changed'] as const).flatMap((state) =>
      states.has(state) ? [`  classDef ${state} ${NODE_STYLES[state]}`] : [],
    ),
  ];
}

/** Words that mean something else to Mermaid, or to the objects that it keeps nodes in. */
const RESERVED =
  /^(?:n_.*|lane_.*|o|x|v|end|graph|flowchart.*|subgraph|direction|style|linkstyle|classdef|class|click|href|call|default|interpolate|td|tb|bt|rl|lr|acctitle|accdescr|constructor|prototype|__.*|tostring|tolocalestring|valueof|hasownproperty|isprototypeof|propertyisenumerable|root)$/i;

/** Plain words that Mermaid takes as names, by id; those of the text wherever they are such. */
function namesOf(nodes: readonly PictureNode[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of nodes) {
    const plain = id.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
    const wish = /^[A-Za-z]/.test(plain) && !RESERVED.test(plain) ? plain : `n_${plain}`;
    let name = wish;
    for (let i = 2; taken.has(name) || name === REST; i++) name = `${wish}_${i}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}
