/** The figures of a chain before and after as plain data, for faces that draw their own table. */
import type { ChainComparison } from '../../diff/index.ts';
import type { Cell } from '../document/index.ts';
import { figuresBlock } from './figures.ts';

export interface FiguresTable {
  readonly columns: string[];
  readonly rows: FigureCell[][];
  /** Sentences below it. */
  readonly notes: string[];
}

export interface FigureCell {
  readonly text: string;
  readonly tone?: 'better' | 'worse' | undefined;
}

/** Undefined where nothing is known of it. */
export function figuresTable(chain: ChainComparison): FiguresTable | undefined {
  const table = figuresBlock(chain).find((block) => block.kind === 'table');
  if (table === undefined) return undefined;
  const { columns, rows, more = [] } = table;
  return { columns: columns.map(({ title }) => title), rows: rows.map((cells) => cells.map(cellOf)), notes: [...more] };
}

function cellOf({ text, tone }: Cell): FigureCell {
  if (tone === 'good') return { text, tone: 'better' };
  return tone === 'error' ? { text, tone: 'worse' } : { text };
}
