/**
 * The one place where text from files becomes fit for a terminal: what could move the cursor, change colours, hide
 * text or turn its direction is shown as an escape instead. Everything that a report prints of names, titles, paths
 * and sources goes through here.
 */

// C0 and C1 controls, line and paragraph separators, marks that turn the direction of text, the invisible byte order
// mark, tag characters, and halves of surrogate pairs.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of text, with whatever is not printable shown as an escape such as `\n` or `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
