/** How large a node is and where its text stands, and what its outline is. */

import type { Direction } from './choices.ts';
import { visible } from './escape.ts';
import { type Face, textWidth, wrap } from './measure.ts';
import type { PictureNode, PictureNodeKind } from './picture-graph.ts';
import { turned } from './turn.ts';

export const TITLE: Face = { size: 13, bold: true };
export const CHIP: Face = { size: 11 };
export const TITLE_LINE = 17;
export const CHIP_LINE = 15;
export const ICON = 16;

export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly chips: readonly string[];
  /** Left edge of icon and text, from the left edge of the box. */
  readonly textX: number;
}

const BAR = { width: 8, height: 52 };
/** A node of which only the sign is shown. */
const BRIEF = 30;
const PADDING = 12;
const LINES_WANTED = 3;
/** How far the outline's sides lean in. */
const SLANT: Readonly<Record<PictureNodeKind, number>> = {
  start: 0,
  step: 0,
  decision: 18,
  wait: 10,
  end: 0,
  fork: 0,
  join: 0,
};

/** @param needed how long the sides must be at which arrows come in and go out. */
export function shapeOf(node: PictureNode, needed: number, direction: Direction): Shape {
  const own = ownShape(node, needed, direction);
  const others = (node.alternatives ?? []).map((one) => ownShape(one, needed, direction));
  if (others.length === 0) return own;
  const width = Math.max(own.width, ...others.map((one) => one.width));
  const height = Math.max(own.height, ...others.map((one) => one.height));
  return { ...own, width, height };
}

function ownShape(node: PictureNode, needed: number, direction: Direction): Shape {
  const least = direction === 'down' ? { width: needed, height: 0 } : { width: 0, height: needed };
  if (node.kind === 'fork' || node.kind === 'join') {
    const bar = { width: BAR.width, height: Math.max(BAR.height, needed) };
    return { ...(direction === 'down' ? turned(bar) : bar), title: [], chips: [], textX: 0 };
  }
  if (node.brief === true) {
    const size = { width: Math.max(BRIEF, least.width), height: Math.max(BRIEF, least.height) };
    return { ...size, title: [], chips: [], textX: (size.width - ICON) / 2 };
  }
  const pill = node.kind === 'start' || node.kind === 'end';
  const side = PADDING + (pill ? 6 : SLANT[node.kind]);
  const facts = [
    ...node.chips,
    ...(node.assistant === undefined ? [] : [`with ${node.assistant}`]),
    ...(node.runs === undefined ? [] : [`runs ${node.runs}`]),
  ];
  const text = visible(node.title);
  const widths = pill ? [96, 140, 200, 320] : [132, 132, 180, 260];
  const wanted = widths.find((width) => wrap(text, TITLE, width).length <= LINES_WANTED) ?? 320;
  const title = wrap(text, TITLE, wanted);
  const chips = facts.length === 0 ? [] : wrap(visible(facts.join('  ·  ')), CHIP, wanted + 22);
  const widest = Math.max(
    pill ? 0 : wanted,
    ...title.map((line) => textWidth(line, TITLE)),
    ...chips.map((line) => textWidth(line, CHIP) - ICON - 6),
  );
  const height = 2 * PADDING + title.length * TITLE_LINE + (chips.length === 0 ? 0 : 4 + chips.length * CHIP_LINE);
  return {
    width: Math.ceil(Math.max(widest + ICON + 6 + 2 * side, least.width) / 2) * 2,
    height: Math.ceil(Math.max(pill ? 44 : 52, height, least.height) / 2) * 2,
    title,
    chips,
    textX: side,
  };
}

/** How far the outline lies inside of the box's upper or lower edge, `x` right of its left side. */
export function insetBelow(kind: PictureNodeKind, width: number, height: number, x: number): number {
  const nearest = Math.min(x, width - x);
  if (kind === 'decision') return nearest < SLANT.decision ? (height / 2) * (1 - nearest / SLANT.decision) : 0;
  if (kind !== 'start' && kind !== 'end') return 0;
  const radius = Math.min(width, height) / 2;
  const beyond = Math.max(0, radius - nearest);
  return radius - Math.sqrt(Math.max(0, radius * radius - beyond * beyond));
}

/** How far the outline lies inside of the box's left or right edge, `y` below its top. */
export function insetAt(kind: PictureNodeKind, width: number, height: number, y: number): number {
  const half = height / 2;
  const off = Math.min(1, Math.abs(y - half) / half);
  switch (kind) {
    case 'decision':
      return SLANT.decision * off;
    case 'wait':
      return SLANT.wait * (1 - off);
    case 'start':
    case 'end': {
      const radius = Math.min(half, width / 2);
      const beyond = Math.max(0, Math.abs(y - half) - (half - radius));
      return radius - Math.sqrt(Math.max(0, radius * radius - beyond * beyond));
    }
    default:
      return 0;
  }
}

/** The outline as path data, its top left corner at the origin. */
export function outline(node: PictureNode, { width: w, height: h }: Pick<Shape, 'width' | 'height'>, by = 0): string {
  const s = SLANT[node.kind];
  const polygon = (points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
  if (node.kind === 'decision') {
    return polygon([
      [s, by],
      [w - s, by],
      [w - by, h / 2],
      [w - s, h - by],
      [s, h - by],
      [by, h / 2],
    ]);
  }
  if (node.kind === 'wait') {
    return polygon([
      [by, by],
      [w - by, by],
      [w - s - by, h / 2],
      [w - by, h - by],
      [by, h - by],
      [s + by, h / 2],
    ]);
  }
  const radius =
    node.kind === 'start' || node.kind === 'end'
      ? Math.min(w, h) / 2
      : node.kind !== 'step'
        ? 3
        : node.performer === 'system'
          ? 0
          : 9;
  return rounded(w, h, Math.max(0, radius - by), by);
}

function rounded(w: number, h: number, r: number, by: number): string {
  const arc = r === 0 ? '' : `a${r} ${r} 0 0 1 `;
  const right = w - by;
  const bottom = h - by;
  if (r === 0) return `M${by} ${by}H${right}V${bottom}H${by}Z`;
  return `M${by + r} ${by}H${round(right - r)}${arc}${r} ${r}V${round(bottom - r)}${arc}${-r} ${r}H${by + r}${arc}${-r} ${-r}V${by + r}${arc}${r} ${-r}Z`;
}

/** Two decimals are more than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
