/** A layout as SVG: one pure function for the command and for the editor. */

import { badgePlace } from './badge-places.ts';
import { headLength, LANE_HEADER, laneHeader } from './bands.ts';
import { escapeXml, visible } from './escape.ts';
import { FOOTER, HEADER, HEADING, MARGIN } from './frame.ts';
import { nodeIcon, PROCESS_ICON, performerIcon } from './icons.ts';
import { LABEL_LINE, type LabelLine, lineWidth, STRONG } from './labels.ts';
import { type LegendEntry, legendOf, legendPlaces, overlayLegend } from './legend.ts';
import { MARK_HEIGHT, MARK_PADDING, markPlaces, markWidth, type PlacedMark } from './mark-places.ts';
import { textWidth } from './measure.ts';
import type { Mark, Marks } from './overlays/index.ts';
import type { Badge, PictureGraph } from './picture-graph.ts';
import { CHIP_LINE, ICON, outline, round, TITLE_LINE } from './shapes.ts';
import type { PictureLayout, PlacedEdge, PlacedLane, PlacedNode, Point } from './sized.ts';
import { pictureStyles, type ThemeName } from './theme.ts';

export interface DrawOptions {
  readonly theme: ThemeName;
  /** A file of its own, with its style sheet inside; otherwise the page brings `pictureStyles`, and parts take focus. */
  readonly standalone: boolean;
  /** Its own style sheet inside, as standalone files have it unless a page brings one for all its pictures. */
  readonly styled?: boolean;
  /** What its ids begin with; several pictures on one page need different ones. */
  readonly ids?: string;
  /** On top of it; a page of the editor shows its legend by itself. */
  readonly overlay?: Marks | undefined;
}

export function drawSvg(layout: PictureLayout, options: DrawOptions): string {
  const { theme, standalone, styled = standalone, ids = 'cw', overlay } = options;
  const { graph, height } = layout;
  const places = overlay && markPlaces(layout, overlay);
  const entries =
    overlay !== undefined && (standalone || overlay.edges !== undefined) ? overlayLegend(overlay) : legendOf(graph);
  const width = Math.max(layout.width, Math.ceil((legendPlaces(entries, MARGIN).at(-1)?.end ?? 0) + MARGIN));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cw-picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${standalone ? 'role="img"' : 'role="group"'} aria-labelledby="${ids}-name ${ids}-words">`,
    `<title id="${ids}-name">${escapeXml(graph.title)}</title>`,
    `<desc id="${ids}-words">${escapeXml(inWords(graph, overlay))}</desc>`,
    styled
      ? `<style>${pictureStyles(theme, { tones: overlay !== undefined, changes: overlay?.edges !== undefined })}</style>`
      : '',
    `<g class="cw-text">`,
    `<rect class="cw-page" width="${width}" height="${height}"/>`,
    text('cw-heading', MARGIN, HEADER - 24, graph.title),
    badge(graph.badge, MARGIN + textWidth(visible(graph.title), HEADING) + 18, HEADER - 31),
    ...layout.lanes.map((lane, i) => drawLane(lane, i, { layout, standalone, mark: overlay?.lanes[lane.lane.id] })),
    ...layout.edges.map((edge) =>
      drawEdge(edge, { standalone, mark: overlay?.edges?.[edge.edge.id], sign: badgePlace(edge, layout) }),
    ),
    ...layout.nodes.map((node) =>
      drawNode(node, {
        standalone,
        mark: overlay?.nodes[node.node.id],
        place: places?.get(node.node.id),
        word: wordFor(node.node, graph),
      }),
    ),
    legend(entries, height),
    '</g>',
    '</svg>',
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

/** What a screen reader says of the picture as a whole. */
function inWords(graph: PictureGraph, overlay: Marks | undefined): string {
  const note = overlay?.note === undefined ? '' : ` ${overlay.note}`;
  if (graph.of === 'workspace') return `${graph.nodes.length} processes, what they run and whom they share.${note}`;
  const { description, lanes, nodes } = graph;
  const count = (kind: string): number => nodes.filter((node) => node.kind === kind).length;
  const steps = `${count('step')} steps, ${count('decision')} decisions, ${count('wait')} waits`;
  const who = lanes.map((lane) => lane.title).join(', ');
  return `${description === undefined ? '' : `${description} `}A process of ${steps}. Done by: ${who}.${note}`;
}

function drawLane(
  { lane, x, y, width, height }: PlacedLane,
  index: number,
  {
    layout,
    standalone,
    mark,
  }: { readonly layout: PictureLayout; readonly standalone: boolean; readonly mark: Mark | undefined },
): string {
  const { lines, height: block } = laneHeader(lane);
  const isDown = layout.direction === 'down';
  const head = isDown ? headLength(layout) : height;
  const top = y + Math.max(8, (head - block) / 2);
  const rule = isDown
    ? `M${round(x)} ${round(y + head)}H${round(x + width)}`
    : `M${x + LANE_HEADER} ${round(y)}V${round(y + height)}`;
  return [
    // The id without its file: a picture must not say where on a disk it was drawn.
    `<g class="cw-${lane.kind}${toneClass(mark)}" data-lane="${escapeXml(lane.id.slice(lane.id.lastIndexOf('#') + 1))}">`,
    `<rect class="cw-lane${index % 2 === 0 ? ' cw-lane-odd' : ''}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`,
    `<path class="cw-rule" d="${rule}"/>`,
    standalone
      ? ''
      : `${laneButton(lane, index, { nodes: layout.nodes, mark })}<rect class="cw-lane-head" x="${round(x)}" y="${round(y)}" width="${isDown ? round(width) : LANE_HEADER}" height="${round(head)}"/>`,
    icon(performerIcon(lane.kind), x + 14, top + 1),
    ...lines.map((line, i) => text('cw-lane-title', x + 38, top + 13 + i * TITLE_LINE, line)),
    lane.detail === undefined ? '' : text('cw-chip', x + 38, top + 12 + lines.length * TITLE_LINE, lane.detail),
    mark?.text === undefined ? '' : drawMark(mark.text, x + 38, top + block + 2),
    badge(lane.badge, x + (isDown ? width : LANE_HEADER) - 14, y + 14, standalone),
    standalone ? '' : '</g>',
    '</g>',
  ].join(standalone ? '' : ' ');
}

