/** Which node of a picture is which node of the picture before it: a name that changes is still the same thing. */
import type { PictureGraph, PictureNode } from './picture-graph.ts';

/**
 * From ids of before to ids of now. One node that has gone and one that has come, of one kind and at one place of the
 * order, are taken for one that was renamed; so are the bars at its handoffs.
 */
export function renamedFrom(before: PictureGraph, now: PictureGraph): ReadonlyMap<string, string> {
  const known = new Set(now.nodes.map(({ id }) => id));
  const had = new Set(before.nodes.map(({ id }) => id));
  const found = new Map(before.nodes.flatMap(({ id }) => (known.has(id) ? [[id, id] as const] : [])));
  const isBar = ({ kind }: PictureNode): boolean => kind === 'fork' || kind === 'join';
  const gone = before.nodes.filter(({ id }) => !known.has(id));
  const come = now.nodes.filter(({ id }) => !had.has(id));
  const goneBars = gone.filter(isBar);
  const comeBars = come.filter(isBar);
  const [was, ...moreGone] = gone.filter((node) => !isBar(node));
  const [is, ...moreCome] = come.filter((node) => !isBar(node));
  if (was !== undefined && is !== undefined && was.kind === is.kind && moreGone.length + moreCome.length === 0) {
    found.set(was.id, is.id);
  }
  if (goneBars.length === comeBars.length) {
    for (const [i, bar] of goneBars.entries()) {
      const other = comeBars[i];
      if (other?.kind === bar.kind) found.set(bar.id, other.id);
    }
  }
  return found;
}
