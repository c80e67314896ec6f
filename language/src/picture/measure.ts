/**
 * How wide text is, from a table instead of a canvas: the command, the server and the editor must draw the same bytes.
 * The widths are those of DejaVu Sans, the widest of the common interface fonts: in any other one the text fits too.
 */

/** Hundredths of an em, from the space to the tilde. */
const REGULAR = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62,
  69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
  82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
  84, 84, 59, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73,
  73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66,
  93, 65, 66, 59, 72, 37, 72, 84,
];
const OTHER = 85;
const WIDE = 104;
const PICTOGRAM = 130;
const ELLIPTIC: Readonly<Record<string, number>> = { '–': 50, '·': 34, '±': 84, '…': 100, '’': 32, '“': 52, '”': 52 };

export interface Face {
  readonly size: number;
  readonly bold?: boolean;
}

export function textWidth(text: string, { size, bold = false }: Face): number {
  const table = bold ? BOLD : REGULAR;
  let hundredths = 0;
  for (const char of text) hundredths += glyphWidth(char, table);
  return (hundredths * size) / 100;
}

function glyphWidth(char: string, table: readonly number[]): number {
  const plain = table[(char.codePointAt(0) ?? 0) - 32];
  if (plain !== undefined) return plain;
  if (/^(?:\p{M}|\p{Cf})$/u.test(char)) return 0;
  if (/^\p{Extended_Pictographic}$/u.test(char)) return PICTOGRAM;
  const base = char.normalize('NFD').codePointAt(0) ?? 0;
  const accented = table[base - 32];
  if (accented !== undefined) return accented;
  if (
    base >= 0x1100 &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]$/u.test(char)
  ) {
    return WIDE;
  }
  return ELLIPTIC[char] ?? OTHER;
}

/** Lines no wider than `width`: broken at spaces, and within a word only where it is too long by itself. */
export function wrap(text: string, face: Face, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, face) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, face, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

function breakWord(word: string, face: Face, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece !== '' && textWidth(piece + char, face) > width) {
      pieces.push(piece);
      piece = char;
    } else piece += char;
  }
  return [...pieces, piece];
}
