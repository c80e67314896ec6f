/** Where a case waits on its way. */
import { isApproximate, isFull, type Standing } from '../../flow/index.ts';
import { markAbout, sayNumber } from '../../model/index.ts';
import { type Block, type Cell, right } from '../document/index.ts';
import { roughly } from './about.ts';
import { cut, MOST_STOPS } from './limits.ts';
import { type Stop, stopsOf, waitingAt } from './stops.ts';
import { durationOr, GROWS, isSame, poolTitle, sayPart } from './words.ts';

/** Of all waiting: what is less is counted with the rest. */
const LEAST_PART = 0.005;

export function stopsBlock(standing: Standing): readonly Block[] {
  const { workspace, figures, pools } = standing;
  const total = figures.waitingTimeSeconds;
  const stops = [...stopsOf(standing), ...between(standing)].filter(
    ({ waitSeconds, touchSeconds }) => waitSeconds !== 0 || touchSeconds !== 0,
  );
  const full = new Set(pools.filter(isFull).map(({ pool }) => pool));
  const isEndless = ({ waitSeconds, pool }: Stop) => waitSeconds === null && pool !== undefined && full.has(pool);
  const weight = (one: Stop) => waitingAt(one) ?? (isEndless(one) ? Number.MAX_VALUE : -1);
  const sorted = stops.sort(
    (a, b) => weight(b) - weight(a) || b.visits * (b.touchSeconds ?? 0) - a.visits * (a.touchSeconds ?? 0),
  );
  const part = (some: readonly Stop[]) =>
    total ? some.reduce((sum, one) => sum + (waitingAt(one) ?? 0), 0) / total : undefined;
  const matters = sorted.filter((one) => (part([one]) ?? 1) >= LEAST_PART || waitingAt(one) === undefined);
  const { shown } = cut(matters, MOST_STOPS);
  const rest = sorted.filter((one) => !shown.includes(one));
  if (shown.length === 0) return [];
  const rows = shown.map((one) => [
    { text: one.title },
    { text: one.pool === undefined ? '' : poolTitle(workspace, one.pool), tone: 'faint' as const },
    { text: sayNumber(one.visits) },
    isEndless(one)
      ? GROWS
      : roughly(durationOr(one.isWait || figures.demandPerDay !== null ? one.waitSeconds : null), one.isAbout),
    one.isWait ? { text: '' } : durationOr(one.touchSeconds),
    ...(total ? [partCell(part([one]) ?? 0)] : []),
  ]);
  const columns = [
    { title: 'Where a case stops', flexible: true as const },
    { title: 'for', flexible: true as const },
    right('visits'),
    right('wait each'),
    right('work each'),
    ...(total ? [{ title: markAbout('of waiting', isApproximate(figures, 'waitingTimeSeconds')) }] : []),
  ];
  const restPart = part(rest);
  const of =
    restPart === undefined
      ? ''
      : restPart === 0
        ? ', where no case waits'
        : `, with ${sayPart(restPart)} of the waiting`;
  return [{ kind: 'table', columns, rows, ...(rest.length > 0 && { more: [`and ${rest.length} more${of}`] }) }];
}

const partCell = (share: number): Cell => ({ text: sayPart(share), bar: share, tone: 'faint' });

/** Waiting that is at no node: on the way between two, or at a step that was begun and not finished in a day. */
function between(standing: Standing): readonly Stop[] {
  const total = standing.figures.waitingTimeSeconds;
  if (total === null) return [];
  const known = stopsOf(standing).reduce((sum, one) => sum + (waitingAt(one) ?? 0), 0);
  const waitSeconds = total - known;
  if (isSame(total, known) || waitSeconds <= 0) return [];
  // What handoffs wait is a fact.
  const isAbout = worksByHours(standing) && isApproximate(standing.figures, 'waitingTimeSeconds');
  const title = betweenTitle(standing);
  return [{ title, visits: 1, waitSeconds, isAbout, touchSeconds: 0, batched: false, isWait: true }];
}

function worksByHours({ workspace, pools }: Standing): boolean {
  return pools.some(({ pool }) => workspace.pools.get(pool)?.works !== undefined);
}

function betweenTitle(standing: Standing): string {
  const { chain } = standing;
  const overnight = worksByHours(standing);
  const onTheWay = chain.handoffs.some(({ wait }) => wait !== undefined);
  if (!overnight) return 'On the way between steps';
  return onTheWay ? 'On the way, or laid down overnight' : 'Work laid down overnight';
}
