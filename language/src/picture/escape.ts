/** The one place where text from outside becomes text of an SVG. */

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '#': '&#35;',
};

/** Markup, and `##[`, which the log of a build would take for a command. */
const SPECIAL = /[&<>"']|#(?=#\w*\[)/g;

/** Control characters, lone surrogates and what XML forbids; and the marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line of text, safe within an element and within an attribute of any kind of quotes. */
export function escapeXml(text: string): string {
  return visible(text).replace(SPECIAL, (char) => NAMED[char] ?? char);
}

/** Without what cannot be seen or may not stand in XML: white space becomes a space, the rest the replacement mark. */
export function visible(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNPRINTABLE, '\uFFFD');
}
