/** What moves in a picture that has changed moves visibly; who asks for less motion sees none. */
import { type PictureLayout, renamedFrom } from '@chainwright/language/picture';

const MOVE: KeyframeAnimationOptions = { duration: 280, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

export function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Lets every node glide from where it was, and what is new or runs differently fade in. */
export function animateChange(svg: Element, before: PictureLayout, after: PictureLayout): void {
  if (wantsLessMotion()) return;
  const nowOf = renamedFrom(before.graph, after.graph);
  const was = new Map(before.nodes.map((one) => [nowOf.get(one.node.id) ?? one.node.id, one]));
  const nodes = byData(svg, 'node');
  for (const { node, x, y } of after.nodes) {
    const drawn = nodes.get(node.id);
    const old = was.get(node.id);
    if (old === undefined) drawn?.animate([{ opacity: 0 }, { opacity: 1 }], MOVE);
    else if (old.x !== x || old.y !== y) {
      drawn?.animate([{ transform: place(old.x, old.y) }, { transform: place(x, y) }], MOVE);
    }
  }
  const ran = new Map(before.edges.map(({ edge, points }) => [edge.id, JSON.stringify(points)]));
  const edges = byData(svg, 'edge');
  for (const { edge, points } of after.edges) {
    if (ran.get(edge.id) !== JSON.stringify(points)) {
      edges.get(edge.id)?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }], MOVE);
    }
  }
}

/** The drawn parts by their id: names may hold what a selector cannot. */
export function byData(svg: Element, kind: 'node' | 'edge'): ReadonlyMap<string, SVGGElement> {
  const found = new Map<string, SVGGElement>();
  for (const one of svg.querySelectorAll<SVGGElement>(`[data-${kind}]`)) found.set(one.dataset[kind] ?? '', one);
  return found;
}

function place(x: number, y: number): string {
  return `translate(${x}px, ${y}px)`;
}
