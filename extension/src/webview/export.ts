/** The picture as a file of its own, in the format that is asked for: the same functions as the command's. */
import {
  drawDrawio,
  drawHtml,
  drawMermaid,
  drawSvg,
  type PictureFormat,
  type PictureLayout,
} from '@chainwright/language/picture';
import type { Overlay } from './messages.ts';

export interface ExportRequest {
  readonly format: PictureFormat;
  readonly theme: 'light' | 'dark';
  /** Pixels of a PNG for each of the drawing's. */
  readonly scale: number;
  readonly overlay: Overlay | undefined;
}

/** Text; a PNG's bytes as base64. */
export async function exportPicture(layout: PictureLayout, request: ExportRequest): Promise<string> {
  const { format, theme, scale, overlay } = request;
  switch (format) {
    case 'svg':
      return drawSvg(layout, { theme, standalone: true, overlay });
    case 'html':
      return drawHtml(layout, { overlay });
    case 'mermaid':
      return drawMermaid(layout.graph);
    case 'drawio':
      return drawDrawio(layout);
    case 'png':
      return pixels(drawSvg(layout, { theme, standalone: true, overlay }), scale);
  }
}

/** By the editor's own browser: with the fonts of the machine, in all scripts that it can write. */
async function pixels(svg: string, scale: number): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The picture has no room to be drawn as pixels.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [, base64 = ''] = canvas.toDataURL('image/png').split(',');
    // What is too large for a canvas gives no picture, and no error.
    if (base64 === '') throw new Error('It is too large for PNG at this size; a smaller one, or SVG, draws it.');
    return base64;
  } finally {
    URL.revokeObjectURL(address);
  }
}
