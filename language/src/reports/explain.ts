/** A rule's page: as it is for Markdown, laid out for a terminal, or as data. */
import type { Rule } from '../rules/index.ts';
import type { Palette } from './palette.ts';
import { wrap } from './wrap.ts';

export interface ExplainOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
}

export function explainMarkdown(rule: Rule): string {
  return rule.page.endsWith('\n') ? rule.page : `${rule.page}\n`;
}

export function explainJson({ id, group, severity, summary, page }: Rule): string {
  return `${JSON.stringify({ version: 1, rule: { id, group, severity, summary, page } }, undefined, 2)}\n`;
}

/** Headings stand out, examples are set in, paragraphs are wrapped. */
export function explainText(rule: Rule, { palette, width }: ExplainOptions): string {
  const lines: string[] = [];
  let inCode = false;
  for (const line of rule.page.trimEnd().split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    else if (inCode) lines.push(line === '' ? '' : `    ${highlight(line, palette)}`);
    else lines.push(...prose(line, rule, { palette, width: Math.min(width, 100) }));
  }
  return `${lines.join('\n')}\n`;
}

function prose(line: string, rule: Rule, { palette, width }: ExplainOptions): readonly string[] {
  if (line.startsWith('# ')) {
    return [`${palette.strong(rule.id)}  ${palette[rule.severity](rule.severity)}  ${palette.faint(rule.group)}`];
  }
  if (line.startsWith('## ')) return [palette.strong(line.slice(3))];
  const [, bullet = '', text = ''] = /^(\s*[-*] )?(.*)$/.exec(line) ?? [];
  return wrap(plain(text), width - bullet.length).map(
    (part, i) => (i === 0 ? bullet : ' '.repeat(bullet.length)) + part,
  );
}

/** Without the marks of Markdown: links keep their address. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 ($2)')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*?([^*]+)\*\*?/g, '$1')
    .replace(/`([^`]*)`/g, '$1');
}

function highlight(line: string, palette: Palette): string {
  const comment = line.indexOf('//');
  return comment < 0 ? line : line.slice(0, comment) + palette.faint(line.slice(comment));
}
