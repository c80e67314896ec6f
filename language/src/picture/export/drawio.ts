/** A layout as a diagram of draw.io: lanes as swimlanes, nodes in them, arrows with their corners and labels. */
import { headLength } from '../bands.ts';
import { escapeXml } from '../escape.ts';
import type { LabelLine } from '../labels.ts';
import type { Performer, PictureEdge } from '../picture-graph.ts';
import { round } from '../shapes.ts';
import type { Box, PictureLayout, PlacedEdge, PlacedLane, PlacedNode, Point } from '../sized.ts';
import { themes } from '../theme.ts';

const COLOURS = themes.light;
const PAGE = '1';

export function drawDrawio(layout: PictureLayout): string {
  const { graph, lanes, nodes, edges } = layout;
  const laneCells = new Map(lanes.map(({ lane }, i) => [lane.id, `lane-${i + 1}`]));
  const nodeCells = new Map(nodes.map(({ node }, i) => [node.id, `node-${i + 1}`]));
  const cells = [
    '<mxCell id="0"/>',
    `<mxCell id="${PAGE}" parent="0"/>`,
    ...lanes.map((lane) => laneCell(lane, laneCells.get(lane.lane.id) ?? '', layout)),
    ...nodes.map((node) => {
      const lane = lanes.find((one) => one.lane.id === node.node.lane);
      return nodeCell(node, nodeCells.get(node.node.id) ?? '', lane, laneCells.get(node.node.lane) ?? PAGE);
    }),
    ...edges.map((edge, i) => edgeCell(edge, `edge-${i + 1}`, nodeCells, nodes)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="chainwright">',
    `<diagram id="chain" name="${escapeXml(graph.title)}">`,
    `<mxGraphModel dx="0" dy="0" grid="0" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="0" pageScale="1" pageWidth="${Math.ceil(layout.width)}" pageHeight="${Math.ceil(layout.height)}" math="0" shadow="0">`,
    '<root>',
    ...cells,
    '</root>',
    '</mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n');
}

/** Plain text, never HTML: draw.io would run what stands in it. */
const TEXT = 'html=0;whiteSpace=wrap;';

function laneCell({ lane, ...box }: PlacedLane, id: string, layout: PictureLayout): string {
  const name = [lane.title, ...(lane.detail === undefined ? [] : [lane.detail])];
  const style = `swimlane;horizontal=${layout.direction === 'down' ? 1 : 0};startSize=${headLength(layout)};${TEXT}collapsible=0;fillColor=${COLOURS.lane};swimlaneFillColor=${COLOURS.background};strokeColor=${COLOURS.line};fontColor=${COLOURS.text};`;
  return vertex(id, name, style, box, PAGE);
}

function nodeCell({ node, ...box }: PlacedNode, id: string, lane: Box | undefined, parent: string): string {
  const facts = [
    ...node.chips,
    ...(node.assistant === undefined ? [] : [`with ${node.assistant}`]),
    ...(node.runs === undefined ? [] : [`runs ${node.runs}`]),
  ].join(' · ');
  const isBar = node.kind === 'fork' || node.kind === 'join';
  const name = isBar ? [] : [node.title, ...(facts === '' ? [] : [facts])];
  const inLane = { ...box, x: box.x - (lane?.x ?? 0), y: box.y - (lane?.y ?? 0) };
  const colour = colourOf(node.performer);
  const style = `${SHAPES[node.kind]}${TEXT}${isBar ? `fillColor=${COLOURS.text};strokeColor=none;` : `fillColor=${colour.fill};strokeColor=${colour.line};fontColor=${COLOURS.text};`}${node.performer === 'agent' && !isBar ? 'dashed=1;' : ''}`;
  return vertex(id, name, style, inLane, parent);
}

const SHAPES = {
  start: 'rounded=1;arcSize=50;',
  step: 'rounded=1;arcSize=12;',
  decision: 'shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=18;',
  wait: 'shape=step;perimeter=stepPerimeter;fixedSize=1;size=10;',
  end: 'rounded=1;arcSize=50;strokeWidth=3;',
  fork: '',
  join: '',
} as const;

function colourOf(performer: Performer): { readonly fill: string; readonly line: string } {
  if (performer === 'nobody') return { fill: COLOURS.background, line: COLOURS.muted };
  return { fill: COLOURS.fills[performer], line: COLOURS[performer] };
}

function edgeCell(
  { edge, points, label }: PlacedEdge,
  id: string,
  cells: ReadonlyMap<string, string>,
  nodes: readonly PlacedNode[],
): string {
  const boxOf = (name: string) => nodes.find(({ node }) => node.id === name);
  const [first] = points;
  const last = points.at(-1);
  const ends = `${first === undefined ? '' : port('exit', first, boxOf(edge.from))}${last === undefined ? '' : port('entry', last, boxOf(edge.to))}`;
  const special = edge.kind !== 'normal' && edge.kind !== 'end';
  const colour = special ? COLOURS.special : COLOURS.arrow;
  const style = `edgeStyle=none;rounded=1;arcSize=14;${TEXT}endArrow=block;strokeColor=${colour};fontColor=${special ? COLOURS.special : COLOURS.muted};fontSize=11;labelBackgroundColor=none;${special ? 'dashed=1;' : ''}${ends}`;
  const corners = points.slice(1, -1).map((point) => `<mxPoint x="${round(point.x)}" y="${round(point.y)}"/>`);
  const way = corners.length === 0 ? '' : `<Array as="points">${corners.join('')}</Array>`;
  const offset = label === undefined ? '' : offsetOf(label, points);
  return `<mxCell id="${id}" value="${lines((label?.lines ?? []).map(said))}" style="${style}" edge="1" parent="${PAGE}" source="${cells.get(edge.from) ?? ''}" target="${cells.get(edge.to) ?? ''}"${described(edge)}><mxGeometry relative="1" as="geometry">${way}${offset}</mxGeometry></mxCell>`;
}

/** draw.io keeps what it does not know: the name of the handoff survives a round trip. */
function described({ id }: PictureEdge): string {
  return ` handoff="${escapeXml(id)}"`;
}

function said({ strong, text }: LabelLine): string {
  return [strong, text].filter((one) => one !== undefined).join(' ');
}

/** Where on a box an arrow begins or ends, as shares of its width and height. */
function port(name: 'exit' | 'entry', { x, y }: Point, box: Box | undefined): string {
  if (box === undefined) return '';
  const share = (at: number, from: number, length: number) => round(Math.min(1, Math.max(0, (at - from) / length)));
  return `${name}X=${share(x, box.x, box.width)};${name}Y=${share(y, box.y, box.height)};${name}Dx=0;${name}Dy=0;${name}Perimeter=1;`;
}

/** A label hangs at the middle of its arrow's way: from there to the middle of the label. */
function offsetOf(label: Box, points: readonly Point[]): string {
  const middle = middleOf(points);
  return `<mxPoint x="${round(label.x + label.width / 2 - middle.x)}" y="${round(label.y + label.height / 2 - middle.y)}" as="offset"/>`;
}

function middleOf(points: readonly Point[]): Point {
  const stretches = points.slice(1).map((end, i) => {
    const start = points[i] ?? end;
    return { start, end, length: Math.hypot(end.x - start.x, end.y - start.y) };
  });
  let left = stretches.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { start, end, length } of stretches) {
    if (length >= left && length > 0) {
      return { x: start.x + ((end.x - start.x) * left) / length, y: start.y + ((end.y - start.y) * left) / length };
    }
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function vertex(id: string, name: readonly string[], style: string, box: Box, parent: string): string {
  return `<mxCell id="${id}" value="${lines(name)}" style="${style}" vertex="1" parent="${parent}"><mxGeometry x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" as="geometry"/></mxCell>`;
}

function lines(texts: readonly string[]): string {
  return texts.map(escapeXml).join('&#10;');
}
