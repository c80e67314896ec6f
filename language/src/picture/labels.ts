/** What stands at an arrow, and how much room it takes. */

import type { Direction } from './choices.ts';
import { visible } from './escape.ts';
import { type Face, textWidth, wrap } from './measure.ts';
import type { PictureEdge } from './picture-graph.ts';

export const LABEL: Face = { size: 11 };
export const STRONG: Face = { size: 11, bold: true };
export const LABEL_LINE = 14;
/** Labels make the room between columns: two short lines need less of it than a long one. */
const WIDEST = { right: 156, down: 112 } as const satisfies Record<Direction, number>;

export interface LabelText {
  readonly lines: readonly LabelLine[];
  readonly width: number;
  readonly height: number;
}

export interface LabelLine {
  /** Set in bold before the text. */
  readonly strong?: string;
  readonly text?: string;
  /** The way it is handed over: framed where a person has to carry it. */
  readonly channel?: 'manual' | 'quiet';
}

export function labelOf(edge: PictureEdge, direction: Direction = 'right'): LabelText | undefined {
  const widest = WIDEST[direction];
  const strong = visible([edge.sign, edge.trigger, edge.share].filter((one) => one !== undefined).join(' '));
  const lines: LabelLine[] = [];
  const when = visible(edge.when ?? '');
  if (strong !== '' && when !== '' && textWidth(`${strong}  `, STRONG) + textWidth(when, LABEL) <= widest) {
    lines.push({ strong, text: when });
  } else {
    if (strong !== '') for (const line of wrap(strong, STRONG, widest)) lines.push({ strong: line });
    if (when !== '') for (const text of wrap(when, LABEL, widest)) lines.push({ text });
  }
  const way = [edge.channel, edge.wait === undefined ? undefined : `waits ${edge.wait}`].filter(
    (one) => one !== undefined,
  );
  if (way.length > 0) lines.push({ text: visible(way.join(' · ')), channel: edge.manual ? 'manual' : 'quiet' });
  if (lines.length === 0) return undefined;
  const width = Math.max(...lines.map(lineWidth));
  return { lines, width: Math.ceil(width), height: lines.length * LABEL_LINE + (edge.manual ? 2 : 0) };
}

export function lineWidth({ strong, text, channel }: LabelLine): number {
  const gap = strong !== undefined && text !== undefined ? textWidth('  ', STRONG) : 0;
  const frame = channel === 'manual' ? 10 : 0;
  return (
    (strong === undefined ? 0 : textWidth(strong, STRONG)) +
    gap +
    (text === undefined ? 0 : textWidth(text, LABEL)) +
    frame
  );
}
