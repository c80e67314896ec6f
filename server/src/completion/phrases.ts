/**
 * A word of the language with what it takes, so that a line is whole as soon as its word is chosen: the values are there
 * to be filled in or chosen from. Undefined where nothing is declared that the word could name.
 */
import { GOAL_FIGURES, LEVELS, REASON_NAMES, STAKES, WALLS, WORK_KIND_NAMES } from '@chainwright/language/model';
import { dates } from './dates.ts';
import type { Entry } from './names.ts';
import type { Context } from './properties.ts';
import { choice, hole } from './snippet.ts';
import * as words from './words.ts';

export const WHY = 'why we live with it';
const CRITERION = 'what a right result is';

type Phrase = (context: Context) => string | undefined;

const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

/** `word VALUE`, when there is a value. */
const having = (word: string, value: string | undefined) => (value === undefined ? undefined : `${word} ${value}`);

const one =
  (word: string, find: (context: Context) => readonly Entry[]): Phrase =>
  (context) =>
    having(word, choice(1, labels(find(context))));

const fixed =
  (text: string): Phrase =>
  () =>
    text;

const declares =
  (word: string, base: string, rest = ''): Phrase =>
  ({ names }) =>
    `${word} ${hole(1, names.free(base))}${rest}`;

const node =
  (word: string, base: string): Phrase =>
  ({ names, chain }) =>
    `${word} ${hole(1, names.freeNode(chain, base))}`;

const documents = ({ names }: Context) => names.declared('document');

/** By the word; by the thing and the word where the same word takes different things. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  'file field': declares('field', 'expertise'),
  'file hours': declares('hours', 'office', ` ${hole(2, 'Mon-Fri 09:00-17:00')}`),
  role: declares('role', 'Role', ` { people ${hole(2, '2')} }`),
  person: declares('person', 'Person'),
  agent: declares('agent', 'Agent'),
  system: declares('system', 'System'),
  document: declares('document', 'Document'),
  'file chain': declares('chain', 'Process', ' {\n  $0\n}'),
  scenario: ({ names }) => {
    const of = choice(2, labels(names.declared('chain')));
    return of === undefined ? undefined : `scenario ${hole(1, names.free('WhatIf'))} of ${of} {\n  $0\n}`;
  },
  import: ({ paths }) => {
    const path = choice(1, paths());
    return path === undefined ? undefined : `import "${path}"`;
  },
  people: fixed(`people ${hole(1, '2')}`),
  parallel: fixed(`parallel ${hole(1, '10')}`),
  works: one('works', ({ names }) => names.declared('hours')),
  knows: ({ names }) => {
    const field = choice(1, labels(names.declared('field')));
    return field === undefined ? undefined : `knows ${field} as ${choice(2, LEVELS)}`;
  },
  'role costs': fixed(`costs ${hole(1, '50 EUR/h')}`),
  'person costs': fixed(`costs ${hole(1, '50 EUR/h')}`),
  costs: fixed(`costs ${hole(1, '0.05 EUR/case')}`),
  backup: one('backup', ({ names, self }) => names.declared('role', 'person').filter(({ label }) => label !== self)),
  model: fixed(`model "${hole(1, 'name of the model')}"`),
  owner: one('owner', ({ names }) => names.declared('role', 'person')),
  demand: fixed(`demand ${hole(1, '20/day')}`),
  goal: fixed(`goal ${choice(1, GOAL_FIGURES.map(words.exampleOfGoal))}`),
  accept: ({ rulesHere }) =>
    having('accept', choice(1, labels(rulesHere()).slice(0, 12)))?.concat(` because "${hole(2, WHY)}"`),
  'accept because': fixed(`because "${hole(1, WHY)}"`),
  'wall because': fixed(`because "${hole(1, 'why')}"`),
  because: fixed(`because ${choice(1, REASON_NAMES)}`),
  start: node('start', 'Begin'),
  step: node('step', 'Work'),
  decision: node('decision', 'Question'),
  'chain wait': node('wait', 'Pause'),
  end: node('end', 'Done'),
  from: fixed(`from ${hole(1, 'email')}`),
  by: one('by', ({ performers }) => performers()),
  'verify by': one('by', ({ checkers }) => checkers()),
  with: one('with', ({ names }) => names.declared('agent')),
  work: fixed(`work ${choice(1, WORK_KIND_NAMES)}`),
  'hours in': fixed(`in ${hole(1, 'Europe/Brussels')}`),
  field: one('field', ({ names }) => names.declared('field')),
  'wait takes': fixed(`takes ${hole(1, '2d')}`),
  takes: fixed(`takes ${hole(1, '10min')}`),
  in: one('in', documents),
  out: one('out', documents),
  verify: fixed(`verify "${hole(1, CRITERION)}"`),
  quality: fixed(`quality ${hole(1, '95%')}`),
  guardrail: fixed(`guardrail "${hole(1, 'what must never happen')}"`),
  learns: ({ names, chain }) => having('learns from', choice(1, labels(names.nodes(chain)))),
  'learns from': ({ names, chain }) => having('from', choice(1, labels(names.nodes(chain)))),
  stakes: fixed(`stakes ${choice(1, [...STAKES].reverse())}`),
  wall: fixed(`wall ${choice(1, [...WALLS].reverse())} because "${hole(2, 'why')}"`),
  batch: fixed(`batch ${hole(1, '10')}`),
  runs: one('runs', ({ chainsToRun }) => chainsToRun()),
  against: one('against', ({ sources }) => sources()),
  sample: fixed(`sample ${hole(1, '20%')}`),
  catches: fixed(`catches ${hole(1, '90%')}`),
  until: () =>
    `until ${choice(
      1,
      dates().map(({ label }) => label),
    )}`,
  when: fixed(`when "${hole(1, 'condition')}"`),
  via: fixed(`via ${choice(1, labels(words.channels))}`),
  carrying: one('carrying', documents),
  wait: fixed(`wait ${hole(1, '1h')}`),
  on: ({ triggers }) =>
    having(
      'on',
      choice(
        1,
        triggers().map(({ snippets: [first] = [], label }) => first ?? label),
      ),
    ),
  and: ({ targets }) => having('and', choice(1, labels(targets()))),
  '->': ({ targets }) => having('->', choice(1, labels(targets()))),
  exception: fixed(`exception ${hole(1, '3%')}`),
  reject: fixed('reject'),
  timeout: fixed(`timeout ${hole(1, '5d')}`),
  redesigns: one('redesigns', ({ names, chain }) => names.declared('chain').filter(({ label }) => label !== chain)),
  during: one('during', ({ names }) => names.declared('hours')),
  for: fixed(`for ${hole(1, '90%')}`),
  every: fixed(`every ${hole(1, '1d')}`),
  exactly: fixed(`exactly ${hole(1, '10min')}`),
  sd: fixed(`sd ${hole(1, '3min')}`),
  as: fixed(`as ${choice(1, LEVELS)}`),
  of: one('of', ({ names }) => names.declared('chain')),
};

/** @param place the kind of the thing around, and the property that the word is an option of. */
export function phraseOf(word: string, places: readonly string[], context: Context): string | undefined {
  const key = places.map((place) => `${place} ${word}`).find((one) => Object.hasOwn(PHRASES, one)) ?? word;
  return Object.hasOwn(PHRASES, key) ? PHRASES[key]?.(context) : undefined;
}
