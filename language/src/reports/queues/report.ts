/** What `queues` says to people: the answer, then each chain; of many chains one line each. */
import { isApproximate, isFull } from '../../flow/index.ts';
import { type Chain, sayNumber, titleOf } from '../../model/index.ts';
import { type Block, type Cell, type Document, type DocumentOptions, right } from '../document/index.ts';
import { roughly, withLegend } from './about.ts';
import { answerOf } from './answer.ts';
import { comparisonBlock } from './comparison.ts';
import { placeOf } from './facts.ts';
import { approximateBlock, factsMissing, missingBlock, withPlaces } from './gaps.ts';
import { goalsBlock } from './goals.ts';
import { liftBlock } from './helps.ts';
import { cut, MOST_CHAINS, MOST_POOLS } from './limits.ts';
import { humanBlock, speedsBlock } from './people.ts';
import { lineCell, loadCell, poolsBlock, waitCell } from './pools.ts';
import { summaryOf } from './summary.ts';
import type { ChainView, QueuesView } from './view.ts';
import { stopsBlock } from './waiting.ts';
import { durationOr, few, GROWS, poolTitle, poolWithSize, UNKNOWN } from './words.ts';

/** With more chains than this the report is an overview. */
const IN_FULL = 2;

export function documentOf(view: QueuesView, options: DocumentOptions): Document {
  const answer = answerOf(view, options);
  const { chains } = view;
  const isFull = chains.length <= IN_FULL || chains.some(({ scenarios }) => scenarios.length > 0);
  const blocks = isFull ? chains.flatMap((one) => chainBlocks(one, options)) : overview(view, options);
  return { answer, blocks: [...blocks, ...clockNote(view)] };
}

function chainBlocks(view: ChainView, options: DocumentOptions): readonly Block[] {
  const blocks: readonly Block[] = [
    { kind: 'heading', text: titleOf(view.chain), place: placeText(view.chain, options) },
    ...summaryOf(view).map((text): Block => ({ kind: 'paragraph', text })),
    ...comparisonBlock(view),
    ...poolsBlock(view),
    ...stopsBlock(view),
    ...liftBlock(view),
    ...goalsBlock(view),
    ...missingBlock(view, options),
    // Who compares asks what changes.
    ...(view.scenarios.length > 0 ? [] : [...speedsBlock(view), ...humanBlock(view)]),
    ...approximateBlock(view),
  ];
  return withLegend(blocks, 'why below');
}

function placeText(chain: Chain, { pathOf }: DocumentOptions): string {
  const { file, line } = placeOf(chain);
  return `${pathOf(file)}:${line}`;
}

/** Whoever works office hours is waited for at night too. */
function clockNote({ workspace, pools }: QueuesView): readonly Block[] {
  const kept = pools.some(({ pool }) => workspace.pools.get(pool)?.works !== undefined);
  const text = 'Times are on the clock: nights and weekends, when nobody works, count as waiting.';
  return kept ? [{ kind: 'paragraph', text, tone: 'faint' }] : [];
}

function overview(view: QueuesView, options: DocumentOptions): readonly Block[] {
  const weight = ({ figures }: ChainView) =>
    figures.overloaded ? Number.MAX_VALUE : (figures.workInProgress ?? 0) * (1 - (figures.flowEfficiency ?? 1));
  const sorted = view.chains.toSorted((a, b) => weight(b) - weight(a));
  const { shown, rest } = cut(sorted, MOST_CHAINS);
  const columns = [
    { title: 'Chain', flexible: true as const },
    ...['a day', 'at most', 'lead time', 'work', 'waiting'].map(right),
    { title: 'limited by', flexible: true as const },
    { title: 'goals' },
  ];
  const more = [
    ...(rest.length > 0 ? [`and ${rest.length} more`] : []),
    `chainwright queues --chain ${shown[0]?.chain.name ?? 'NAME'} says more of one.`,
  ];
  const chains: Block = { kind: 'table', columns, rows: shown.map(chainRow), more };
  return [...withLegend([chains, ...allPools(view)], 'one chain alone says why'), ...allMissing(view, options)];
}

function chainRow({ workspace, chain, figures, goals }: ChainView): readonly Cell[] {
  const about = (cell: Cell, figure: keyof typeof figures) => roughly(cell, isApproximate(figures, figure));
  const number = (value: number | null) => (value === null ? UNKNOWN : { text: sayNumber(value) });
  const time = (value: number | null): Cell => (value === null && figures.overloaded ? GROWS : durationOr(value));
  return [
    { text: titleOf(chain) },
    number(figures.demandPerDay),
    about(number(figures.ceilingPerDay), 'ceilingPerDay'),
    about(time(figures.leadTimeSeconds), 'leadTimeSeconds'),
    about(durationOr(figures.touchTimeSeconds), 'touchTimeSeconds'),
    about(time(figures.waitingTimeSeconds), 'waitingTimeSeconds'),
    figures.bottleneck === null ? UNKNOWN : { text: poolTitle(workspace, figures.bottleneck) },
    goalsCell(goals),
  ];
}

function goalsCell(goals: ChainView['goals']): Cell {
  if (goals.length === 0) return { text: '' };
  const missed = goals.filter(({ holds }) => holds === false).length;
  if (missed > 0) return { text: `✖ ${missed}`, tone: 'error' };
  return goals.every(({ holds }) => holds) ? { text: '✔', tone: 'good' } : { text: '?', tone: 'faint' };
}

/** By how many cases wait. */
function allPools({ workspace, pools }: QueuesView): readonly Block[] {
  const limited = pools.filter(({ servers, chains }) => servers !== null && chains.length > 0);
  const weight = ({ load, queueLength }: (typeof limited)[number]) =>
    isFull({ load }) ? Number.MAX_VALUE : (queueLength ?? -1);
  const { shown, rest } = cut(
    limited.toSorted((a, b) => weight(b) - weight(a)),
    MOST_POOLS,
  );
  if (shown.length === 0) return [];
  const rows = shown.map((one) => [
    { text: poolWithSize(workspace, one.pool, one.servers) },
    loadCell(one),
    waitCell(one),
    lineCell(one),
    {
      text: few(one.chains.flatMap((id) => workspace.chains.get(id) ?? []).map(titleOf)),
    },
  ]);
  const columns = [
    { title: 'Who does the work', flexible: true as const },
    { title: 'load' },
    right('wait for them'),
    right('in line'),
    { title: 'works for', flexible: true as const },
  ];
  return [{ kind: 'table', columns, rows, ...(rest.length > 0 && { more: [`and ${rest.length} more`] }) }];
}

const MOST_GAPS = 8;

function allMissing({ chains }: QueuesView, options: DocumentOptions): readonly Block[] {
  const facts = [...new Set(chains.flatMap((one) => withPlaces(one, factsMissing(one), options)))];
  if (facts.length === 0) return [];
  const { shown, rest } = cut(facts, MOST_GAPS);
  const items = [...shown, ...(rest.length > 0 ? [`and ${rest.length} more`] : [])].map((text) => ({
    sign: { text: '•', tone: 'warning' as const },
    text,
  }));
  return [{ kind: 'list', title: 'Missing', items }];
}
