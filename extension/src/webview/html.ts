/** The page of the picture's webview: a frame that loads the script and the style, and nothing else. */

export interface PageParts {
  /** All as the webview may load them (`webview.asWebviewUri`). */
  readonly script: string;
  readonly style: string;
  /** The bundled ELK worker; it is fetched and started from a blob, as a webview's workers must be. */
  readonly worker: string;
  /** The bundled worker that simulates, likewise. */
  readonly simulator: string;
  /** Language of the editor: `de`. */
  readonly language: string;
  /** Its words, each by the English one; none where that is what is shown. */
  readonly words: Readonly<Record<string, string>>;
  readonly title: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
}

export function pictureHtml(parts: PageParts): string {
  const { script, style, worker, simulator, language, words, title, cspSource, nonce } = parts;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    // A picture that becomes pixels is an image on its way.
    'img-src blob:',
    `connect-src ${cspSource}`,
    'worker-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>${attribute(title)}</title>
</head>
<body data-worker="${attribute(worker)}" data-simulator="${attribute(simulator)}" data-words="${attribute(JSON.stringify(words))}">
<div id="app"></div>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}
