/** Where everything stands: by ELK within a deadline, else by our own layout. Never fails, never hangs. */
import { type Elk, elkLayout } from './elk.ts';
import { fallbackLayout } from './fallback.ts';
import { framed } from './frame.ts';
import type { PictureGraph } from './picture-graph.ts';
import { type PictureLayout, type SizedGraph, sized } from './sized.ts';

export interface LayoutOptions {
  /** Both passes together. */
  readonly deadlineMs: number;
}

/** Above this, ELK would take longer than anybody waits. */
const MOST_FOR_ELK = 600;

export async function layoutPicture(
  graph: PictureGraph,
  elk: Elk,
  { deadlineMs }: LayoutOptions,
): Promise<PictureLayout> {
  if (graph.nodes.length + graph.edges.length <= 2 * MOST_FOR_ELK) {
    const layout = await inTime(graph, elk, deadlineMs);
    if (layout !== undefined) return layout;
  }
  return ownLayout(sized(graph));
}

/** Undefined when ELK is late, fails, or leaves the lanes. */
async function inTime(graph: PictureGraph, elk: Elk, deadlineMs: number): Promise<PictureLayout | undefined> {
  const stop = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(undefined));
  });
  const timer = setTimeout(() => stop.abort(), deadlineMs);
  try {
    const placed = await Promise.race([elkLayout(graph, elk, stop.signal), late]);
    return placed === undefined ? undefined : framed(...placed, 'elk');
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function ownLayout(sizedGraph: SizedGraph): PictureLayout {
  const layout = framed(sizedGraph, fallbackLayout(sizedGraph), 'fallback');
  if (layout === undefined) throw new Error('The lanes of the simple layout overlap');
  return layout;
}
