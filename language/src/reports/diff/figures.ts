/** The figures of a chain before and after, with what became of them. */
import type { ChainComparison, Change } from '../../diff/index.ts';
import { type ChainFigures, isApproximate, isFull, type PoolFigures, type Standing } from '../../flow/index.ts';
import { sayDuration, sayMoney, sayNumber, sayShare } from '../../model/index.ts';
import { type Block, type Cell, right } from '../document/index.ts';
import { roughly, withLegend } from '../queues/about.ts';
import { GROWS, isSame, poolTitle, UNKNOWN } from '../queues/words.ts';

/** Which way of a figure is the better one; a demand has none. */
type Better = 'less' | 'more' | 'neither';

interface Value {
  readonly value: number | null;
  readonly isAbout: boolean;
  /** There is no value because a line grows for ever. */
  readonly grows: boolean;
}

interface Row {
  readonly title: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly say: (value: number) => string;
  readonly better: Better;
  /** Of shares: a difference of shares is one of points. */
  readonly isShare?: true;
  /** Less than that is as good as nothing. */
  readonly least?: number;
  /** Shown even when it stays. */
  readonly always?: true;
}

export function figuresBlock(chain: ChainComparison): readonly Block[] {
  const { base, head } = chain;
  if (base === undefined && head === undefined) return [];
  const rows = [...chainRows(base, head), ...poolRows(chain), ...minuteRows(base, head)]
    .filter((row) => row.always === true || differs(row))
    .map(cellsOf);
  const all = [...rows, ...goalsRow(base, head)].filter((cells) =>
    cells.slice(1, 3).some(({ text }) => text !== UNKNOWN.text),
  );
  if (all.length === 0) return [];
  const columns = [
    { title: 'Figures', flexible: true as const },
    right('before'),
    right('after'),
    { title: 'difference' },
  ];
  return withLegend([{ kind: 'table', columns, rows: all, more: limitLine(chain) }], 'chainwright queues says why');
}

/** One line of a chain among many. */
export function figuresInBrief({ base, head }: ChainComparison): readonly Cell[] {
  return chainRows(base, head)
    .filter(({ title }) => title === 'lead time' || title === 'ceiling')
    .flatMap((row) => {
      const [, , after, difference] = cellsOf(row);
      return [after ?? UNKNOWN, difference ?? UNKNOWN];
    });
}

// ---- rows ----

function chainRows(base: Standing | undefined, head: Standing | undefined): readonly Row[] {
  const of =
    (figure: keyof ChainFigures, read: (figures: ChainFigures) => number | null, isTime = false) =>
    (standing: Standing | undefined): Value | undefined =>
      standing && {
        value: read(standing.figures),
        isAbout: isApproximate(standing.figures, figure),
        grows: isTime && standing.figures.overloaded,
      };
  const row = (
    title: string,
    read: ReturnType<typeof of>,
    rest: Pick<Row, 'say' | 'better' | 'isShare' | 'always'>,
  ): Row => ({ title, before: read(base), after: read(head), ...rest });
  const time = { say: sayDuration, better: 'less' as const };
  return [
    row(
      'cases that come',
      of('demandPerDay', (one) => one.demandPerDay),
      { say: daily, better: 'neither' },
    ),
    row(
      'lead time',
      of('leadTimeSeconds', (one) => one.leadTimeSeconds, true),
      { ...time, always: true },
    ),
    row(
      'waiting',
      of('waitingTimeSeconds', (one) => one.waitingTimeSeconds, true),
      time,
    ),
    row(
      'work',
      of('touchTimeSeconds', (one) => one.touchTimeSeconds),
      time,
    ),
    row(
      'under way',
      of('workInProgress', (one) => one.workInProgress, true),
      { say: sayNumber, better: 'less' },
    ),
    row(
      'ceiling',
      of('ceilingPerDay', (one) => one.ceilingPerDay),
      { say: daily, better: 'more', always: true },
    ),
    ...costRows(base, head),
    row(
      'without a fault',
      of('quality', (one) => one.quality),
      { say: sayShare, better: 'more', isShare: true },
    ),
  ];
}

