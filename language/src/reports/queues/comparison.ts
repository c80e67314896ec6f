/** Scenarios beside the chain as it is: a column each, with what changes. */
import { type ChainFigures, isApproximate, isFull, type PoolFigures, type Standing } from '../../flow/index.ts';
import { sayDuration, sayMoney, sayNumber, sayShare } from '../../model/index.ts';
import { type Block, type Cell, right } from '../document/index.ts';
import { roughly } from './about.ts';
import type { ChainView } from './view.ts';
import { beside, GROWS, poolTitle, SAME, sayCost, UNKNOWN } from './words.ts';

type Say = (value: number) => string;

interface Row {
  readonly title: string;
  readonly of: (standing: Standing) => number | null | undefined;
  readonly say: Say;
  /** Whether no formula gives it exactly. */
  readonly isAbout: (standing: Standing) => boolean;
  /** What is less is nothing. */
  readonly least?: number;
  /** Says that a queue grows, where there is no value for that reason. */
  readonly grows?: (standing: Standing) => boolean;
}

const HARDLY_BUSY = 0.01;
const isAbout =
  (figure: keyof ChainFigures) =>
  ({ figures }: Standing) =>
    isApproximate(figures, figure);
const isPoolAbout = (pool: PoolFigures | undefined, figure: keyof PoolFigures) =>
  pool !== undefined && isApproximate(pool, figure);
const isOverloaded = ({ figures }: Standing) => figures.overloaded;
const FIGURES: readonly Row[] = [
  { title: 'cases that come', of: ({ figures }) => figures.demandPerDay, say: daily, isAbout: isAbout('demandPerDay') },
  {
    title: 'lead time',
    of: ({ figures }) => figures.leadTimeSeconds,
    say: sayDuration,
    isAbout: isAbout('leadTimeSeconds'),
    grows: isOverloaded,
  },
  {
    title: 'waiting',
    of: ({ figures }) => figures.waitingTimeSeconds,
    say: sayDuration,
    isAbout: isAbout('waitingTimeSeconds'),
    grows: isOverloaded,
  },
  {
    title: 'work',
    of: ({ figures }) => figures.touchTimeSeconds,
    say: sayDuration,
    isAbout: isAbout('touchTimeSeconds'),
  },
  {
    title: 'under way',
    of: ({ figures }) => figures.workInProgress,
    say: sayNumber,
    isAbout: isAbout('workInProgress'),
    grows: isOverloaded,
  },
  { title: 'ceiling', of: ({ figures }) => figures.ceilingPerDay, say: daily, isAbout: isAbout('ceilingPerDay') },
  {
    title: 'quality',
    of: ({ figures: { quality } }) => (quality === 1 ? null : quality),
    say: sayShare,
    isAbout: isAbout('quality'),
  },
];

function daily(value: number): string {
  return `${sayNumber(value)} a day`;
}

export function comparisonBlock(view: ChainView): readonly Block[] {
  const { scenarios } = view;
  if (scenarios.length === 0) return [];
  const all: readonly Standing[] = [view, ...scenarios.map(({ standing }) => standing)];
  const rows = [
    ...FIGURES.map((row) => rowOf(row, all)),
    costRow(all),
    [{ text: 'limited by' }, ...all.map(limitCell)],
    ...poolRows(view, all).map((row) => rowOf(row, all)),
    ...goalRow(all),
  ].filter((cells) => cells.slice(1).some(({ text }) => text !== UNKNOWN.text));
  const columns = [
    { title: 'Scenarios', flexible: true as const },
    right('as it is'),
    ...scenarios.map(({ scenario }) => ({ ...right(scenario.name), flexible: true as const })),
  ];
  const unknown = scenarios.flatMap(({ scenario, unknown: names }) =>
    names.map((name) => `${scenario.name} has no figures: there is no ${name}`),
  );
  return [{ kind: 'table', columns, rows, more: unknown }];
}

function rowOf({ title, of, say, isAbout, least = 0, grows }: Row, all: readonly Standing[]): readonly Cell[] {
  const [asIs] = all;
  const before = asIs === undefined ? null : (of(asIs) ?? null);
  const cells = all.map((standing, i): Cell => {
    const value = of(standing) ?? null;
    if (value === null) return grows?.(standing) ? GROWS : UNKNOWN;
    if (i > 0 && value < least && before !== null && before < least) return SAME;
    return roughly(i === 0 ? { text: say(value) } : beside(before, value, say), isAbout(standing));
  });
  return [{ text: title }, ...cells];
}

/** What limits the chain in any of them, and whatever changes. */
function poolRows(view: ChainView, all: readonly Standing[]): readonly Row[] {
  const ids = [
    ...new Set(all.flatMap(({ pools }) => pools.filter(({ servers }) => servers !== null).map(({ pool }) => pool))),
  ];
  return ids.flatMap((id) => {
    const title = poolTitle(view.workspace, id);
    const pool = (standing: Standing) => standing.pools.find((one) => one.pool === id);
    const rows: readonly Row[] = [
      {
        title: `load of ${title}`,
        of: (one) => pool(one)?.load,
        say: sayShare,
        isAbout: (one) => isPoolAbout(pool(one), 'load'),
      },
      {
        title: `wait for ${title}`,
        of: (one) => pool(one)?.waitSeconds,
        say: sayDuration,
        isAbout: (one) => isPoolAbout(pool(one), 'waitSeconds'),
        least: 1,
        grows: (one) => isFull({ load: pool(one)?.load ?? null }),
      },
    ];
    const isBusy = all.some((one) => (pool(one)?.load ?? 0) >= HARDLY_BUSY);
    const changes = rows.some((row) => rowOf(row, all).some((cell, i) => i > 1 && cell !== SAME));
    return (isBusy && changes) || all.some(({ figures }) => figures.bottleneck === id) ? rows : [];
  });
}

function costRow(all: readonly Standing[]): readonly Cell[] {
  const title = 'cost of a case';
  const currencies = [...new Set(all.flatMap(({ figures: { costPerCase } }) => Object.keys(costPerCase ?? {})))];
  const [currency] = currencies;
  if (currency !== undefined && currencies.length === 1)
    return rowOf(
      {
        title,
        of: ({ figures }) => figures.costPerCase?.[currency],
        say: (amount) => sayMoney(amount, currency),
        isAbout: isAbout('costPerCase'),
      },
      all,
    );
  const cells = all.map(({ figures }) =>
    figures.costPerCase === null
      ? UNKNOWN
      : roughly({ text: sayCost(figures.costPerCase) }, isApproximate(figures, 'costPerCase')),
  );
  return [{ text: title }, ...(currency === undefined ? all.map(() => UNKNOWN) : cells)];
}

function limitCell({ workspace, figures: { bottleneck } }: Standing): Cell {
  return bottleneck === null ? UNKNOWN : { text: poolTitle(workspace, bottleneck) };
}

function goalRow(all: readonly Standing[]): readonly (readonly Cell[])[] {
  if (all.every(({ goals }) => goals.length === 0)) return [];
  const cells = all.map(({ goals }): Cell => {
    const missed = goals.filter(({ holds }) => holds === false).length;
    const held = goals.filter(({ holds }) => holds === true).length;
    if (missed > 0) return { text: `${missed} missed`, tone: 'error' };
    return held === goals.length ? { text: 'all held', tone: 'good' } : { text: `${held} of ${goals.length} held` };
  });
  return [[{ text: 'goals' }, ...cells]];
}