/** In the editor the head of a lane shows all of its nodes, or only their signs. */
function laneButton(
  { id, title, detail, badge: found }: PlacedLane['lane'],
  index: number,
  { nodes, mark }: { readonly nodes: PictureLayout['nodes']; readonly mark: Mark | undefined },
): string {
  const inLane = nodes.filter(({ node }) => node.lane === id && node.kind !== 'fork' && node.kind !== 'join');
  const isOpen = inLane.some(({ node }) => node.brief !== true);
  const said = [title, detail, mark?.text, found && findingsIn(found)].filter((one) => one !== undefined);
  const name = `${said.join(', ')} (lane)${found === undefined ? '' : `. ${found.messages.join(' ')}`}`;
  return `<g data-head="${index}" role="button" tabindex="0" aria-expanded="${isOpen}" aria-label="${escapeXml(name)}">`;
}

interface NodeDrawing {
  readonly standalone: boolean;
  readonly mark: Mark | undefined;
  /** Of the mark's words. */
  readonly place: PlacedMark | undefined;
  /** What kind of thing it is. */
  readonly word: string;
}

function drawNode(
  { node, shape, x, y, width, height }: PlacedNode,
  { standalone, mark, place, word }: NodeDrawing,
): string {
  const bar = node.kind === 'fork' || node.kind === 'join';
  const isProcess = word === PROCESS;
  const name = escapeXml(nodeInWords({ node, shape }, mark, word));
  const focus = standalone || bar ? '' : ` role="button" tabindex="-1" aria-label="${name}"`;
  const block = shape.title.length * TITLE_LINE + (shape.chips.length === 0 ? 0 : 4 + shape.chips.length * CHIP_LINE);
  const top = node.brief === true ? (height - ICON) / 2 - 1 : (height - block) / 2;
  const inner = node.performer === 'assisted' || node.runs !== undefined;
  return [
    `<g class="cw-node cw-${node.kind}${isProcess ? '' : ` cw-${node.performer}`}${toneClass(mark)}" data-node="${escapeXml(node.id)}" transform="translate(${round(x)} ${round(y)})"${focus}>`,
    standalone || bar ? `<title>${name}</title>` : '',
    `<path class="${bar ? 'cw-bar' : `cw-box cw-${node.kind === 'step' ? 'step' : 'shape'}`}" d="${outline(node, { width, height })}"/>`,
    inner && !bar ? `<path class="cw-inner" d="${outline(node, { width, height }, 4)}"/>` : '',
    bar ? '' : icon(isProcess ? PROCESS_ICON : nodeIcon(node), shape.textX, top + 1),
    ...shape.title.map((line, i) => text('cw-title', shape.textX + ICON + 6, top + 13 + i * TITLE_LINE, line)),
    ...shape.chips.map((line, i) =>
      text('cw-chip', shape.textX, top + 4 + shape.title.length * TITLE_LINE + 11 + i * CHIP_LINE, line),
    ),
    place === undefined ? '' : drawMark(place.words, place.box.x - x, place.box.y - y),
    badge(node.badge, bar ? width / 2 : width - 6, bar ? -10 : 2, standalone || bar),
    '</g>',
  ].join(standalone ? '' : ' ');
}

