/** Where everything stands: by ELK within a deadline, else by our own layout. Never fails, never hangs. */

import type { Direction } from './choices.ts';
import { type Elk, elkPlacements, type PlacementOptions } from './elk.ts';
import { fallbackLayout } from './fallback.ts';
import { framed } from './frame.ts';
import type { PictureGraph } from './picture-graph.ts';
import { type PictureLayout, type SizedGraph, sized } from './sized.ts';
import { isSound } from './sound.ts';

export interface LayoutOptions {
  /** Both passes together. */
  readonly deadlineMs: number;
  /** Where the flow runs to (right). */
  readonly direction?: Direction | undefined;
  /** The picture of the same chain before a change: what did not change stays where it was. */
  readonly last?: PictureLayout | undefined;
}

/** Above this, ELK would take longer than anybody waits. */
const MOST_FOR_ELK = 600;

export async function layoutPicture(graph: PictureGraph, elk: Elk, options: LayoutOptions): Promise<PictureLayout> {
  if (graph.nodes.length + graph.edges.length <= 2 * MOST_FOR_ELK) {
    const layout = await inTime(graph, elk, options);
    if (layout !== undefined) return layout;
  }
  return ownLayout(sized(graph, { direction: options.direction }));
}

/** Undefined when ELK is late, fails, or gives nothing that can be read. */
async function inTime(
  graph: PictureGraph,
  elk: Elk,
  { deadlineMs, direction = 'right', last }: LayoutOptions,
): Promise<PictureLayout | undefined> {
  const stop = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(undefined));
  });
  const timer = setTimeout(() => stop.abort(), deadlineMs);
  try {
    return await Promise.race([firstSound(graph, elk, { direction, last, signal: stop.signal }), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function firstSound(
  graph: PictureGraph,
  elk: Elk,
  options: PlacementOptions,
): Promise<PictureLayout | undefined> {
  for await (const [sizedGraph, placed, grid] of elkPlacements(graph, elk, options)) {
    const layout = framed(sizedGraph, placed, { engine: 'elk', grid });
    if (layout !== undefined && isSound(layout)) return layout;
  }
  return undefined;
}

function ownLayout(sizedGraph: SizedGraph): PictureLayout {
  const layout = framed(sizedGraph, fallbackLayout(sizedGraph), { engine: 'fallback', grid: new Map() });
  if (layout === undefined) throw new Error('The lanes of the simple layout overlap');
  return layout;
}
