/** Text in lines of a width: at spaces, by what each word takes up on the screen; a number keeps its unit of time. */
import { widthOf } from './width.ts';

const SPACE = / (?!(?<=\d )(?:min|[dhs])(?![\p{L}\p{N}]))/u;

export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(SPACE)) {
    const size = widthOf(word);
    if (line !== '' && used + 1 + size > width) {
      lines.push(line);
      line = word;
      used = size;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += size + (used === 0 ? 0 : 1);
    }
  }
  return [...lines, line];
}

/** As much of the beginning as fits. */
export function firstOf(text: string, width: number): string {
  let used = 0;
  let result = '';
  for (const char of text) {
    used += widthOf(char);
    if (used > width) break;
    result += char;
  }
  return result;
}
