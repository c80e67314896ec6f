/** For a terminal: what could move the cursor, change colours, hide text or turn its direction becomes an escape. */

// C0 and C1 controls, soft hyphen, line and paragraph separators, marks that turn the direction of text, invisible
// marks, tag characters, and halves of surrogate pairs. The joiners that emoji and Indic scripts need stay.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of text, with whatever is not printable shown as an escape such as `\n` or `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => SHORT[char] ?? escaped(char));
}

/** How a character is shown that must not stand for itself. */
export function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
