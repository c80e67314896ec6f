/** What kind of work it is: the wall that AI meets, and its value to people. */
import { type Node, VALUES, type Value, WALLS, type Wall, WORK_KINDS, wallOf } from '../../model/index.ts';
import type { Mark, Overlay, OverlaySource, Tone } from './overlay.ts';

const WALL_WORDS: Readonly<Record<Wall, string>> = {
  low: 'low: can be checked by who is no expert',
  high: 'high: needs an expert to judge it',
};

const VALUE_WORDS: Readonly<Record<Value, string>> = {
  glue: 'glue: into the system',
  routine: 'routine: to AI, checked',
  craft: 'craft: AI helps',
  human: 'human: stays with people',
};

export function wallOverlay(source: OverlaySource): Overlay {
  const marks = marksOf(source, (node) => {
    const wall = wallOf(node);
    return wall && { tone: wall, text: `${wall} wall` };
  });
  return { name: 'wall', title: 'The wall:', ...marks, legend: legendOf(marks, WALLS, WALL_WORDS) };
}

export function valueOverlay(source: OverlaySource): Overlay {
  const marks = marksOf(source, ({ work }) => {
    const value = work && WORK_KINDS[work.value].value;
    return value && { tone: value, text: value };
  });
  return { name: 'value', title: 'The work:', ...marks, legend: legendOf(marks, VALUES, VALUE_WORDS) };
}

type Marks = Pick<Overlay, 'nodes' | 'lanes'>;

function marksOf({ chain }: OverlaySource, markOf: (node: Node) => Mark | undefined): Marks {
  const nodes: Record<string, Mark> = {};
  for (const node of chain.nodes) {
    if (node.kind !== 'step' && node.kind !== 'decision') continue;
    const mark = markOf(node);
    if (mark !== undefined) nodes[node.name] = mark;
    else if (node.kind === 'step') nodes[node.name] = { tone: 'unknown', text: 'not said' };
    else nodes[node.name] = { tone: 'quiet' };
  }
  return { nodes, lanes: {} };
}

/** Only what the picture shows. */
function legendOf<T extends Tone>({ nodes }: Marks, tones: readonly T[], words: Readonly<Record<T, string>>) {
  const shown = new Set(Object.values(nodes).map(({ tone }) => tone));
  const legend: { tone: Tone; words: string }[] = [];
  for (const tone of tones) if (shown.has(tone)) legend.push({ tone, words: words[tone] });
  if (shown.has('unknown')) legend.push({ tone: 'unknown', words: 'no work is named' });
  return legend;
}
