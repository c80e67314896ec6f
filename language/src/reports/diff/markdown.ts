/**
 * `diff` as Markdown, for a comment on a pull request: the verdict and the figures, changes and pictures folded. What is
 * too long for a comment is cut in the middle, with how much it was.
 */
import type { ChainComparison, Comparison } from '../../diff/index.ts';
import { type Block, blockMarkdown, type DocumentOptions } from '../document/index.ts';
import { inert, markdownCode, markdownText } from '../sanitise/index.ts';
import { changeBlocks } from './changes.ts';
import { figuresBlock } from './figures.ts';
import { findingsBlocks } from './findings.ts';
import {
  briefBlock,
  chainTitle,
  doubtBlocks,
  elsewhereBlocks,
  leftOut,
  middleCut,
  type Room,
  restBlocks,
  shared,
} from './report.ts';
import type { DiffView } from './view.ts';
import { ARROW, shortened } from './words.ts';

/** A comment on GitHub holds 65,536 characters; this leaves room for what stands around it. */
export const MOST_CHARACTERS = 65_000;

export interface DiffMarkdownOptions extends DocumentOptions {
  /** Room for all of it; what stands around a comment takes some. */
  readonly characters?: number;
  /** A chain before and after as the text of a Mermaid chart of at most so many characters; undefined: none that fits. */
  readonly chartOf?: (chain: ChainComparison, characters: number) => string | undefined;
}

/** What a comment has room for. */
interface CommentRoom extends Room {
  /** Characters of one name, value or sentence. */
  readonly text: number;
}

const LEAST: CommentRoom = { changes: 2, chains: 1, findings: 2, text: 40 };

/** From all there is to hardly anything: the first that fits is taken. */
const ROOMS: readonly CommentRoom[] = [
  { changes: 400, chains: 100, findings: 200, text: 1000 },
  { changes: 60, chains: 40, findings: 40, text: 500 },
  { changes: 20, chains: 20, findings: 20, text: 240 },
  { changes: 8, chains: 10, findings: 8, text: 120 },
  { changes: 4, chains: 4, findings: 4, text: 80 },
  LEAST,
];

/** A chart with less says nothing. */
const SMALLEST_CHART = 400;

export function diffMarkdown(view: DiffView, options: DiffMarkdownOptions): string {
  const most = options.characters ?? MOST_CHARACTERS;
  const fitting = ROOMS.find((room) => pageOf(view, room, NO_CHARTS, options).length <= most) ?? LEAST;
  const page = pageOf(view, fitting, NO_CHARTS, options);
  const charts = chartsFor(view.comparison, fitting, most - page.length, options);
  return charts.size === 0 ? page : pageOf(view, fitting, charts, options);
}

type Charts = ReadonlyMap<ChainComparison, string>;
const NO_CHARTS: Charts = new Map();

/** The first chains get theirs while there is room. */
function chartsFor(
  { chains }: Comparison,
  room: CommentRoom,
  characters: number,
  { chartOf }: DiffMarkdownOptions,
): Charts {
  const charts = new Map<ChainComparison, string>();
  let left = characters;
  for (const chain of middleCut(shared(chains).full, room.chains).shown) {
    if (chartOf === undefined || left < SMALLEST_CHART) break;
    const chart = chartOf(chain, left - SMALLEST_CHART);
    const folded = chart === undefined ? '' : inert(foldedChart(chart));
    if (folded === '' || folded.length + 1 > left) continue;
    charts.set(chain, folded);
    left -= folded.length + 1;
  }
  return charts;
}

function pageOf(view: DiffView, room: CommentRoom, charts: Charts, options: DiffMarkdownOptions): string {
  const { comparison } = view;
  const { full, brief } = shared(comparison.chains);
  const { shown, left } = middleCut(full, room.chains);
  const isAlone = shown.length === 1;
  const isShort = shown.length <= MOST_IN_FULL;
  const parts = [
    `### ${markdownText(shortened(comparison.verdict, room.text))}\n`,
    `${markdownCode(shortened(comparison.base, room.text))} ${ARROW} ${markdownCode(shortened(comparison.head, room.text))}\n`,
    ...blocksText(doubtBlocks(view, options), room),
    ...shown.flatMap((chain, i) => [
      ...(i === Math.ceil(shown.length / 2) ? blocksText(leftOut(left), room) : []),
      ...chainText(chain, { room, isAlone, isShort, chart: charts.get(chain), options }),
    ]),
    ...blocksText(briefBlock(brief), room),
    ...blocksText(elsewhereBlocks(comparison, room), room),
    ...blocksText(findingsBlocks(comparison, room.findings, options), room),
  ];
  return inert(parts.join('\n'));
}

interface ChainPart {
  readonly room: CommentRoom;
  /** The page is about this chain alone, and its verdict stands at the top. */
  readonly isAlone: boolean;
  /** There are so few chains that all their figures can stand open. */
  readonly isShort: boolean;
  readonly chart: string | undefined;
  readonly options: DocumentOptions;
}

function chainText(chain: ChainComparison, { room, isAlone, isShort, chart, options }: ChainPart): readonly string[] {
  const figures = blocksText(figuresBlock(chain), room);
  const changes = blocksText(changeBlocks(chain.changes, room.changes), room);
  const count = chain.changes.filter(({ what }) => what !== 'accept').length;
  return [
    `#### ${markdownText(shortened(chainTitle(chain), room.text))}\n\n${markdownCode(shortened(options.pathOf(chain.file), room.text))}\n`,
    ...(isAlone ? [] : [`${markdownText(shortened(chain.verdict, room.text))}\n`]),
    ...(isShort ? figures : []),
    ...folded(count === 1 ? '1 change' : `${count} changes`, changes, count <= MOST_OPEN && isShort),
    ...(isShort ? [] : folded('Figures', figures, false)),
    ...(chart === undefined ? [] : [chart]),
    ...blocksText(restBlocks(chain, room), room),
  ];
}

/** So many chains are looked at one by one. */
const MOST_IN_FULL = 3;
/** So many changes are read at a glance. */
const MOST_OPEN = 8;

/** @param summary words of our own alone: in it nothing is escaped */
function folded(summary: string, parts: readonly string[], isOpen: boolean): readonly string[] {
  if (parts.length === 0) return [];
  return [`<details${isOpen ? ' open' : ''}>\n<summary>${summary}</summary>\n`, ...parts, '</details>\n'];
}

function foldedChart(chart: string): string {
  const longest = Math.max(2, ...[...chart.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return folded('Picture', [`${fence}mermaid\n${chart.trimEnd()}\n${fence}\n`], false).join('\n');
}

/** Every text in them is no longer than there is room for. */
function blocksText(blocks: readonly Block[], { text: most }: CommentRoom): readonly string[] {
  return blocks.map((block) => blockMarkdown(shortenedBlock(block, (text) => shortened(text, most))));
}

function shortenedBlock(block: Block, short: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: short(block.text), place: short(block.place) };
    case 'paragraph':
      return { ...block, text: short(block.text) };
    case 'table': {
      const rows = block.rows.map((cells) => cells.map((cell) => ({ ...cell, text: short(cell.text) })));
      return { ...block, rows, ...(block.more && { more: block.more.map(short) }) };
    }
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, text: short(item.text) })) };
  }
}