function costRows(base: Standing | undefined, head: Standing | undefined): readonly Row[] {
  const costs = (standing: Standing | undefined) => standing?.figures.costPerCase ?? undefined;
  const currencies = [...new Set([costs(base), costs(head)].flatMap((one) => Object.keys(one ?? {})))];
  return currencies.map((currency): Row => {
    const value = (standing: Standing | undefined): Value | undefined =>
      standing && {
        // Who costs nothing in a currency, of a case that is priced, costs zero of it.
        value: standing.figures.costPerCase === null ? null : (standing.figures.costPerCase[currency] ?? 0),
        isAbout: isApproximate(standing.figures, 'costPerCase'),
        grows: false,
      };
    return {
      title: currencies.length > 1 ? `cost in ${currency}` : 'cost of a case',
      before: value(base),
      after: value(head),
      say: (amount) => sayMoney(amount, currency),
      better: 'less',
    };
  });
}

/** Pools of both sides, together under the name of the head. */
function poolRows({ base, head, changes }: ChainComparison): readonly Row[] {
  const renamed = new Map(
    changes.flatMap(({ op, what, was, name }: Change) => (op === 'renamed' && what === 'pool' ? [[was, name]] : [])),
  );
  const nameNow = (pool: PoolFigures) => renamed.get(pool.name) ?? pool.name;
  const limited = (standing: Standing | undefined) => standing?.pools.filter(({ servers }) => servers !== null) ?? [];
  const names = new Set([...limited(head).map(({ name }) => name), ...limited(base).map(nameNow)]);
  return [...names].flatMap((name): readonly Row[] => {
    const after = limited(head).find((one) => one.name === name);
    const before = limited(base).find((one) => nameNow(one) === name);
    const title =
      head !== undefined && after !== undefined
        ? poolTitle(head.workspace, after.pool)
        : base !== undefined && before !== undefined
          ? poolTitle(base.workspace, before.pool)
          : name;
    const of = (figure: 'load' | 'waitSeconds', grows: boolean) => (pool: PoolFigures | undefined) =>
      pool && { value: pool[figure], isAbout: isApproximate(pool, figure), grows: grows && isFull(pool) };
    const load = of('load', false);
    const wait = of('waitSeconds', true);
    return [
      {
        title: `load of ${title}`,
        before: load(before),
        after: load(after),
        say: sayShare,
        better: 'neither',
        isShare: true,
        least: HARDLY_BUSY,
      },
      {
        title: `wait for ${title}`,
        before: wait(before),
        after: wait(after),
        say: sayDuration,
        better: 'less',
        least: SHORTEST,
      },
    ];
  });
}

const VALUES = [
  ['glue', 'less'],
  ['routine', 'less'],
  ['craft', 'neither'],
  ['human', 'neither'],
  ['checks', 'neither'],
  ['unclassified', 'neither'],
] as const;

const MINUTE_TITLES: Readonly<Record<(typeof VALUES)[number][0], string>> = {
  glue: 'glue work of people',
  routine: 'routine work of people',
  craft: 'craft of people',
  human: 'human work of people',
  checks: 'checks by people',
  unclassified: 'work of people, no kind said',
};

/** Minutes that people spend on a case, by the value of the work. */
function minuteRows(base: Standing | undefined, head: Standing | undefined): readonly Row[] {
  return VALUES.map(([kind, better]): Row => {
    const value = (standing: Standing | undefined): Value | undefined =>
      standing && {
        // Without a fact about some work nobody knows how much there is of any.
        value: standing.figures.missing.some(({ figure }) => figure === 'touchTimeSeconds')
          ? null
          : standing.humanUp.reduce((sum, { minutesPerCase }) => sum + minutesPerCase[kind], 0),
        isAbout: false,
        grows: false,
      };
    return {
      title: MINUTE_TITLES[kind],
      before: value(base),
      after: value(head),
      say: (minutes) => sayDuration(minutes * 60),
      better,
    };
  });
}

/** In a line of its own: names would take the room of the figures. */
function limitLine({ base, head, bottleneck }: ChainComparison): readonly string[] {
  const name = (standing: Standing | undefined) => {
    const pool = standing?.figures.bottleneck ?? null;
    return standing === undefined || pool === null ? undefined : poolTitle(standing.workspace, pool);
  };
  const [before, after] = [name(base), name(head)];
  if (after === undefined) return before === undefined ? [] : [`limited by ${before} before`];
  if (before === undefined) return [`limited by ${after}`];
  return [bottleneck.moved ? `limited by ${after}, before by ${before}` : `limited by ${after}, as before`];
}

