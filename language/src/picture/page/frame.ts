/** A page that needs nothing but itself: its style and its script inside, and no way to anything outside. */
import { escapeXml } from '../escape.ts';
import { pictureStyles, type StyleParts, type ThemeName } from '../theme.ts';
import { SCRIPT, SCRIPT_HASH } from './generated/script.ts';
import { pageColours, STYLE } from './style.ts';

export interface PageFrame {
  readonly title: string;
  /** Markup that is safe: what comes from outside has been escaped. */
  readonly body: string;
  /** One of them for good; without it, as the reader's machine has it. */
  readonly theme?: Exclude<ThemeName, 'editor'> | undefined;
  readonly styles: StyleParts;
}

export function pageOf({ title, body, theme, styles }: PageFrame): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme ?? 'light dark'}">
<meta name="generator" content="Chainwright">
<title>${escapeXml(title)}</title>
<style>
${STYLE}
${coloured(theme ?? 'light', styles)}
${theme === undefined ? `@media (prefers-color-scheme: dark) {\n${coloured('dark', styles)}\n}` : ''}
</style>
</head>
<body>
${body}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function coloured(theme: Exclude<ThemeName, 'editor'>, styles: StyleParts): string {
  return `${pageColours(theme)}\n${pictureStyles(theme, styles)}`;
}

/** A picture, and the buttons that move it. */
export const ZOOM_BUTTONS = [
  '<button type="button" data-action="out" title="Zoom out (-)" aria-label="Zoom out">−</button>',
  '<button type="button" data-action="fit" title="Show all of it (0)">Fit</button>',
  '<button type="button" data-action="in" title="Zoom in (+)" aria-label="Zoom in">+</button>',
].join('');
