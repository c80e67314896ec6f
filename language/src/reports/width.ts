/** Columns that text takes up on a terminal. */
import stringWidth from 'fast-string-width';

/** What nearly all text consists of takes one column a character: Latin letters, digits, marks, and our quotes. */
const PLAIN = /^[ -~À-ÿ–—‘’“”…]*$/;

export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}
