/** A document as Markdown: the answer and what matters, the rest folded. */
import { inert, markdownCode, markdownText } from '../sanitise/index.ts';
import type { Block, Cell, Document } from './document.ts';
import { barOf } from './table.ts';

const BAR = 10;

export function documentMarkdown({ answer, blocks }: Document): string {
  const parts = [`### ${markdownText(answer.text)}\n`];
  let isFolded = false;
  for (const block of blocks) {
    if (block.detail === true && !isFolded) parts.push('<details>\n<summary>More figures</summary>\n');
    if (block.detail !== true && isFolded) parts.push('</details>\n');
    isFolded = block.detail === true;
    parts.push(blockMarkdown(block));
  }
  if (isFolded) parts.push('</details>\n');
  return inert(parts.join('\n'));
}

/** A block as a part of a page. */
export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `#### ${markdownText(block.text)}\n\n${markdownCode(block.place)}\n`;
    case 'paragraph':
      return block.tone === 'faint' ? `_${markdownText(block.text)}_\n` : `${markdownText(block.text)}\n`;
    case 'table':
      return `${table(block)}${(block.more ?? []).map((text) => `\n${markdownText(text)}\n`).join('')}`;
    case 'list':
      return `**${markdownText(block.title)}**\n\n${block.items
        .map(
          ({ sign, text }) =>
            `- ${sign === undefined || sign.text === '•' ? '' : `${markdownText(sign.text)} `}${markdownText(text)}\n`,
        )
        .join('')}`;
  }
}

function table({ columns, rows }: Extract<Block, { readonly kind: 'table' }>): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = columns.map(({ title }) => markdownText(title));
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map((cells) => line(cells.map(cellText)))].join('');
}

function cellText({ text, bar, tone }: Cell): string {
  const words = markdownText(text);
  const shown = tone === 'strong' || tone === 'error' ? `**${words}**` : words;
  return bar === undefined ? shown : `${barOf(bar, BAR)} ${shown}`;
}
