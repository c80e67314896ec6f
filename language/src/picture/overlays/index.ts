/** What a picture can show on top of itself. */
import type { Overlay, OverlayName, OverlaySource } from './overlay.ts';
import { queuesOverlay } from './queues.ts';
import { speedOverlay } from './speed.ts';
import { valueOverlay, wallOverlay } from './work.ts';

export {
  type Mark,
  type Marks,
  OVERLAY_NAMES,
  type Overlay,
  type OverlayName,
  type OverlaySource,
  TONES,
  type Tone,
} from './overlay.ts';
export { toneOfLoad } from './queues.ts';

const OVERLAYS: Readonly<Record<Overlay['name'], (source: OverlaySource) => Overlay>> = {
  queues: queuesOverlay,
  wall: wallOverlay,
  value: valueOverlay,
  speed: speedOverlay,
};

/** Undefined for `none`. */
export function overlayOf(name: OverlayName, source: OverlaySource): Overlay | undefined {
  return name === 'none' ? undefined : OVERLAYS[name](source);
}
