/** Where everything stands: by ELK within a deadline, else by our own layout. Never fails, never hangs. */
import { type Elk, elkPlacements } from './elk.ts';
import { fallbackLayout } from './fallback.ts';
import { framed } from './frame.ts';
import type { PictureGraph } from './picture-graph.ts';
import { type PictureLayout, type SizedGraph, sized } from './sized.ts';
import { isSound } from './sound.ts';

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

/** Undefined when ELK is late, fails, or gives nothing that can be read. */
async function inTime(graph: PictureGraph, elk: Elk, deadlineMs: number): Promise<PictureLayout | undefined> {
  const stop = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(undefined));
  });
  const timer = setTimeout(() => stop.abort(), deadlineMs);
  try {
    return await Promise.race([firstSound(graph, elk, stop.signal), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function firstSound(graph: PictureGraph, elk: Elk, signal: AbortSignal): Promise<PictureLayout | undefined> {
  for await (const [sizedGraph, placed] of elkPlacements(graph, elk, signal)) {
    const layout = framed(sizedGraph, placed, 'elk');
    if (layout !== undefined && isSound(layout)) return layout;
  }
  return undefined;
}

function ownLayout(sizedGraph: SizedGraph): PictureLayout {
  const layout = framed(sizedGraph, fallbackLayout(sizedGraph), 'fallback');
  if (layout === undefined) throw new Error('The lanes of the simple layout overlap');
  return layout;
}
