/** The verdict: one sentence with the level, the main change, and what moves. */
import type { ChainDifference } from '../changes/structure.ts';
import type { Change, ChangeLevel, Comparison } from '../comparison.ts';
import type { Standings } from '../figures.ts';
import type { Matching } from '../match/matching.ts';
import { effectsOf, goalsTurned } from './effects.ts';
import { headlineOf } from './headline.ts';
import { newcomerOf } from './newcomer.ts';
import { counted, someOf } from './words.ts';

export interface Verdict {
  readonly name: string;
  readonly level: ChangeLevel;
  /** The main change; of a chain that is unchanged itself, why it is told of. */
  readonly headline: string;
  readonly effects: readonly string[];
  /** A part of the text is unknown: what is told may not be all. */
  readonly isTorn: boolean;
}

export interface VerdictOf {
  readonly difference: ChainDifference;
  readonly level: ChangeLevel;
  readonly standings: Standings;
  readonly matching: Matching;
  /** Nobody would see a difference in the figures. */
  readonly isStill: boolean;
  readonly isTorn: boolean;
}

export function verdictOf({ difference, level, standings, matching, isStill, isTorn }: VerdictOf): Verdict {
  const { base, head } = standings;
  const name = difference.head?.name ?? difference.base?.name ?? '';
  const effects =
    base === undefined || head === undefined
      ? newcomerOf(standings)
      : isStill && areWords(difference.changes)
        ? ['no figure moves', ...goalsTurned({ base, head })]
        : effectsOf({ base, head }, matching);
  if (level === 'none') {
    const reason = isTorn ? `Not all of ${name} can be read:` : `${name} itself is unchanged; by what it shares,`;
    return { name, level, headline: reason, effects, isTorn };
  }
  const told = headlineOf(difference, level);
  const rest = difference.changes.filter((change) => !told?.tells.has(change)).length;
  const more = rest === 0 ? '' : counted(rest, told === undefined ? 'change' : 'more change');
  const headline = told === undefined ? more : `${told.text}${more === '' ? '' : ` (and ${more})`}`;
  return { name, level, headline, effects, isTorn };
}

/** `Task level: Extract is ten times faster, lead time falls by 2%.` */
export function sentenceOf(verdict: Verdict, where = ''): string {
  const { headline, effects, level, isTorn } = verdict;
  if (level === 'none') return `${headline} ${effects.join(', ')}.`;
  const said = `${[headline, ...effects].join(', ')}.`;
  return `${LEVELS[level]} level${where}${isTorn ? ', as far as the text can be read' : ''}: ${said}`;
}

const LEVELS: Readonly<Record<ChangeLevel, string>> = {
  none: 'No',
  task: 'Task',
  workflow: 'Workflow',
  process: 'Process',
};

/** Words alone, and what is wished for: no figure follows from them. */
const WORDS: ReadonlySet<string> = new Set([
  'title',
  'because',
  'guardrail',
  'in',
  'out',
  'learns from',
  'owner',
  'field',
  'work',
  'stakes',
  'wall',
  'when',
  'carrying',
  'from',
  'knows',
  'backup',
  'model',
  'accept',
]);
const APART: ReadonlySet<string> = new Set(['field', 'document', 'accept', 'goal', 'scenario']);

function areWords(changes: readonly Change[]): boolean {
  return changes.every(
    ({ op, what, property }) => op === 'renamed' || APART.has(what) || (property !== undefined && WORDS.has(property)),
  );
}

const MOST_OTHERS = 2;

/** Of the whole: that of the one chain, or of the one that changes most, with what happens to the others. */
export function wholeVerdict(
  verdicts: readonly Verdict[],
  { unused, level, findings }: Pick<Comparison, 'level' | 'findings'> & { readonly unused: readonly Change[] },
): string {
  const found = findingsBrought(findings);
  const main = verdicts.find((one) => one.level === level && level !== 'none') ?? verdicts[0];
  if (main === undefined) {
    const [first] = unused;
    const said =
      first === undefined
        ? 'Nothing changes in the process'
        : `Task level: ${counted(unused.length, 'change')} of what no chain uses, such as ${first.name}`;
    return `${[said, ...found].join('; ')}.`;
  }
  const others = verdicts.filter((one) => one !== main);
  const isNamed = others.length === 0 || main.headline.includes(main.name);
  const told = others.slice(0, MOST_OTHERS).map(({ name, headline, effects, level: own }) => {
    const [moves] = effects.filter((effect) => !effect.includes(' stays at ') && !main.effects.includes(effect));
    const said = own === 'none' ? (moves ?? effects[0] ?? 'its figures move') : headline;
    return said.includes(name) ? said : `${name}: ${said}`;
  });
  const rest = others.length - told.length;
  const more = [
    ...(rest === 0 ? [] : [`${counted(rest, 'more chain')} ${rest === 1 ? 'moves' : 'move'}`]),
    ...(unused.length === 0 ? [] : [`${counted(unused.length, 'change')} of what no chain uses`]),
  ];
  return `${[sentenceOf(main, isNamed ? '' : ` in ${main.name}`).slice(0, -1), ...told, ...more, ...found].join('; ')}.`;
}

/** What the figures already tell. */
const TOLD: ReadonlySet<string> = new Set(['overloaded', 'goal-missed']);

function findingsBrought({ added }: Comparison['findings']): readonly string[] {
  const errors = added.filter(({ severity, accepted, rule }) => severity === 'error' && !accepted && !TOLD.has(rule));
  const expired = added.filter(({ rule }) => rule === 'accept-expired').length;
  const rules = someOf(errors.map(({ rule }) => rule));
  return [
    ...(errors.length === 0 ? [] : [`${counted(errors.length, 'new error')} (${rules})`]),
    ...(expired === 0 ? [] : [`${counted(expired, 'accept')} ran out`]),
  ];
}
