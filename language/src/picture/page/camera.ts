/** Pan and zoom of all pictures of a section as one: what is seen of the first is seen of the others. */
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';

export interface Camera {
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (x: number, y: number) => void;
  /** All of the picture. */
  readonly fit: () => void;
  /** All of it where that can be read, else its beginning. */
  readonly begin: () => void;
  /** Brings parts of the picture into the middle of what is seen. */
  readonly bring: (parts: readonly SVGGraphicsElement[]) => void;
  readonly apply: () => void;
}

const NEAREST = 6;
const FARTHEST = 0.05;
const READABLE = 0.5;

export function createCamera(panes: readonly HTMLElement[]): Camera {
  const sizes = panes.map(sizeOf);
  const selection = select<HTMLElement | null, unknown>(panes[0] ?? null);
  let current: ZoomTransform = zoomIdentity;
  let isFollowing = false;
  const apply = (): void => {
    for (const pane of panes) pane.querySelector('.cw-text')?.setAttribute('transform', current.toString());
  };
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([FARTHEST, NEAREST])
    .on('zoom', (event: { transform: ZoomTransform }) => {
      if (isFollowing) return;
      current = event.transform;
      isFollowing = true;
      for (const pane of panes) select(pane).call(behaviour.transform, current);
      isFollowing = false;
      apply();
    });
  for (const pane of panes) select(pane).call(behaviour).on('dblclick.zoom', null);
  const first = (): { readonly width: number; readonly height: number } => ({
    width: panes[0]?.clientWidth ?? 0,
    height: panes[0]?.clientHeight ?? 0,
  });
  const look = (x: number, y: number, k: number): void => {
    const [pane] = panes;
    if (pane !== undefined) select(pane).call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  };
  const width = Math.max(1, ...sizes.map((size) => size.width));
  const height = Math.max(1, ...sizes.map((size) => size.height));
  const toFit = (): number => Math.max(FARTHEST, Math.min(1, first().width / width, first().height / height));
  const centred = (k: number): void =>
    look(Math.max(0, (first().width - width * k) / 2), Math.max(0, (first().height - height * k) / 2), k);
  return {
    apply,
    zoomBy: (factor) =>
      selection.node() !== null && void select(panes[0] as HTMLElement).call(behaviour.scaleBy, factor),
    panBy: (x, y) => look(current.x + x, current.y + y, current.k),
    fit: () => centred(toFit()),
    begin: () => centred(Math.max(READABLE, toFit())),
    bring: (parts) => {
      const box = around(parts);
      if (box === undefined) return;
      const k = Math.max(current.k, Math.min(READABLE, toFit() * 4));
      look(first().width / 2 - box.x * k, first().height / 2 - box.y * k, k);
    },
  };
}

/** From now on it fills its pane, and the camera moves what is in it. */
function sizeOf(pane: HTMLElement): { readonly width: number; readonly height: number } {
  const svg = pane.querySelector('svg');
  const width = Number(svg?.getAttribute('width') ?? 0);
  const height = Number(svg?.getAttribute('height') ?? 0);
  for (const name of ['width', 'height', 'viewBox']) svg?.removeAttribute(name);
  return { width, height };
}

/** The middle of the parts, in the picture's own units. */
function around(parts: readonly SVGGraphicsElement[]): { readonly x: number; readonly y: number } | undefined {
  if (parts.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    const box = part.getBBox();
    const moved = part.transform.baseVal.consolidate()?.matrix;
    const [x, y] = [box.x + (moved?.e ?? 0), box.y + (moved?.f ?? 0)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + box.width);
    bottom = Math.max(bottom, y + box.height);
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
