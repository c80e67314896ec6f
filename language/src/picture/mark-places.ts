/**
 * Where the words of an overlay stand: on an edge of their node's box, where they cover nothing that others have to say.
 * The layout knows nothing of overlays, so that switching one on moves nothing.
 */
import { badgeBox, badgePlace } from './badge-places.ts';
import { visible } from './escape.ts';
import { push } from './group.ts';
import { textWidth } from './measure.ts';
import type { Mark, Marks } from './overlays/index.ts';
import { crosses, type Segment, segmentsOf } from './segments.ts';
import { CHIP } from './shapes.ts';
import type { Box, PictureLayout, PlacedNode } from './sized.ts';
import { cover } from './sound.ts';

export const MARK_HEIGHT = 18;
export const MARK_PADDING = 7;
const INSET = 8;
/** The part of it that lies in the box. */
const INSIDE = MARK_HEIGHT / 3;
/** Between two places that are tried. */
const STEP = 6;
/** The side of the squares by which it is known what lies near a box. */
const SQUARE = 240;

export interface PlacedMark {
  readonly words: string;
  /** Of the picture. */
  readonly box: Box;
}

export function markWidth(words: string): number {
  return textWidth(visible(words), CHIP) + 2 * MARK_PADDING;
}

/** By id of the node. Where there is room for none of its words, the node's title alone says them. */
export function markPlaces(layout: PictureLayout, marks: Marks): ReadonlyMap<string, PlacedMark> {
  const places = new Map<string, PlacedMark>();
  const boxes = new Near<Box>(({ x, y, width, height }) => ({ x, y, width, height }));
  for (const one of layout.nodes) boxes.add(one);
  for (const edge of layout.edges) {
    if (edge.label !== undefined) boxes.add(edge.label);
    if (edge.edge.badge !== undefined) boxes.add(badgeBox(badgePlace(edge, layout)));
  }
  const arrows = new Near<Segment>(boxOf);
  for (const { points } of layout.edges) for (const one of segmentsOf(points)) arrows.add(one);
  for (const node of layout.nodes) {
    const place = placeFor(node, marks.nodes[node.node.id], boxes, arrows);
    if (place === undefined) continue;
    boxes.add(place.box);
    places.set(node.node.id, place);
  }
  return places;
}

function placeFor(
  node: PlacedNode,
  mark: Mark | undefined,
  boxes: Near<Box>,
  arrows: Near<Segment>,
): PlacedMark | undefined {
  if (mark?.text === undefined || node.node.brief === true) return undefined;
  const around = { x: node.x, y: node.y - MARK_HEIGHT, width: node.width, height: node.height + 2 * MARK_HEIGHT };
  const others = [...boxes.to(around).filter((one) => one !== node), ...signOf(node)];
  const paths = arrows.to(around);
  const inset = Math.max(INSET, node.shape.textX - 6);
  const room = node.width - 2 * inset;
  const all = [mark.text, mark.short].filter((words) => words !== undefined);
  const fitting = all.filter((words, i) => markWidth(words) <= room || i === all.length - 1);
  const below = node.y + node.height - INSIDE;
  const above = node.y + INSIDE - MARK_HEIGHT;
  for (const y of [below, above]) {
    for (const words of fitting) {
      const free = placesAlong(node, y, inset, markWidth(words)).filter(
        (box) => !others.some((one) => cover(box, one)),
      );
      const box =
        free.find((one) => !paths.some((path) => crosses(path, one, 0))) ?? (y === below ? free[0] : undefined);
      if (box !== undefined) return { words, box };
    }
  }
  return undefined;
}

/** The sign of its findings, at the upper right corner. */
function signOf({ node, x, y, width }: PlacedNode): readonly Box[] {
  return node.badge === undefined ? [] : [{ x: x + width - 17, y: y - 9, width: 22, height: 22 }];
}

/** At the beginning of an edge, at its end, all between, then half beyond its corners. */
function placesAlong({ x, width }: Box, y: number, inset: number, length: number): readonly Box[] {
  const [first, last] = [x + inset, x + width - inset - length];
  const starts = last > first ? [first, last, ...steps(first, last)] : [first];
  const beyond = [...steps(first, x - length / 2), ...steps(last, x + width - length / 2)];
  return [...starts, ...beyond].map((at) => ({ x: at, y, width: length, height: MARK_HEIGHT }));
}

/** From one place towards another. */
function steps(from: number, to: number): readonly number[] {
  const count = Math.floor(Math.abs(to - from) / STEP);
  return Array.from({ length: count }, (_, i) => from + Math.sign(to - from) * STEP * (i + 1));
}

function boxOf({ level, at, from, to }: Segment): Box {
  return level ? { x: from, y: at, width: to - from, height: 0 } : { x: at, y: from, width: 0, height: to - from };
}

/** What lies near a box, without looking at all of it. */
class Near<T> {
  readonly #squares = new Map<string, T[]>();
  readonly #boxOf: (one: T) => Box;

  constructor(boxOfOne: (one: T) => Box) {
    this.#boxOf = boxOfOne;
  }

  add(one: T): void {
    for (const square of squaresOf(this.#boxOf(one))) push(this.#squares, square, one);
  }

  to(box: Box): readonly T[] {
    return [...new Set(squaresOf(box).flatMap((square) => this.#squares.get(square) ?? []))];
  }
}

function squaresOf({ x, y, width, height }: Box): readonly string[] {
  const squares: string[] = [];
  for (let i = Math.floor(x / SQUARE); i <= Math.floor((x + width) / SQUARE); i++) {
    for (let j = Math.floor(y / SQUARE); j <= Math.floor((y + height) / SQUARE); j++) squares.push(`${i} ${j}`);
  }
  return squares;
}
