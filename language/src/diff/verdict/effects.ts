/** What a change does to the figures of a chain, in half sentences. What is less than anybody would feel stays. */
import { type ChainFigures, figureName, isApproximate, isFull, type Standing } from '../../flow/index.ts';
import { isSame, listed, sayAbout, sayCost, sayDuration, sayNumber, sayRate, sayShare } from '../../model/index.ts';
import { areCostsAlike, type BothStandings, bottleneckOf } from '../figures.ts';
import type { Matching } from '../match/matching.ts';
import { someOf } from './words.ts';

export function effectsOf(both: BothStandings, matching: Matching): readonly string[] {
  return [
    ...leadTime(both),
    ...ceiling(both, matching),
    ...cost(both),
    ...quality(both),
    ...goalsTurned(both),
    ...unknown(both.head.figures),
  ];
}

const TOLD = ['leadTimeSeconds', 'ceilingPerDay'] as const;

/** What cannot be said, for lack of which facts. */
function unknown(figures: ChainFigures): readonly string[] {
  const gaps = TOLD.flatMap((figure) => {
    const facts = factsOf(figures, figure);
    return facts.length === 0 ? [] : [{ figure, facts }];
  });
  const parts = [...Map.groupBy(gaps, ({ facts }) => facts.join(', ')).values()].map((some) => {
    const names = some.map(({ figure }) => figureName(figure));
    return `what becomes of the ${listed(names)} cannot be said without ${someOf(some[0]?.facts ?? [])}`;
  });
  return parts.length === 0 ? [] : [listed(parts)];
}

function factsOf({ missing }: ChainFigures, figure: string): readonly string[] {
  return missing.find((one) => one.figure === figure)?.facts ?? [];
}

function leadTime({ base, head }: BothStandings): readonly string[] {
  const [before, after] = [base.figures, head.figures];
  if (factsOf(after, 'leadTimeSeconds').length > 0) return [];
  if (after.overloaded) {
    return [growing(head, before.overloaded ? 'still ' : '')];
  }
  const { leadTimeSeconds: was } = before;
  const { leadTimeSeconds: is } = after;
  if (is === null) return [];
  const isAbout = isApproximate(after, 'leadTimeSeconds') || isApproximate(before, 'leadTimeSeconds');
  if (before.overloaded)
    return [`no line grows without end any more, and lead time is ${sayAbout(sayDuration(is), isAbout)}`];
  if (was === null) {
    const facts = factsOf(before, 'leadTimeSeconds');
    const lack = facts.length === 0 ? '' : ` (not known before, without ${someOf(facts)})`;
    return [`lead time is ${sayAbout(sayDuration(is), isAbout)}${lack}`];
  }
  return [moved('lead time', { was, is }, { say: sayDuration, isAbout })];
}

/** `the line for Counsel grows without end`. */
export function growing({ pools, workspace }: Standing, still = ''): string {
  const full = pools.filter((pool) => isFull(pool)).map(({ pool }) => workspace.pools.get(pool)?.name ?? '');
  const lines = full.length === 0 ? 'a line' : `the ${full.length === 1 ? 'line' : 'lines'} for ${someOf(full)}`;
  return `${lines} ${still}${full.length > 1 ? 'grow' : 'grows'} without end`;
}

interface Saying {
  readonly say: (value: number) => string;
  readonly isAbout: boolean;
}

function moved(name: string, { was, is }: { was: number; is: number }, { say, isAbout }: Saying): string {
  const value = sayAbout(say(is), isAbout);
  // In what is shown nobody would see it.
  if (isSame(was, is) || say(was) === say(is)) return `${name} stays at ${value}`;
  const way = is < was ? 'falls' : 'rises';
  const by = Math.abs(is / was - 1);
  if (was === 0 || by > 2) return `${name} ${way} from ${sayAbout(say(was), isAbout)} to ${value}`;
  return `${name} ${way} by ${sayShare(by)} to ${value}`;
}