const PROCESS = 'process';

function wordFor({ kind }: PlacedNode['node'], graph: PictureGraph): string {
  return graph.of === 'workspace' ? PROCESS : kind;
}

/** What can be read in the box comes first, so that who sees it can also say it. */
function nodeInWords(
  { node, shape }: Pick<PlacedNode, 'node' | 'shape'>,
  mark: Mark | undefined,
  word: string,
): string {
  const facts = shape.chips.length === 0 ? '' : `, ${shape.chips.join(' ')}`;
  const marked = mark?.text === undefined ? '' : `, ${mark.text}`;
  const { badge: found } = node;
  const findings = found === undefined ? '' : `, ${findingsIn(found)}`;
  const by = node.performedBy === undefined ? '' : `, by ${node.performedBy}`;
  return `${node.title}${facts}${marked}${findings} (${word})${by}${found === undefined ? '' : `. ${found.messages.join(' ')}`}`;
}

function findingsIn(found: Badge): string {
  return `${countOf(found)} ${found.count === 1 ? 'finding' : 'findings'}`;
}

function countOf({ count }: Badge): string {
  return count > 9 ? '9+' : `${count}`;
}

function drawEdge(
  { edge, points, label }: PlacedEdge,
  { standalone, mark, sign }: { readonly standalone: boolean; readonly mark: Mark | undefined; readonly sign: Point },
): string {
  const shared = edge.kind === 'shared';
  const special = !shared && edge.kind !== 'normal' && edge.kind !== 'end';
  const facts = [edge.trigger, edge.share, edge.when, edge.channel].filter((one) => one !== undefined).join(' ');
  const said = `${edge.from} ${shared ? 'shares with' : 'to'} ${edge.to}${facts === '' ? '' : `: ${facts}`}${mark?.text === undefined ? '' : `, ${mark.text}`}${edge.badge === undefined ? '' : `. ${edge.badge.messages.join(' ')}`}`;
  const path = roundedPath(points);
  return [
    `<g class="cw-edge${special ? ' cw-special' : ''}${shared ? ' cw-shared' : ''}${toneClass(mark)}" data-edge="${escapeXml(edge.id)}" data-from="${escapeXml(edge.from)}" data-to="${escapeXml(edge.to)}">`,
    `<title>${escapeXml(said)}</title>`,
    standalone ? '' : `<path class="cw-hit" d="${path}"/>`,
    `<path class="cw-arrow"${shared ? ' stroke-dasharray="2 4"' : ''} d="${path}"/>`,
    shared ? '' : `<path class="cw-head" d="${head(points)}"/>`,
    ...(label === undefined ? [] : label.lines.map((line, i) => drawLine(line, label.x, label.y + i * LABEL_LINE))),
    badge(edge.badge, sign.x, sign.y),
    '</g>',
  ].join('');
}

