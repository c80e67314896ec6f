/** The picture in the page: puts a drawing in the place of the one before it, and says what is clicked in it. */
import { drawSvg, type PictureLayout } from '@chainwright/language/picture';
import type { Overlay } from './messages.ts';
import { animateChange, byData } from './motion.ts';
import { isDirection, neighbourOf } from './walking.ts';

export interface PictureView {
  /** @param change whether it is a newer picture of the same chain: then what moves, moves visibly. */
  readonly show: (layout: PictureLayout, overlay: Overlay | null, change: boolean) => void;
  readonly clear: () => void;
  readonly layout: () => PictureLayout | undefined;
  /** Lights up a node; none without an id. Gives its place. */
  readonly light: (id: string | undefined) => PictureLayout['nodes'][number] | undefined;
}

type Part = PictureLayout['nodes'][number]['node'] | PictureLayout['edges'][number]['edge'];

export function createPictureView(
  stage: HTMLElement,
  opened: (part: Part) => void,
  focused: (box: PictureLayout['nodes'][number]) => void,
): PictureView {
  let layout: PictureLayout | undefined;
  let lit: string | undefined;

  const partAt = (target: EventTarget | null): Part | undefined => {
    if (!(target instanceof Element)) return undefined;
    const node = target.closest<SVGGElement>('[data-node]')?.dataset.node;
    if (node !== undefined) return layout?.nodes.find((one) => one.node.id === node)?.node;
    const edge = target.closest<SVGGElement>('[data-edge]')?.dataset.edge;
    return layout?.edges.find((one) => one.edge.id === edge)?.edge;
  };
  const markLit = (): void => {
    for (const [id, drawn] of byData(stage, 'node')) drawn.classList.toggle('is-lit', id === lit);
  };
  /** One node takes the tab key, the arrows lead to the others. */
  const giveFocus = (id: string | undefined, now: boolean): void => {
    for (const [name, drawn] of byData(stage, 'node')) {
      if (!drawn.hasAttribute('tabindex')) continue;
      drawn.setAttribute('tabindex', name === id ? '0' : '-1');
      if (name === id && now) drawn.focus({ preventScroll: true });
    }
    const box = now ? layout?.nodes.find((one) => one.node.id === id) : undefined;
    if (box !== undefined) focused(box);
  };
  const focusedId = (): string | undefined => {
    const { activeElement } = document;
    return activeElement instanceof SVGElement ? activeElement.dataset.node : undefined;
  };

  stage.addEventListener('click', (event) => {
    const part = partAt(event.target);
    if (part !== undefined) opened(part);
  });
  stage.addEventListener('keydown', (event) => {
    const id = focusedId();
    if (layout === undefined || id === undefined) return;
    const part = event.key === 'Enter' || event.key === ' ' ? partAt(event.target) : undefined;
    if (part !== undefined) opened(part);
    else if (isDirection(event.key)) giveFocus(neighbourOf(layout, id, event.key) ?? id, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    layout: () => layout,
    clear: () => {
      layout = undefined;
      stage.replaceChildren();
    },
    show: (next, overlay, change) => {
      const before = layout;
      const hadFocus = focusedId();
      layout = next;
      const parsed = new DOMParser().parseFromString(
        drawSvg(next, { theme: 'editor', standalone: false, overlay: overlay ?? undefined }),
        'image/svg+xml',
      );
      const svg = document.importNode(parsed.documentElement, true);
      for (const name of ['width', 'height', 'viewBox']) svg.removeAttribute(name);
      stage.replaceChildren(svg);
      const first = next.nodes.find((one) => one.node.id === hadFocus) ?? next.nodes[0];
      giveFocus(first?.node.id, hadFocus !== undefined && first?.node.id === hadFocus);
      markLit();
      if (change && before !== undefined) animateChange(svg, before, next);
    },
    light: (id) => {
      lit = id;
      markLit();
      return layout?.nodes.find((one) => one.node.id === id);
    },
  };
}
