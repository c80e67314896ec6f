/** Text from outside as text of a Mermaid chart: never markup, Markdown, an icon, a link or a directive. */
import { visible } from '../escape.ts';

/** Letters, digits and what means nothing to anybody; everything else is written as its number. */
const HARMLESS = /[\p{L}\p{M}\p{N}\p{So} ,/()…–−≠·±→’“”+]/u;

/** For a label in quotes. A dot or a colon is plain where no link, list or icon can begin with it. */
export function mermaidText(text: string): string {
  const chars = [...visible(text).trim()];
  if (chars.length === 0) return entity('\u00a0');
  return chars
    .map((char, i) => {
      if (HARMLESS.test(char)) return i === 0 && char === '+' ? entity(char) : char;
      const isBeforeSpace = chars[i + 1] === ' ' || i === chars.length - 1;
      if (char === ':' && isBeforeSpace) return char;
      if (char === '.' && isBeforeSpace && !/^\d*$/.test(chars.slice(0, i).join(''))) return char;
      if ((char === '?' || char === '%') && isBeforeSpace) return char;
      return entity(char);
    })
    .join('');
}

function entity(char: string): string {
  return `#${char.codePointAt(0)};`;
}

/** The chart's title, in front of it: a YAML string, which JSON's are; without markup even for who reads it raw. */
export function titleLine(title: string): readonly string[] {
  const plain = JSON.stringify(visible(title)).replace(
    /[<>&`%{}]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return ['---', `title: ${plain}`, '---'];
}