function drawLine(line: LabelLine, x: number, y: number): string {
  const baseline = y + 11;
  if (line.channel === 'manual' && line.text !== undefined) {
    const frame = `<rect class="cw-manual" x="${round(x)}" y="${round(y + 0.5)}" width="${round(lineWidth(line))}" height="15" rx="7.5"/>`;
    return frame + text('cw-manual-text', x + 5, baseline + 0.5, line.text);
  }
  const strong = line.strong === undefined ? '' : text('cw-label cw-strong', x, baseline, line.strong);
  const after = line.strong === undefined ? 0 : textWidth(`${line.strong}  `, STRONG);
  return strong + (line.text === undefined ? '' : text('cw-label', x + after, baseline, line.text));
}

const CORNER = 7;

function roundedPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const before = points[i - 1];
    const point = points[i];
    const after = points[i + 1];
    if (before === undefined || point === undefined) continue;
    if (after === undefined) {
      path += `L${round(point.x)} ${round(point.y)}`;
      continue;
    }
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
    const enter = toward(point, before, radius);
    const leave = toward(point, after, radius);
    path += `L${round(enter.x)} ${round(enter.y)}Q${round(point.x)} ${round(point.y)} ${round(leave.x)} ${round(leave.y)}`;
  }
  return path;
}

function head(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const back = toward(tip, before, 9);
  const across = { x: (back.y - tip.y) * 0.45, y: (tip.x - back.x) * 0.45 };
  return `M${round(tip.x)} ${round(tip.y)}L${round(back.x + across.x)} ${round(back.y + across.y)}L${round(back.x - across.x)} ${round(back.y - across.y)}Z`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  const far = distance(from, to);
  return far === 0 ? from : { x: from.x + ((to.x - from.x) * by) / far, y: from.y + ((to.y - from.y) * by) / far };
}

/** Shape as well as colour says how bad it is: a circle, a triangle's diamond, a square. */
function badge(found: Badge | undefined, x: number, y: number, titled = true): string {
  if (found === undefined) return '';
  const shape = {
    error: `<circle class="cw-badge-error" r="9"/>`,
    warning: `<path class="cw-badge-warning" d="M0 -11L11 0L0 11L-11 0Z"/>`,
    info: `<rect class="cw-badge-info" x="-8" y="-8" width="16" height="16" rx="3"/>`,
  }[found.severity];
  return `<g class="cw-badge" data-severity="${found.severity}" transform="translate(${round(x)} ${round(y)})">${titled ? `<title>${escapeXml(found.messages.join(' '))}</title>` : ''}${shape}${text('cw-badge-text', 0, 3.6, countOf(found))}</g>`;
}

function legend(entries: readonly LegendEntry[], height: number): string {
  const y = height - FOOTER / 2 + 2;
  const parts = legendPlaces(entries, MARGIN).map(({ x, words }, i) => {
    const entry = entries[i];
    return entry === undefined ? '' : entry.draw(x, y) + text('cw-chip', words, y + 4, entry.words);
  });
  return parts.length === 0 ? '' : `<g class="cw-legend">${parts.join('')}</g>`;
}

function toneClass(mark: Mark | undefined): string {
  return mark === undefined ? '' : ` cw-tone-${mark.tone}`;
}

/** What an overlay says. */
function drawMark(words: string, x: number, y: number): string {
  const frame = `<rect class="cw-mark" x="${round(x)}" y="${round(y)}" width="${round(markWidth(words))}" height="${MARK_HEIGHT}" rx="${MARK_HEIGHT / 2}"/>`;
  return frame + text('cw-mark-text', x + MARK_PADDING, y + 13, words);
}

function icon(drawing: string, x: number, y: number): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${drawing}</g>`;
}

function text(classes: string, x: number, y: number, content: string): string {
  return `<text class="${classes}" x="${round(x)}" y="${round(y)}">${escapeXml(content)}</text>`;
}
