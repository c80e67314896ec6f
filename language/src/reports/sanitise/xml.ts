/** For XML 1.0: elements written through one escape function. */
import { escaped } from './terminal.ts';

// What no XML 1.0 document may hold, not even as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
// Markup, white space that a parser would change, what a terminal would obey, and what a runner would.
const REFERENCED =
  /[<>&"'\t\n\r\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|#(?=#\w*\[)/gu;

const NAMED: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as the content of an element or the value of an attribute. */
function xmlText(text: string): string {
  return text.replace(FORBIDDEN, escaped).replace(REFERENCED, (char) => NAMED[char] ?? `&#${char.codePointAt(0)};`);
}

export type Attributes = Readonly<Record<string, string | number>>;

/** An element with elements inside of it, indented. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const head = `${name}${attributesOf(attributes)}`;
  if (children.length === 0) return `<${head}/>`;
  const inside = children.map((child) => child.replace(/^/gm, '  ')).join('\n');
  return `<${head}>\n${inside}\n</${name}>`;
}

/** An element with nothing but text in it. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return `<${name}${attributesOf(attributes)}>${xmlText(text)}</${name}>`;
}

/** A whole document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}
