/** Pan and zoom: by wheel, pinch, drag, keys and buttons; what is seen stays when the picture changes. */
import type { PictureLayout } from '@chainwright/language/picture';
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { wantsLessMotion } from './motion.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Camera {
  readonly view: () => View;
  readonly look: (view: View) => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (x: number, y: number) => void;
  /** All of the picture. */
  readonly fit: (size: Size) => void;
  /** All of it where that can be read, else its beginning. */
  readonly begin: (size: Size) => void;
  /** Brings a box into view, softly, when any of it lies outside. */
  readonly bring: (box: Box) => void;
  /** Brings a box into the middle, near enough to be read. */
  readonly centre: (box: Box) => void;
  /** How large all of it is seen at most, as a factor. */
  readonly scaleToFit: (size: Size) => number;
  /** Whether all of it can be read at once. */
  readonly isReadable: (size: Size) => boolean;
  /** Applies what is seen to a picture that has just been drawn. */
  readonly apply: () => void;
}

type Size = Pick<PictureLayout, 'width' | 'height'>;
type Box = Pick<PictureLayout['nodes'][number], 'x' | 'y' | 'width' | 'height'>;

const NEAREST = 4;
const FARTHEST = 0.05;
const READABLE = 0.6;
const EDGE = 32;
const GLIDE_MS = 220;

/** @param covered how much of the stage is covered at its left and at its top, as large as the picture is drawn by itself. */
export function createCamera(
  stage: HTMLElement,
  changed: (view: View) => void,
  covered: () => { readonly left: number; readonly top: number } = () => ({ left: 0, top: 0 }),
): Camera {
  const selection = select(stage);
  let current: ZoomTransform = zoomIdentity;
  let glide = 0;
  const apply = (): void => {
    stage.querySelector('.cw-text')?.setAttribute('transform', current.toString());
  };
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([FARTHEST, NEAREST])
    .on('start', (event: { sourceEvent: unknown }) => {
      if (event.sourceEvent !== null && event.sourceEvent !== undefined) cancelAnimationFrame(glide);
    })
    .on('zoom', (event: { transform: ZoomTransform }) => {
      current = event.transform;
      apply();
      changed(view());
    });
  selection.call(behaviour).on('dblclick.zoom', null);

  const view = (): View => ({ x: current.x, y: current.y, k: current.k });
  const look = ({ x, y, k }: View): void => {
    selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  };
  const centred = ({ width, height }: Size, k: number): View => ({
    k,
    x: Math.max(0, (stage.clientWidth - width * k) / 2),
    y: Math.max(0, (stage.clientHeight - height * k) / 2),
  });
  const scaleToFit = ({ width, height }: Size): number =>
    Math.max(FARTHEST, Math.min(1, stage.clientWidth / width, stage.clientHeight / height));
  const glideTo = (target: View): void => {
    cancelAnimationFrame(glide);
    if (wantsLessMotion()) {
      look(target);
      return;
    }
    const from = view();
    const began = performance.now();
    const step = (now: number): void => {
      const done = Math.min(1, (now - began) / GLIDE_MS);
      const eased = 1 - (1 - done) ** 3;
      look({
        x: from.x + (target.x - from.x) * eased,
        y: from.y + (target.y - from.y) * eased,
        k: from.k + (target.k - from.k) * eased,
      });
      if (done < 1) glide = requestAnimationFrame(step);
    };
    glide = requestAnimationFrame(step);
  };
  return {
    view,
    look,
    apply,
    zoomBy: (factor) => selection.call(behaviour.scaleBy, factor),
    panBy: (x, y) => selection.call(behaviour.translateBy, x / current.k, y / current.k),
    fit: (size) => glideTo(centred(size, scaleToFit(size))),
    begin: (size) => look(centred(size, Math.max(READABLE, scaleToFit(size)))),
    scaleToFit,
    isReadable: (size) => scaleToFit(size) >= READABLE,
    centre: ({ x, y, width, height }) => {
      const k = Math.max(current.k, READABLE);
      glideTo({
        k,
        x: stage.clientWidth / 2 - (x + width / 2) * k,
        y: stage.clientHeight / 2 - (y + height / 2) * k,
      });
    },
    bring: ({ x, y, width, height }) => {
      const left = current.applyX(x);
      const top = current.applyY(y);
      const by = {
        x: overshoot(left, width * current.k, { from: covered().left * current.k, to: stage.clientWidth }),
        y: overshoot(top, height * current.k, { from: covered().top * current.k, to: stage.clientHeight }),
      };
      if (by.x !== 0 || by.y !== 0) glideTo({ x: current.x + by.x, y: current.y + by.y, k: current.k });
    },
  };
}

/** How far something must move to lie inside of its frame. */
function overshoot(
  start: number,
  length: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  if (start < from + EDGE) return from + EDGE - start;
  const beyond = start + length - (to - EDGE);
  return beyond > 0 ? -Math.min(beyond, start - from - EDGE) : 0;
}
