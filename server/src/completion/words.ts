/** The closed vocabularies of the language, as completion offers them. */
import {
  CHANNELS,
  COMPARISONS,
  DURATION_UNITS,
  GOAL_FIGURES,
  type GoalFigure,
  KEYWORDS,
  LEVELS,
  RATE_UNITS,
  REASONS,
  STAKES,
  WALLS,
  WORK_KINDS,
} from '@chainwright/language/model';
import { RULES } from '@chainwright/language/rules';
import { CompletionItemKind } from 'vscode-languageserver';
import { type Entry, withSnippets } from './names.ts';
import { choice, hole } from './snippet.ts';

const member = (label: string, documentation: string, detail?: string): Entry => ({
  label,
  documentation,
  kind: CompletionItemKind.EnumMember,
  ...(detail === undefined ? {} : { detail }),
});

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  expert: 'Can do the work, and sees what is wrong in it.',
  adjacent: 'Knows a neighbouring field: can judge with the right context at hand.',
  outsider: 'Does not know the field; the same as not naming it.',
};
const STAKES_WORDS: Readonly<Record<string, string>> = {
  low: 'A wrong output costs little.',
  high: 'A wrong output costs much: the wall is high, whatever the kind of work.',
};
const WALL_WORDS: Readonly<Record<string, string>> = {
  low: 'AI can do this work, and people can see whether it is right.',
  high: 'What AI makes here looks right whether it is or not: it takes somebody who knows the field.',
};
const VALUE_WORDS: Readonly<Record<string, string>> = {
  glue: 'glue between people, which goes into the system',
  routine: 'routine, which goes to AI under checks',
  craft: 'craft, which AI lifts and people who know the field finish',
  human: 'human work, where people move up to',
};

export const levels: readonly Entry[] = LEVELS.map((one) => member(one, LEVEL_WORDS[one] ?? ''));
export const stakes: readonly Entry[] = STAKES.map((one) => member(one, STAKES_WORDS[one] ?? ''));
/** Why the wall is another one than the work implies has to be said. */
export const walls: readonly Entry[] = WALLS.map((one) => ({
  ...member(one, WALL_WORDS[one] ?? ''),
  snippets: [`${one} because "${hole(1, 'why')}"`],
}));

const GOALS: Readonly<Record<GoalFigure, readonly [comparison: string, value: string, words: string]>> = {
  'lead time': ['<', '3d', 'From the arrival of a case to its end: touch time and waiting time.'],
  'waiting time': ['<', '1d', 'How long nobody works on a case: queues, waits, waits on handoffs.'],
  'touch time': ['<', '1h', 'How long people and machines work on a case.'],
  throughput: ['>=', '20/day', 'How many cases leave the chain.'],
  cost: ['<', '40 EUR/case', 'What a case costs.'],
  quality: ['>=', '95%', 'The share of cases that leave without a fault.'],
};

/** Such as `lead time < 3d`. */
export function exampleOfGoal(figure: GoalFigure): string {
  const [comparison, value] = GOALS[figure];
  return `${figure} ${comparison} ${value}`;
}

export const figures: readonly Entry[] = GOAL_FIGURES.map((figure) => {
  const [comparison, value, words] = GOALS[figure];
  return { ...member(figure, words), snippets: [`${figure} ${comparison} ${hole(1, value)}`] };
});

/** How a figure is compared with its goal, with a value of its kind. */
export function comparisons(words: readonly string[]): Entry[] {
  const figure = GOAL_FIGURES.find((one) => one === words.join(' '));
  const value = figure === undefined ? undefined : GOALS[figure][1];
  if (value === undefined) return [];
  return COMPARISONS.map((label) => ({
    label,
    kind: CompletionItemKind.Operator,
    documentation: label.startsWith('<') ? 'The goal is at most this.' : 'The goal is at least this.',
    snippets: [`${label} ${hole(1, value)}`],
    plain: false,
  }));
}

export const zones: readonly Entry[] = Intl.supportedValuesOf('timeZone').map((zone) =>
  member(zone, 'The time zone in which these hours are meant.'),
);

export const workKinds: readonly Entry[] = Object.entries(WORK_KINDS).map(([label, { wall, value }]) =>
  member(label, `${WALL_WORDS[wall]} It is ${VALUE_WORDS[value]}.`, `wall ${wall} · value ${value}`),
);

export const channels: readonly Entry[] = Object.entries(CHANNELS).map(([label, { summary, manual }]) =>
  member(
    label,
    manual ? `Handed over ${summary}: somebody has to send, notice and read it.` : `Handed over: ${summary}.`,
    manual ? `${summary} · manual` : summary,
  ),
);

export const reasons: readonly Entry[] = Object.entries(REASONS).map(([label, { summary, humanLimit }]) =>
  member(
    label,
    humanLimit ? `A limit of people that a system may not have: ${summary}.` : `It stays in a redesign: ${summary}.`,
    summary,
  ),
);

/** With the reason that an accept needs. */
export const rules: readonly Entry[] = RULES.map(({ id, summary }) => ({
  ...member(id, summary, summary),
  snippets: [`${id} because "${hole(1, 'why we live with it')}"`],
}));

/** With how well. */
export function known(fields: readonly Entry[]): Entry[] {
  return fields.map((field) => withSnippets(field, `${field.label} as ${choice(1, LEVELS)}`));
}

export function keywords(...words: readonly string[]): Entry[] {
  return words.map((label) => {
    const summary = KEYWORDS[label]?.summary ?? 'leads from one node to the next';
    return { label, kind: CompletionItemKind.Keyword, detail: summary, documentation: `${summary}.` };
  });
}

const unit = (label: string, documentation: string): Entry => ({ label, documentation, kind: CompletionItemKind.Unit });

const DURATION_WORDS: Readonly<Record<string, string>> = {
  ms: 'milliseconds',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days of clock time, 24 h each',
  w: 'weeks of clock time, 7 d each',
  wd: 'working days: the mean length of an open day of who works',
};

/** A number that is being written, with each unit that fits. */
export function durations(number: string): Entry[] {
  return DURATION_UNITS.map((one) => unit(`${number}${one}`, `${number} ${DURATION_WORDS[one] ?? one}`));
}

export function rates(number: string): Entry[] {
  return RATE_UNITS.map((one) => unit(`${number}/${one}`, `${number} cases a ${one}, on the mean`));
}

export function shares(number: string): Entry[] {
  return Number(number) <= 100 ? [unit(`${number}%`, 'a share of all')] : [];
}

export function money(number: string, currencies: readonly string[], ...per: readonly ('h' | 'case')[]): Entry[] {
  return currencies.flatMap((currency) =>
    per.map((one) => unit(`${number} ${currency}/${one}`, one === 'h' ? 'for each hour worked' : 'for each case')),
  );
}
