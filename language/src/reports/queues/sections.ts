/** The tables of one chain: who is waited for, where, what would help, and who spends time on what. */
import type { GoalFigures, Lift, PoolFigures, Speeds } from '../../flow/index.ts';
import { isHuman, sayDuration, sayMoney, sayNumber, sayShare, titleOf } from '../../model/index.ts';
import type { Block, Cell, Column, Item } from './document.ts';
import { cut, MOST_FEEDS, MOST_LIFTS, MOST_POOLS, MOST_STOPS } from './limits.ts';
import { type Stop, stopsOf, waitingAt } from './stops.ts';
import type { ChainView, Standing } from './view.ts';
import {
  change,
  dayOf,
  durationOr,
  few,
  isSame,
  lineCell,
  listed,
  nodeTitle,
  poolTitle,
  poolWithSize,
  sayPart,
  UNKNOWN,
} from './words.ts';

const right = (title: string): Column => ({ title, align: 'right' });
export const SAME: Cell = { text: 'same', tone: 'faint' };
const HOT = 0.85;
const HARDLY = 0.01;
const LEAST_PART = 0.005;
const HARDLY_SECONDS = 1;

export function poolsBlock(standing: Standing): readonly Block[] {
  const { workspace, figures, pools, chain } = standing;
  const waited = pools.filter((one) => !isIdle(one, isHuman(workspace.pools.get(one.pool))));
  const others = pools.filter((one) => !waited.includes(one));
  const isShared = waited.some(({ chains }) => chains.some((id) => id !== chain.id));
  const { shown, rest } = cut(waited, MOST_POOLS);
  const note = ({ pool }: PoolFigures): Cell => {
    if (pool === figures.bottleneck) return { text: '← limits the chain', tone: 'strong' };
    return pool === figures.relieved.bottleneck ? { text: '← the next limit', tone: 'faint' } : { text: '' };
  };
  const rows = shown.map((one) => [
    { text: poolWithSize(workspace, one.pool, one.servers) },
    loadCell(one),
    waitCell(one),
    one.atLeast && one.queueLength === 0 ? UNKNOWN : lineCell(one.queueLength),
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
  return servers === null || ((load ?? 1) < HARDLY && (waitSeconds ?? 1) < HARDLY_SECONDS);
}

export function loadCell({ load, atLeast }: PoolFigures): Cell {
  if (load === null || (atLeast && load === 0)) return UNKNOWN;
  const tone = load >= 1 ? 'error' : load >= HOT ? 'warning' : 'good';
  return { text: `${atLeast ? '≥ ' : ''}${sayPart(load)}`, bar: load, tone };
}

export function waitCell({ load, waitSeconds, atLeast }: PoolFigures): Cell {
  if (atLeast && waitSeconds !== null)
    return waitSeconds < HARDLY_SECONDS ? UNKNOWN : { text: `≥ ${sayDuration(waitSeconds)}` };
  return waitSeconds === null && (load ?? 0) >= 1 ? { text: 'grows', tone: 'error' } : durationOr(waitSeconds);
}

function alsoFor({ chains }: PoolFigures, { workspace, chain }: Standing): string {
  const others = chains.filter((id) => id !== chain.id).flatMap((id) => workspace.chains.get(id) ?? []);
  return few(others.map(titleOf));
}

export function stopsBlock(standing: Standing): readonly Block[] {
  const { workspace, figures } = standing;
  const total = figures.waitingTimeSeconds;
  const stops = [...stopsOf(standing), ...between(standing)].filter(
    ({ waitSeconds, touchSeconds }) => waitSeconds !== 0 || touchSeconds !== 0,
  );
  const weight = (one: Stop) => waitingAt(one) ?? (figures.overloaded ? Number.MAX_VALUE : -1);
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
    {
      text: one.pool === undefined ? '' : poolTitle(workspace, one.pool),
      tone: 'faint' as const,
    },
    { text: sayNumber(one.visits) },
    one.waitSeconds === null && figures.overloaded
      ? { text: 'grows', tone: 'error' as const }
      : durationOr(one.isWait || figures.demandPerDay !== null ? one.waitSeconds : null),
    one.isWait ? { text: '' } : durationOr(one.touchSeconds),
    ...(total ? [partCell(part([one]) ?? 0)] : []),
  ]);
  const columns = [
    { title: 'Where a case stops', flexible: true as const },
    { title: 'for', flexible: true as const },
    right('visits'),
    right('wait each'),
    right('work each'),
    ...(total ? [{ title: 'of all waiting' }] : []),
  ];
  const restPart = part(rest);
  const of = restPart === undefined ? '' : `, with ${sayPart(restPart)} of the waiting`;
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
  return [{ title: betweenTitle(standing), visits: 1, waitSeconds, touchSeconds: 0, batched: false, isWait: true }];
}

