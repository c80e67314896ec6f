/** Figures that no formula gives exactly, marked where they stand: `≈ 4.4 h` in a table, `about 4.4 h` in a sentence. */
import { ABOUT, markAbout } from '../../model/index.ts';
import type { Block, Cell } from '../document/index.ts';

/** What is none, or has a bound for a figure, is not marked. */
const AMOUNT = /^(?:[1-9]|0\.)/;

/** A cell of a table. */
export function roughly(cell: Cell, approximate: boolean): Cell {
  return approximate && AMOUNT.test(cell.text) ? { ...cell, text: markAbout(cell.text, true) } : cell;
}

/** The first table that bears the sign says what it means. */
export function withLegend(blocks: readonly Block[], why: string): readonly Block[] {
  const first = blocks.findIndex(
    (block) =>
      block.kind === 'table' &&
      [...block.columns.map(({ title }) => title), ...block.rows.flat().map(({ text }) => text)].some((text) =>
        text.startsWith(ABOUT),
      ),
  );
  return blocks.map((block, i) =>
    i === first && block.kind === 'table'
      ? { ...block, more: [...(block.more ?? []), markAbout(`approximate: ${why}`, true)] }
      : block,
  );
}
