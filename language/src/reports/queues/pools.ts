/** Who does the work, how busy they are and who waits for them. */
import { isApproximate, isFull, type PoolFigures, type Standing } from '../../flow/index.ts';
import { isHuman, markAbout, sayDuration, sayNumber, titleOf } from '../../model/index.ts';
import { type Block, type Cell, right } from '../document/index.ts';
import { roughly } from './about.ts';
import { cut, MOST_POOLS, SHORTEST } from './limits.ts';
import { durationOr, few, GROWS, listed, poolTitle, poolWithSize, sayPart, UNKNOWN } from './words.ts';

/** From here on a little more makes them wait a lot longer. */
const HOT = 0.85;
const HARDLY_BUSY = 0.01;

export function poolsBlock(standing: Standing): readonly Block[] {
  const { workspace, figures, pools, chain } = standing;
  const waited = pools.filter((one) => !isIdle(one, isHuman(workspace.pools.get(one.pool))));
  const others = pools.filter((one) => !waited.includes(one));
  const isShared = waited.some(({ chains }) => chains.some((id) => id !== chain.id));
  const { shown, rest } = cut(waited, MOST_POOLS);
  const note = ({ pool }: PoolFigures): Cell => {
    if (pool === figures.bottleneck) return { text: '← the limit', tone: 'strong' };
    return pool === figures.relieved.bottleneck ? { text: '← next limit', tone: 'faint' } : { text: '' };
  };
  const rows = shown.map((one) => [
    { text: poolWithSize(workspace, one.pool, one.servers) },
    loadCell(one),
    waitCell(one),
    lineCell(one),
    note(one),
    ...(isShared ? [{ text: alsoFor(one, standing) }] : []),
  ]);
  const columns = [
    { title: 'Who does the work', flexible: true as const },
    { title: 'load' },
    right('wait for them'),
    right('in line'),
    { title: '' },
    ...(isShared ? [{ title: 'also works for', flexible: true as const }] : []),
  ];
  const more = [
    ...(rest.length > 0 ? [`and ${rest.length} more, none above ${sayPart(rest[0]?.load ?? 0)}`] : []),
    ...(others.length > 0 ? [`Nobody waits for ${listed(others.map(({ pool }) => poolTitle(workspace, pool)))}`] : []),
  ];
  if (rows.length > 0) return [{ kind: 'table', columns, rows, more }];
  return more.map((text) => ({ kind: 'paragraph', text: `${text}.` }));
}

/** Machines that nobody waits for: without a limit, or hardly used. */
function isIdle({ servers, load, waitSeconds, missing }: PoolFigures, human: boolean): boolean {
  if (human || missing.length > 0) return false;
  return servers === null || ((load ?? 1) < HARDLY_BUSY && (waitSeconds ?? 1) < SHORTEST);
}

export function loadCell(figures: PoolFigures): Cell {
  const { load, atLeast } = figures;
  if (load === null || (atLeast && load === 0)) return UNKNOWN;
  const tone = isFull({ load }) ? 'error' : load >= HOT ? 'warning' : 'good';
  return { text: `${atLeast ? '≥ ' : ''}${markAbout(sayPart(load), isApproximate(figures, 'load'))}`, bar: load, tone };
}

export function waitCell(pool: PoolFigures): Cell {
  const { load, waitSeconds, atLeast } = pool;
  if (atLeast && waitSeconds !== null)
    return waitSeconds < SHORTEST ? UNKNOWN : { text: `≥ ${sayDuration(waitSeconds)}` };
  if (waitSeconds === null && isFull({ load })) return GROWS;
  return roughly(durationOr(waitSeconds), isApproximate(pool, 'waitSeconds'));
}

/** How many wait, on the mean. */
export function lineCell(pool: PoolFigures): Cell {
  const { queueLength, atLeast } = pool;
  if (queueLength === null || (atLeast && queueLength === 0)) return UNKNOWN;
  const text = queueLength > 0 && queueLength < 0.095 ? '<0.1' : sayNumber(queueLength);
  return roughly({ text }, isApproximate(pool, 'queueLength'));
}

function alsoFor({ chains }: PoolFigures, { workspace, chain }: Standing): string {
  const others = chains.filter((id) => id !== chain.id).flatMap((id) => workspace.chains.get(id) ?? []);
  return few(others.map(titleOf));
}