function betweenTitle({ workspace, chain, pools }: Standing): string {
  const overnight = pools.some(({ pool }) => workspace.pools.get(pool)?.works !== undefined);
  const onTheWay = chain.handoffs.some(({ wait }) => wait !== undefined);
  if (!overnight) return 'On the way between steps';
  return onTheWay ? 'On the way, or begun and laid down overnight' : 'Begun and laid down overnight';
}

export function liftBlock({ figures, lift, tenfold, workspace }: ChainView): readonly Block[] {
  const helps = lift.filter((one) => hasEffect(one, figures)).slice(0, MOST_LIFTS);
  const idle = tenfold.flatMap((one) =>
    one.change.kind === 'takes' && !hasEffect(one, figures) && isKnown(one)
      ? [nodeTitle(workspace, one.change.node)]
      : [],
  );
  const nothing = idle.length === 0 ? [] : [`Ten times faster changes nothing: ${listed(idle)}`];
  if (helps.length === 0) {
    if (lift.length === 0 || figures.leadTimeSeconds === null) return [];
    const text = [
      'Neither one more person nor a step in half of its time would be felt.',
      ...nothing.map((one) => `${one}.`),
    ];
    return [{ kind: 'paragraph', text: text.join(' ') }];
  }
  const rows = helps.map((one) => [
    { text: capital(one.text) },
    beside(figures.leadTimeSeconds, one.leadTimeSeconds, sayDuration),
    beside(figures.ceilingPerDay, one.ceilingPerDay, sayNumber),
  ]);
  const columns = [{ title: 'What would help most', flexible: true as const }, right('lead time'), right('ceiling')];
  return [{ kind: 'table', ...withoutEmpty(columns, rows), more: nothing }];

  function isKnown(one: Lift): boolean {
    return one.leadTimeSeconds !== null || (figures.overloaded && one.ceilingPerDay !== null);
  }
}

/** A column of which nothing is known says nothing. */
function withoutEmpty(columns: readonly Column[], rows: readonly (readonly Cell[])[]) {
  const kept = columns.map((_, i) => rows.some((cells) => cells[i] !== UNKNOWN));
  return { columns: columns.filter((_, i) => kept[i]), rows: rows.map((cells) => cells.filter((_, i) => kept[i])) };
}

function hasEffect(one: Lift, { leadTimeSeconds, ceilingPerDay }: ChainView['figures']): boolean {
  const changed = (from: number | null, to: number | null) =>
    from === null || to === null ? from !== to && to !== null : !isSame(from, to);
  return changed(leadTimeSeconds, one.leadTimeSeconds) || changed(ceilingPerDay, one.ceilingPerDay);
}

