/** A picture as a page of its own: pan, zoom, fit; light or dark as its reader has it. */
import { drawSvg } from '../draw.ts';
import { escapeXml } from '../escape.ts';
import type { Marks } from '../overlays/index.ts';
import { pageOf, ZOOM_BUTTONS } from '../page/frame.ts';
import type { PictureLayout } from '../sized.ts';
import type { ThemeName } from '../theme.ts';

export interface HtmlOptions {
  /** Without it, as the reader's machine has it. */
  readonly theme?: Exclude<ThemeName, 'editor'> | undefined;
  readonly overlay?: Marks | undefined;
}

export function drawHtml(layout: PictureLayout, { theme, overlay }: HtmlOptions = {}): string {
  const { title } = layout.graph;
  const svg = drawSvg(layout, { theme: theme ?? 'light', standalone: true, styled: false, overlay });
  const body = `<main><section data-section aria-label="${escapeXml(title)}"><div class="panes">
<figure><div class="pane" data-pane>
${svg}</div></figure>
<div class="bar" role="toolbar" aria-label="Picture">${ZOOM_BUTTONS}</div>
</div></section></main>`;
  return pageOf({
    title,
    body,
    theme,
    styles: { tones: overlay !== undefined, changes: overlay?.edges !== undefined },
  });
}
