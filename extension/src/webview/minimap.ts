/** All of a large picture, small, with what is seen of it: a click goes there. For the eye; keys have the search. */
import type { PictureLayout } from '@chainwright/language/picture';
import type { View } from './camera.ts';
import { element } from './element.ts';

export interface Minimap {
  readonly element: HTMLElement;
  readonly show: (layout: PictureLayout | undefined) => void;
  readonly look: (view: View, stage: { readonly clientWidth: number; readonly clientHeight: number }) => void;
}

/** Fewer nodes than that are seen at once anyway. */
const LEAST_NODES = 50;
const SVG = 'http://www.w3.org/2000/svg';

/** @param go hears the point of the picture that is to be in the middle. */
export function createMinimap(go: (x: number, y: number) => void): Minimap {
  const box = element('div', 'minimap');
  box.hidden = true;
  box.setAttribute('aria-hidden', 'true');
  let svg: SVGElement | undefined;
  const seen = drawn('rect', { class: 'seen' });
  const follow = (event: PointerEvent): void => {
    const at = svg?.getBoundingClientRect();
    const [width, height] = svg?.getAttribute('viewBox')?.split(' ').slice(2).map(Number) ?? [];
    if (at === undefined || width === undefined || height === undefined) return;
    go(((event.clientX - at.left) / at.width) * width, ((event.clientY - at.top) / at.height) * height);
  };
  box.addEventListener('pointerdown', (event) => {
    box.setPointerCapture(event.pointerId);
    follow(event);
  });
  box.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) follow(event);
  });
  return {
    element: box,
    show: (layout) => {
      box.hidden = layout === undefined || layout.nodes.length < LEAST_NODES;
      if (layout === undefined || box.hidden) return;
      svg = drawn('svg', { viewBox: `0 0 ${layout.width} ${layout.height}`, preserveAspectRatio: 'none' });
      const scale = Math.min(220 / layout.width, 130 / layout.height);
      svg.style.setProperty('width', `${Math.max(24, layout.width * scale)}px`);
      svg.style.setProperty('height', `${Math.max(24, layout.height * scale)}px`);
      const boxes = layout.nodes.map(({ node, x, y, width, height }) =>
        drawn('rect', { class: `cw-${node.performer}`, x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` }),
      );
      svg.append(...boxes, seen);
      box.replaceChildren(svg);
    },
    look: ({ x, y, k }, { clientWidth, clientHeight }) => {
      const place = { x: -x / k, y: -y / k, width: clientWidth / k, height: clientHeight / k };
      for (const [name, value] of Object.entries(place)) seen.setAttribute(name, `${value}`);
    },
  };
}

function drawn(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
