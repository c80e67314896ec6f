/** A document for people at a terminal. */
import type { Palette } from '../palette.ts';
import { inert, visible } from '../sanitise/index.ts';
import { wrap } from '../wrap.ts';
import type { Block, Cell, Document } from './document.ts';
import { tableLines } from './table.ts';

export interface TextOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
}

const READABLE = 110;

export function documentText({ answer, blocks }: Document, options: TextOptions): string {
  const lines = [...paragraph(answer, options)];
  for (const [i, block] of blocks.entries()) {
    if (!(block.kind === 'paragraph' && (blocks[i - 1]?.kind === 'heading' || blocks[i - 1]?.kind === 'paragraph')))
      lines.push(...(block.kind === 'heading' && i > 0 ? ['', ''] : ['']));
    lines.push(...blockLines(block, options));
  }
  return inert(`${lines.join('\n')}\n`);
}

function blockLines(block: Block, options: TextOptions): readonly string[] {
  const { palette, width } = options;
  switch (block.kind) {
    case 'heading':
      return [`${palette.strong(visible(block.text))}  ${palette.faint(visible(block.place))}`];
    case 'paragraph':
      return paragraph(block, options);
    case 'table':
      return [
        ...tableLines(block, { palette, width: Math.min(width, READABLE) }),
        ...(block.more ?? []).flatMap((text) => indented({ text, tone: 'faint' }, options)),
      ];
    case 'list':
      return [
        palette.strong(visible(block.title)),
        ...block.items.flatMap(({ sign, text }) => indented({ text }, options, sign)),
      ];
  }
}

function paragraph({ text, tone }: Cell, { palette, width }: TextOptions): readonly string[] {
  const stress = tone === undefined ? (line: string) => line : palette[tone];
  return wrap(visible(text), Math.min(width, READABLE)).map((line) => stress(line.trim()));
}

function indented(cell: Cell, options: TextOptions, sign?: Cell): readonly string[] {
  const { palette, width } = options;
  const left = sign === undefined ? '' : `${sign.tone === undefined ? sign.text : palette[sign.tone](sign.text)} `;
  const lines = paragraph(cell, { ...options, width: Math.min(width, READABLE) - (sign === undefined ? 2 : 4) });
  return lines.map((line, i) => `  ${i === 0 ? left : sign === undefined ? '' : '  '}${line}`);
}
