/**
 * For Markdown that a service shows: text that is text, whatever it looks like. No markup, no HTML, no link, and nobody
 * is mentioned.
 */
import { inert } from './runner.ts';
import { escaped, visible } from './terminal.ts';

/** What is markup anywhere in a line. */
const MARKUP = /[\\`*_[\]|~$]/g;
/** What would make a heading, a list, a rule or a quote of the line. */
const AT_START = /^(?=[-+=#])|^(\d{1,9})(?=[.)])/;
const HTML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** One line of text, fit for a paragraph or the cell of a table. */
export function markdownText(text: string): string {
  return (
    visible(text)
      .replace(MARKUP, '\\$&')
      .replace(AT_START, '$1\\')
      .replace(/[<>&"]/g, (char) => HTML[char] ?? char)
      // Addresses become links by themselves.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/(?<=www)\./gi, '\\.')
      // Services look for names after the sign once the Markdown is HTML; an element between them keeps them apart.
      .replaceAll('@', '<span>@</span>')
      // Two spaces at the end of a line would break it, four at its start would make it code.
      .replace(/^ +| +$/g, (spaces) => '&nbsp;'.repeat(spaces.length))
  );
}

/** One line of text in the type of code. */
export function markdownCode(text: string): string {
  const shown = inert(visible(text)).replaceAll('|', escaped('|'));
  if (shown.trim() === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
