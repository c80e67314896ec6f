/** The picture in the page: puts a drawing in the place of the one before it, and says what is done in it. */
import { drawSvg, type PictureLayout } from '@chainwright/language/picture';
import type { Overlay } from './messages.ts';
import { animateChange, byData } from './motion.ts';
import { isArrowKey, neighbourOf } from './walking.ts';

export type PlacedNode = PictureLayout['nodes'][number];
export type Part =
  | { readonly kind: 'node'; readonly node: PlacedNode['node'] }
  | { readonly kind: 'edge'; readonly edge: PictureLayout['edges'][number]['edge'] };

export interface PictureEvents {
  /** A click, or Enter. */
  readonly opened: (part: Part) => void;
  readonly focused: (box: PlacedNode) => void;
  /** The pointer rests on it, or a key asks what it is (`entered`). */
  readonly asked: (part: Part, drawn: Element, entered: boolean) => void;
  /** The pointer has left it. */
  readonly left: () => void;
  /** The head of a lane, by its id. */
  readonly toggled: (lane: string) => void;
}

export interface PictureView {
  /** @param change whether it is a newer picture of the same chain: then what moves, moves visibly. */
  readonly show: (layout: PictureLayout, overlay: Overlay | null, change: boolean) => void;
  readonly clear: () => void;
  readonly layout: () => PictureLayout | undefined;
  /** Lights up a node; none without an id. Gives its place. */
  readonly light: (id: string | undefined) => PlacedNode | undefined;
  /** Gives a node the focus. */
  readonly focus: (id: string) => void;
  /** The same part in the picture of now, and how it is drawn; undefined when it has gone. */
  readonly find: (part: Part) => { readonly part: Part; readonly drawn: Element } | undefined;
}

const REST_MS = 350;

export function createPictureView(stage: HTMLElement, events: PictureEvents): PictureView {
  let layout: PictureLayout | undefined;
  let lit: string | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const drawnAt = (target: EventTarget | null): SVGGElement | undefined =>
    target instanceof Element ? (target.closest<SVGGElement>('[data-node], [data-edge]') ?? undefined) : undefined;
  const partOf = (drawn: SVGGElement | undefined): Part | undefined => {
    const { node, edge } = drawn?.dataset ?? {};
    const placed = layout?.nodes.find((one) => one.node.id === node);
    if (placed !== undefined) return { kind: 'node', node: placed.node };
    const arrow = layout?.edges.find((one) => one.edge.id === edge);
    return arrow === undefined ? undefined : { kind: 'edge', edge: arrow.edge };
  };
  const laneAt = (target: EventTarget | null): string | undefined => {
    const head = target instanceof Element ? target.closest('[data-head]') : null;
    return head instanceof SVGElement ? layout?.lanes[Number(head.dataset.head)]?.lane.id : undefined;
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
    if (box !== undefined) events.focused(box);
  };
  const focusedId = (): string | undefined => {
    const { activeElement } = document;
    return activeElement instanceof SVGElement ? activeElement.dataset.node : undefined;
  };
  const open = (target: EventTarget | null): boolean => {
    const lane = laneAt(target);
    const part = partOf(drawnAt(target));
    if (lane !== undefined) events.toggled(lane);
    else if (part !== undefined) events.opened(part);
    return lane !== undefined || part !== undefined;
  };

  stage.addEventListener('click', (event) => open(event.target));
  stage.addEventListener('pointerover', (event) => {
    clearTimeout(resting);
    const drawn = drawnAt(event.target);
    const part = partOf(drawn);
    if (drawn === undefined || part === undefined || event.buttons !== 0) return;
    resting = setTimeout(() => events.asked(part, drawn, false), REST_MS);
  });
  stage.addEventListener('pointerout', () => {
    clearTimeout(resting);
    events.left();
  });
  stage.addEventListener('keydown', (event) => {
    const id = focusedId();
    if (event.key === 'Enter' || event.key === ' ') {
      if (!open(event.target)) return;
    } else if (layout === undefined || id === undefined) return;
    else if (event.key === 'i') {
      const drawn = drawnAt(event.target);
      const part = partOf(drawn);
      if (drawn !== undefined && part !== undefined) events.asked(part, drawn, true);
    } else if (isArrowKey(event.key)) giveFocus(neighbourOf(layout, id, event.key) ?? id, true);
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
      const headHadFocus = laneAt(document.activeElement);
      clearTimeout(resting);
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
      const head = next.lanes.findIndex(({ lane }) => lane.id === headHadFocus);
      if (head !== -1) svg.querySelector<SVGElement>(`[data-head="${head}"]`)?.focus({ preventScroll: true });
      markLit();
      if (change && before !== undefined) animateChange(svg, before, next);
    },
    light: (id) => {
      lit = id;
      markLit();
      return layout?.nodes.find((one) => one.node.id === id);
    },
    focus: (id) => giveFocus(id, true),
    find: (part) => {
      const drawn = byData(stage, part.kind).get(part.kind === 'node' ? part.node.id : part.edge.id);
      const now = partOf(drawn);
      return drawn === undefined || now === undefined ? undefined : { part: now, drawn };
    },
  };
}
