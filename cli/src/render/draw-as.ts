/** One picture in one format. */
import {
  type Direction,
  drawDrawio,
  drawHtml,
  drawMermaid,
  drawSvg,
  type Elk,
  layoutPicture,
  type Overlay,
  type PictureFormat,
  type PictureGraph,
} from '@chainwright/language/picture';
import { rasterise } from './png.ts';

/** Both passes of one picture; after it a simpler layout is drawn. */
const DEADLINE_MS = 20_000;

export interface DrawRequest {
  readonly format: PictureFormat;
  /** Where not said: light, and in a page what its reader has. */
  readonly theme: 'light' | 'dark' | undefined;
  readonly overlay: Overlay | undefined;
  /** Where the flow runs to; where not said: to the right. */
  readonly direction: Direction | undefined;
  readonly scale: number;
  readonly fonts: readonly Uint8Array[];
  readonly elk: Elk;
}

export interface Drawn {
  readonly content: string | Uint8Array;
  /** What the reader should know of it. */
  readonly note?: string;
}

export async function drawAs(graph: PictureGraph, request: DrawRequest): Promise<Drawn> {
  const { format, theme, overlay, elk, direction } = request;
  if (format === 'mermaid') return { content: drawMermaid(graph, { direction }) };
  const layout = await layoutPicture(graph, elk, { deadlineMs: DEADLINE_MS, direction });
  if (format === 'drawio') return { content: drawDrawio(layout) };
  if (format === 'html') return { content: drawHtml(layout, { theme, overlay }) };
  const svg = drawSvg(layout, { theme: theme ?? 'light', standalone: true, overlay });
  return format === 'svg' ? { content: svg } : drawPng(svg, request);
}

async function drawPng(svg: string, { scale, fonts }: DrawRequest): Promise<Drawn> {
  const { bytes, unknown } = await rasterise(svg, { scale, fonts });
  if (unknown.length === 0) return { content: bytes };
  const shown = unknown.slice(0, 8).join(' ');
  const more = unknown.length > 8 ? ' …' : '';
  const one = unknown.length === 1;
  return {
    content: bytes,
    note: `${unknown.length} ${one ? 'character' : 'characters'} of the picture ${one ? 'is' : 'are'} in no font at hand (${shown}${more}) and ${one ? 'stands' : 'stand'} as boxes; --font names a file that has ${one ? 'it' : 'them'}`,
  };
}
