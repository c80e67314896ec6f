/** Small drawings in a square of 16: strokes, and what is filled. */
import type { Performer, PictureNode } from './picture-graph.ts';

const PERSON =
  '<circle class="cw-icon" cx="8" cy="5" r="3"/><path class="cw-icon" d="M2.5 14.5c0-3.6 2.4-5 5.5-5s5.5 1.4 5.5 5"/>';
const SPARK = '<path class="cw-solid" d="M8 0.8Q8.9 7.1 15.2 8Q8.9 8.9 8 15.2Q7.1 8.9 0.8 8Q7.1 7.1 8 0.8Z"/>';
const MACHINE =
  '<path class="cw-icon" d="M2 2.5H14V7.2H2ZM2 8.8H14V13.5H2Z"/><path class="cw-icon" d="M4.5 4.8H5M4.5 11.2H5M8 4.8H11.5M8 11.2H11.5"/>';
const ASSISTED =
  '<circle class="cw-icon" cx="6" cy="6" r="2.8"/><path class="cw-icon" d="M1 14.8c0-3.2 2-4.6 5-4.6s5 1.4 5 4.6"/><path class="cw-solid" d="M12.5 0.2Q13 3.2 16 3.7Q13 4.2 12.5 7.2Q12 4.2 9 3.7Q12 3.2 12.5 0.2Z"/>';
const UNKNOWN =
  '<path class="cw-icon" d="M5.2 5.6C5.2 3.6 6.5 2.6 8 2.6S10.8 3.6 10.8 5.3C10.8 7.4 8 7.6 8 10M8 13.2V13.3"/>';
const HOURGLASS =
  '<path class="cw-icon" d="M3.5 1.5H12.5M3.5 14.5H12.5M4.5 1.5C4.5 6 8 6 8 8S4.5 10 4.5 14.5M11.5 1.5C11.5 6 8 6 8 8S11.5 10 11.5 14.5"/>';
const PLAY = '<path class="cw-solid" d="M4 2.5L13.5 8L4 13.5Z"/>';
const STOP = '<path class="cw-solid" d="M3.5 3.5H12.5V12.5H3.5Z"/>';

const PERFORMERS: Readonly<Record<Performer, string>> = {
  human: PERSON,
  agent: SPARK,
  system: MACHINE,
  assisted: ASSISTED,
  nobody: UNKNOWN,
};

export function performerIcon(performer: Performer): string {
  return PERFORMERS[performer];
}

export function nodeIcon({ kind, performer }: PictureNode): string {
  if (kind === 'start') return PLAY;
  if (kind === 'end') return STOP;
  return kind === 'wait' ? HOURGLASS : PERFORMERS[performer];
}

/** Of a chain as a whole: one box leads to another. */
export const PROCESS_ICON = '<path class="cw-icon" d="M1.5 3H6V7.5H1.5ZM10 8.5H14.5V13H10ZM6 5.25H8V10.75H10"/>';
