/**
 * For JSON that may end up in a log: the same values, but what a terminal or a runner would obey stands as an escape,
 * so that reading it back gives exactly what went in.
 */

// JSON.stringify escapes C0 controls and lone surrogates itself.
const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|#(?=#\w*\[)/gu;

/** Indented, with a line end behind it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(UNSAFE, unitsEscaped)}\n`;
}

function unitsEscaped(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
