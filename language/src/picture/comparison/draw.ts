/** Comparisons as drawings: both sides in one, or one of them with its marks. */
import { drawSvg } from '../draw.ts';
import type { Mark, Marks } from '../overlays/index.ts';
import type { PictureLayout } from '../sized.ts';
import type { ThemeName } from '../theme.ts';
import type { ComparedPicture } from './compared.ts';
import { CHANGE_SIGNS, CHANGE_STATES, CHANGE_WORDS, type ChangeMarks, type ChangeState } from './marks.ts';
import { oneSide } from './one-side.ts';

export interface ComparisonLabels {
  /** What the sides are called: `main`, `the working tree`. */
  readonly base: string;
  readonly head: string;
}

export interface ComparisonDrawing {
  readonly theme: ThemeName;
  readonly standalone: boolean;
  readonly styled?: boolean;
  readonly ids?: string;
}

/** What came, what went as a ghost, and both values of what changed, in one picture. */
export function drawComparison(
  { marks }: Pick<ComparedPicture, 'marks'>,
  layout: PictureLayout,
  labels: ComparisonLabels,
  drawing: ComparisonDrawing,
): string {
  return drawSvg(layout, {
    ...drawing,
    overlay: overlayOfMarks(layout, marks, CHANGE_STATES, `${labels.base} → ${labels.head}:`),
  });
}

/** One side of it, everything where it stands in the whole; undefined where the chain is not there. */
export function drawComparedSide(
  picture: ComparedPicture,
  layout: PictureLayout,
  side: 'base' | 'head',
  labels: ComparisonLabels,
  drawing: ComparisonDrawing,
): string | undefined {
  const graph = picture[side];
  if (graph === null) return undefined;
  const states = side === 'base' ? (['removed', 'changed'] as const) : (['added', 'changed'] as const);
  const shown = oneSide(layout, graph);
  return drawSvg(shown, { ...drawing, overlay: overlayOfMarks(shown, picture.marks, states, `${labels[side]}:`) });
}

const LEGEND: Readonly<Record<ChangeState, string>> = {
  added: '+ new',
  removed: '− gone',
  changed: '≠ changed: before → after',
};

function overlayOfMarks(
  { graph }: PictureLayout,
  marks: ChangeMarks,
  states: readonly ChangeState[],
  title: string,
): Marks {
  const shown = new Set(states);
  const markAll = (all: Readonly<Record<string, ChangeState>>): Record<string, Mark> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([id, state]) =>
        shown.has(state) ? [[id, { tone: state, text: `${CHANGE_SIGNS[state]} ${CHANGE_WORDS[state]}` }]] : [],
      ),
    );
  const bars = graph.nodes.filter(({ kind }) => kind === 'fork' || kind === 'join').map(({ id }) => id);
  // Their arrows say it.
  const nodes = { ...markAll(marks.nodes), ...withoutText(bars, markAll(marks.nodes)) };
  const lanes = markAll(marks.lanes);
  const edges = markAll(marks.edges);
  const tones = new Set([nodes, lanes, edges].flatMap((all) => Object.values(all).map(({ tone }) => tone)));
  return {
    title,
    nodes,
    lanes,
    edges,
    legend: states.flatMap((state) => (tones.has(state) ? [{ tone: state, words: LEGEND[state] }] : [])),
    ...(tones.size === 0 && { note: 'nothing in this picture changes' }),
  };
}

function withoutText(ids: readonly string[], marks: Readonly<Record<string, Mark>>): Record<string, Mark> {
  return Object.fromEntries(ids.flatMap((id) => (marks[id] === undefined ? [] : [[id, { tone: marks[id].tone }]])));
}