function ceiling(both: BothStandings, matching: Matching): readonly string[] {
  const [before, after] = [both.base.figures, both.head.figures];
  if (factsOf(after, 'ceilingPerDay').length > 0) return [];
  const wasKnown = factsOf(before, 'ceilingPerDay').length === 0;
  const [was, is] = [before.ceilingPerDay, after.ceilingPerDay];
  const bottleneck = bottleneckOf(both, matching);
  const isAbout = isApproximate(after, 'ceilingPerDay') || isApproximate(before, 'ceilingPerDay');
  const day = (figures: ChainFigures) => (value: number) =>
    sayAbout(figures.countsOpenDays ? `${sayNumber(value)} an open day` : sayRate(value), isAbout);
  if (is === null)
    return [
      was === null
        ? 'nobody in it has a limit'
        : `nobody in it has a limit any more, where ${bottleneck.before} was the bottleneck`,
    ];
  if (was === null && !wasKnown) return [`the ceiling is ${day(after)(is)} with ${bottleneck.after} as the bottleneck`];
  if (was === null) return [`there is a ceiling of ${day(after)(is)} now, with ${bottleneck.after} as the bottleneck`];
  const stays = isSame(was, is) || day(before)(was) === day(after)(is);
  const from = stays
    ? `the ceiling stays at ${day(after)(is)}`
    : `the ceiling ${is < was ? 'falls' : 'rises'} from ${day(before)(was)} to ${day(after)(is)}`;
  if (bottleneck.moved)
    return [
      `${from} ${stays ? 'though' : 'and'} the bottleneck moves from ${bottleneck.before} to ${bottleneck.after}`,
    ];
  return [
    `${from} ${stays ? `because ${bottleneck.after} remains the bottleneck` : `with ${bottleneck.after} still the bottleneck`}`,
  ];
}

/** Only where it changes: most changes leave it alone. */
function cost({ base, head }: BothStandings): readonly string[] {
  const [was, is] = [base.figures.costPerCase, head.figures.costPerCase];
  if (was === null || is === null || areCostsAlike(was, is)) return [];
  const isAbout = isApproximate(head.figures, 'costPerCase') || isApproximate(base.figures, 'costPerCase');
  const [currency, ...others] = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  if (currency !== undefined && others.length === 0 && (was[currency] ?? 0) > 0) {
    const say = (amount: number) => `${sayCost({ [currency]: amount })} a case`;
    return [moved('cost', { was: was[currency] ?? 0, is: is[currency] ?? 0 }, { say, isAbout })];
  }
  return [`a case costs ${sayAbout(sayCost(is), isAbout)} instead of ${sayCost(was)}`];
}

/** A share: half a point is felt. */
const FELT = 0.005;

function quality({ base, head }: BothStandings): readonly string[] {
  const [was, is] = [base.figures.quality, head.figures.quality];
  if (was === null || is === null || Math.abs(was - is) < FELT || sayShare(was) === sayShare(is)) return [];
  const isAbout = isApproximate(head.figures, 'quality') || isApproximate(base.figures, 'quality');
  return [`quality ${is < was ? 'falls' : 'rises'} from ${sayShare(was)} to ${sayAbout(sayShare(is), isAbout)}`];
}

/** Goals that hold no more, and those that hold now. */
export function goalsTurned({ base, head }: BothStandings): readonly string[] {
  const before = new Map(base.goals.map(({ text, holds }) => [text, holds]));
  const turned = (holds: boolean) =>
    head.goals.filter((goal) => goal.holds === holds && before.get(goal.text) !== holds).map(({ text }) => text);
  const known = turned(false).filter((text) => before.get(text) !== null || !before.has(text));
  const missed = known.map((text) => `the goal ${text} is missed${before.has(text) ? ' now' : ''}`);
  const held = turned(true)
    .filter((text) => before.get(text) === false)
    .map((text) => `the goal ${text} holds now`);
  return [...missed, ...held];
}