/** `2.1 h (−52%)`, `same`. */
export function beside(from: number | null, to: number | null, say: (value: number) => string): Cell {
  if (to === null) return UNKNOWN;
  if (from !== null && isSame(from, to)) return SAME;
  const by = change(from, to);
  return { text: by === undefined ? say(to) : `${say(to)} (${by})` };
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export function goalsBlock({ goals, chain, figures }: Standing): readonly Block[] {
  if (goals.length === 0) return [];
  const items = goals.map((one): Item => {
    if (one.holds === true)
      return {
        sign: { text: '✔', tone: 'good' },
        text: `${one.text}: ${goalValue(one, dayOf(figures.countsOpenDays))}`,
      };
    if (one.holds === false)
      return {
        sign: { text: '✖', tone: 'error' },
        text: `${one.text}: ${goalValue(one, dayOf(figures.countsOpenDays))}`,
      };
    const { needs } = one;
    const why =
      needs === 'simulation'
        ? figures.overloaded
          ? 'not while a queue grows'
          : `only a simulation can tell (chainwright simulate ${chain.name})`
        : `cannot be said without ${listed(needs?.facts ?? [])}`;
    return { sign: { text: '?', tone: 'warning' }, text: `${one.text}: ${why}` };
  });
  return [{ kind: 'list', title: 'Goals', items }];
}

function goalValue({ goal, value, text }: GoalFigures, day: string): string {
  if (value === null) return text.startsWith('throughput') ? 'without limit' : 'without end';
  const { target } = goal;
  switch (target.kind) {
    case 'duration':
      return `${sayDuration(value)}${target.duration.unit === 'wd' ? ' of open hours' : ''}`;
    case 'rate':
      return `${sayNumber(value)} ${day}`;
    case 'money':
      return sayMoney(value, target.money.currency);
    case 'share':
      return sayShare(value);
  }
}

export function speedsBlock({ speeds, workspace }: Standing): readonly Block[] {
  const row = (title: string, shares: Speeds | null) =>
    shares === null
      ? []
      : [[{ text: title }, ...[shares.ai, shares.systems, shares.people].map((one) => ({ text: sayPart(one) }))]];
  const rows = [
    ...row('share of the work', speeds.touch),
    ...row('share of the waiting for them', speeds.waiting),
    ...row('share of the handoffs to them', speeds.handoffs),
  ];
  // Where only one of them is at work nothing meets.
  const { touch, handoffs } = speeds;
  if (rows.length === 0 || [touch, handoffs].every((one) => one === null || isAllOfOne(one))) return [];
  const feeds = speeds.feeds.map(
    ({ from, to, fromSeconds, toSeconds }) =>
      `“${nodeTitle(workspace, from)}” (${sayDuration(fromSeconds)}) feeds “${nodeTitle(workspace, to)}” (${sayDuration(toSeconds)})`,
  );
  const { shown, rest } = cut(feeds, MOST_FEEDS);
  const more = [...shown, ...(rest.length > 0 ? [`and ${rest.length} more fast steps feed slow ones`] : [])];
  const columns = [{ title: 'Two speeds' }, right('AI'), right('systems'), right('people')];
  return [{ kind: 'table', columns, rows, more, detail: true }];
}

const isAllOfOne = ({ ai, systems, people }: Speeds) => Math.max(ai, systems, people) === 1;

const KINDS = ['glue', 'routine', 'craft', 'human', 'checks', 'unclassified'] as const;

/** Minutes for one case, by the value of the work: what would become of people. */
export function humanBlock({ humanUp, workspace }: Standing): readonly Block[] {
  const kinds = KINDS.filter((kind) => humanUp.some(({ minutesPerCase }) => minutesPerCase[kind] > 0));
  if (kinds.length === 0) return [];
  const spent = humanUp.filter(({ minutesPerCase }) => kinds.some((kind) => minutesPerCase[kind] > 0));
  const rows = spent.map(({ pool, minutesPerCase }) => [
    { text: poolTitle(workspace, pool) },
    ...kinds.map((kind) => ({ text: minutesPerCase[kind] > 0 ? sayNumber(minutesPerCase[kind]) : '' })),
  ]);
  const columns = [
    { title: 'Minutes of people for a case', flexible: true as const },
    ...kinds.map((kind) => right(kind === 'unclassified' ? 'no kind said' : kind)),
  ];
  return [{ kind: 'table', columns, rows, detail: true }];
}