function goalsRow(base: Standing | undefined, head: Standing | undefined): readonly (readonly Cell[])[] {
  if ([base, head].every((one) => (one?.goals.length ?? 0) === 0)) return [];
  const missed = (standing: Standing | undefined) => standing?.goals.filter(({ holds }) => holds === false).length ?? 0;
  const cell = (standing: Standing | undefined): Cell => {
    if (standing === undefined || standing.goals.length === 0) return UNKNOWN;
    if (missed(standing) > 0) return { text: `${missed(standing)} missed`, tone: 'error' };
    const held = standing.goals.filter(({ holds }) => holds === true).length;
    if (held === 0) return UNKNOWN;
    return held === standing.goals.length
      ? { text: 'all held', tone: 'good' }
      : { text: `${held} of ${standing.goals.length} held` };
  };
  const [before, after] = [cell(base), cell(head)];
  if (before.text === after.text) return [];
  return [[{ text: 'goals' }, before, after, { text: '' }]];
}

// ---- cells ----

const SAME_CELL: Cell = { text: 'same', tone: 'faint' };

function cellsOf(row: Row): readonly Cell[] {
  const cell = (one: Value | undefined): Cell => {
    if (one === undefined) return UNKNOWN;
    if (one.value === null) return one.grows ? GROWS : UNKNOWN;
    return roughly({ text: row.say(settled(one.value, row)) }, one.isAbout);
  };
  return [{ text: row.title }, cell(row.before), cell(row.after), differenceOf(row)];
}

function settled(value: number, { least = 0 }: Pick<Row, 'least'>): number {
  return Math.abs(value) < least ? 0 : value;
}

function differenceOf(row: Row): Cell {
  const { before, after, better } = row;
  if (before === undefined || after === undefined) return { text: '' };
  if (before.grows && after.grows) return SAME_CELL;
  if (before.grows && after.value !== null) return { text: '↓ no longer grows', tone: 'good' };
  if (after.grows && before.value !== null) return { text: '↑ grows for ever', tone: 'error' };
  if (before.value === null || after.value === null) return { text: '' };
  const [was, is] = [settled(before.value, row), settled(after.value, row)];
  if (!isFelt(was, is)) return SAME_CELL;
  const arrow = [is < was ? '↓' : '↑', ...amountOf(was, is, row.isShare === true)].join(' ');
  if (better === 'neither') return { text: arrow };
  return (better === 'less') === is < was
    ? { text: `${arrow}, better`, tone: 'good' }
    : { text: `${arrow}, worse`, tone: 'error' };
}

/** From here on people think in times, not in percent. */
const MANY = 3;

function amountOf(was: number, is: number, isShare: boolean): readonly string[] {
  if (isShare) return [`${sayNumber(Math.abs(is - was) * 100)} points`];
  if (was === 0) return [];
  return [is / was >= MANY ? `${sayNumber(is / was)} times` : sayShare(Math.abs(is / was - 1))];
}

function differs(row: Row): boolean {
  const { before, after } = row;
  const of = (one: Value | undefined) => (one === undefined || one.value === null ? null : settled(one.value, row));
  const [was, is] = [of(before), of(after)];
  // Of one side alone whatever is worth a figure.
  if (before === undefined || after === undefined) return (was ?? is ?? 0) !== 0 || (before ?? after)?.grows === true;
  if (before.grows !== after.grows) return true;
  return was === null || is === null ? (was ?? 0) !== (is ?? 0) : isFelt(was, is);
}

/** Smaller ones are rounding. */
const LEAST = 1e-6;
/** A load, and the seconds of a wait, that nobody notices. */
const HARDLY_BUSY = 0.01;
const SHORTEST = 1;

/** Whether anybody would feel that a figure is the one and not the other. */
export function isFelt(a: number, b: number): boolean {
  return Math.max(Math.abs(a), Math.abs(b)) >= LEAST && !isSame(a, b);
}

function daily(value: number): string {
  return `${sayNumber(value)} a day`;
}
