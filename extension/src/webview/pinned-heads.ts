/** Heads of lanes that stay in view when their beginning does not: whose steps one sees is known anywhere in a long picture. */
import type { PictureLayout } from '@chainwright/language/picture';
import type { View } from './camera.ts';

export interface PinnedHeads {
  /** Takes them from what has just been drawn. */
  readonly take: (stage: HTMLElement, layout: PictureLayout | undefined) => void;
  /** Gives how far down they cover the stage. */
  readonly follow: (view: View) => number;
  /** How much of the stage they take, as large as the picture is drawn by itself: at its left, or at its top. */
  readonly room: () => { readonly left: number; readonly top: number };
}

const SVG = 'http://www.w3.org/2000/svg';
const NONE = { left: 0, top: 0 };

export function createPinnedHeads(): PinnedHeads {
  let pinned: SVGGElement | undefined;
  let isDown = false;
  /** Where the lanes begin. */
  let start = 0;
  let length = 0;
  return {
    take: (stage, layout) => {
      pinned = undefined;
      const [lane] = layout?.lanes ?? [];
      const head = stage.querySelector('.cw-lane-head');
      if (layout === undefined || lane === undefined || head === null) return;
      isDown = layout.direction === 'down';
      start = isDown ? lane.y : lane.x;
      length = Number(head.getAttribute(isDown ? 'height' : 'width'));
      pinned = document.createElementNS(SVG, 'g');
      // The heads themselves are where the keyboard finds them; these are for the eye and the pointer.
      pinned.setAttribute('class', 'pinned');
      pinned.setAttribute('aria-hidden', 'true');
      pinned.style.display = 'none';
      for (const of of stage.querySelectorAll('[data-lane]')) pinned.append(copyOf(of));
      stage.querySelector('.cw-text')?.append(pinned);
    },
    follow: ({ x, y, k }) => {
      if (pinned === undefined) return 0;
      const by = -(isDown ? y : x) / k - start;
      pinned.style.display = by > 0 ? '' : 'none';
      pinned.setAttribute('transform', isDown ? `translate(0 ${by})` : `translate(${by} 0)`);
      return isDown && by > 0 ? length * k : 0;
    },
    room: () => (pinned === undefined ? NONE : isDown ? { left: 0, top: length } : { left: length, top: 0 }),
  };
}

/** Of a lane only its head, in its colours. */
function copyOf(lane: Element): Node {
  const copy = lane.cloneNode(false) as Element;
  copy.removeAttribute('data-lane');
  const head = lane.querySelector('[data-head]')?.cloneNode(true);
  if (head instanceof Element) {
    for (const name of ['role', 'tabindex', 'aria-expanded', 'aria-label']) head.removeAttribute(name);
    copy.append(head);
  }
  return copy;
}
