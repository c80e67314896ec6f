/** What can follow a property: its value, its options, or the next property. */
import { CompletionItemKind } from 'vscode-languageserver';
import { dates } from './dates.ts';
import { called, type Entry, type Names } from './names.ts';
import type { Word } from './place.ts';
import * as words from './words.ts';

export interface Context {
  readonly names: Names;
  /** Name of the chain around. */
  readonly chain: string;
  /** What the innermost block belongs to. */
  readonly self: string;
  /** Whether something goes by a name of this file, declared or not. */
  readonly isNamed: (name: string) => boolean;
  /** Files to import. */
  readonly paths: () => readonly string[];
  /** Who may do the work, the likely first. */
  readonly performers: () => readonly Entry[];
  /** Who may check it. */
  readonly checkers: () => readonly Entry[];
  /** What an output may be held against. */
  readonly sources: () => readonly Entry[];
  readonly chainsToRun: () => readonly Entry[];
  /** Where a handoff may lead. */
  readonly targets: () => readonly Entry[];
  /** When a handoff may be taken. */
  readonly triggers: () => readonly Entry[];
  /** Rules to accept, those found here first. */
  readonly rulesHere: () => readonly Entry[];
}

/** The property that the end of a line belongs to. */
export interface Property {
  readonly word: string;
  /** The last option of it, when there is one. */
  readonly option?: string;
  readonly used: ReadonlySet<string>;
  /** What stands after the property's word, or its option's. */
  readonly values: readonly Word[];
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  verify: ['against', 'by', 'takes', 'sample', 'catches', 'exactly', 'sd'],
  accept: ['because', 'until'],
  batch: ['every', 'because'],
  wall: ['because'],
  by: ['with'],
  takes: ['exactly', 'sd'],
  learns: ['from'],
  knows: ['as'],
  demand: ['during'],
  goal: ['for'],
  chain: ['redesigns'],
  scenario: ['of'],
  start: ['from'],
  step: ['by', 'with'],
  decision: ['by', 'with'],
  hours: ['in'],
};

/** The last property of a line. */
export function propertyOf(line: readonly Word[]): Property | undefined {
  let found: { word: string; option?: string; used: Set<string>; values: Word[] } | undefined;
  for (const word of line) {
    if (word.kind !== 'keyword') found?.values.push(word);
    else if (found !== undefined && OPTIONS[found.word]?.includes(word.text)) {
      found.used.add(word.text);
      found = { word: found.word, option: word.text, used: found.used, values: [] };
    } else found = { word: word.text, used: new Set(), values: [] };
  }
  return found;
}

/** What can stand next, and whether another property may follow: what is asked for stands there already. */
export interface Next {
  readonly entries: readonly Entry[];
  readonly complete: boolean;
}

const nothing: Next = { entries: [], complete: false };
const wanted = (entries: readonly Entry[]): Next => ({ entries, complete: false });
const done = (entries: readonly Entry[] = []): Next => ({ entries, complete: true });

/** One of these, and then done. */
function oneOf({ values }: Property, entries: readonly Entry[], after: readonly Entry[] = []): Next {
  return values.length === 0 ? wanted(entries) : done(after);
}

function listOf({ values }: Property, entries: readonly Entry[]): Next {
  if (values.length > 0 && values.at(-1)?.text !== ',') return done();
  const written = new Set(values.map(({ text }) => text.normalize('NFC')));
  return wanted(entries.filter(({ label }) => !written.has(label)));
}

function anyValue({ values }: Property, after: readonly Entry[] = []): Next {
  return values.length === 0 ? nothing : done(after);
}

function unused({ used }: Property, ...options: readonly string[]): Entry[] {
  return words.keywords(...options.filter((one) => !used.has(one)));
}

export function nextOf(property: Property, context: Context): Next {
  const { word, option } = property;
  return option === undefined
    ? afterWord(word, property, context)
    : afterOption(`${word} ${option}`, property, context);
}

const HUMANS = ['role', 'person'] as const;
const VERIFY = ['against', 'by', 'takes', 'sample', 'catches'] as const;

function afterWord(word: string, property: Property, context: Context): Next {
  const { names, self } = context;
  const { values } = property;
  switch (word) {
    case 'by': {
      const kind = names.kindOf(values[0]?.text ?? '');
      const isHuman = kind === 'role' || kind === 'person';
      return oneOf(property, context.performers(), isHuman ? unused(property, 'with') : []);
    }
    case 'owner':
      return oneOf(property, names.declared(...HUMANS));
    case 'backup':
      return oneOf(
        property,
        names.declared(...HUMANS).filter(({ label }) => label !== self),
      );
    case 'works':
      return oneOf(property, names.declared('hours'));
    case 'field':
      return oneOf(property, names.declared('field'));
    case 'runs':
      return oneOf(property, context.chainsToRun());
    case 'work':
      return oneOf(property, words.workKinds);
    case 'stakes':
      return oneOf(property, words.stakes);
    case 'because':
      return oneOf(property, words.reasons);
    case 'wall':
      return values.length === 0 ? wanted(words.walls) : wanted(unused(property, 'because'));
    case 'in':
    case 'out':
      return listOf(property, names.declared('document'));
    case 'knows': {
      const next = listOf(property, words.known(names.declared('field')));
      return next.complete ? wanted(words.keywords('as')) : next;
    }
    case 'takes':
      return values.length === 0 ? wanted(words.keywords('exactly')) : done(unused(property, 'sd'));
    case 'verify':
      return anyValue(property, unused(property, ...VERIFY));
    case 'learns':
      return wanted(words.keywords('from'));
    case 'batch':
      return values.length === 0 ? wanted(words.keywords('every')) : done(unused(property, 'because'));
    case 'accept':
      return oneOf(property, context.rulesHere(), unused(property, 'because', 'until'));
    case 'demand':
      return anyValue(property, unused(property, 'during'));
    case 'goal':
      if (values.length === 0) return wanted(words.figures);
      if (values.every(({ kind }) => kind === 'name')) return wanted(words.comparisons(values.map(({ text }) => text)));
      return values.some(({ kind }) => kind === 'number') ? done(unused(property, 'for')) : nothing;
    case 'chain':
      return anyValue(property, unused(property, 'redesigns'));
    case 'scenario':
      return anyValue(property, unused(property, 'of'));
    case 'start':
      return anyValue(property, unused(property, 'from'));
    case 'step':
    case 'decision':
      return anyValue(property, unused(property, 'by'));
    default:
      return anyValue(property);
  }
}

function afterOption(option: string, property: Property, context: Context): Next {
  const { names, chain } = context;
  const { values } = property;
  switch (option) {
    case 'verify by':
      return oneOf(property, context.checkers(), unused(property, ...VERIFY));
    case 'step by':
    case 'decision by':
      return afterWord('by', property, context);
    case 'by with':
    case 'step with':
    case 'decision with':
      return oneOf(property, names.declared('agent'));
    case 'verify against': {
      const next = listOf(property, context.sources());
      return next.complete ? done(unused(property, ...VERIFY)) : next;
    }
    case 'verify takes':
      return values.length === 0
        ? wanted(words.keywords('exactly'))
        : done([...unused(property, 'sd'), ...unused(property, ...VERIFY)]);
    case 'verify sample':
    case 'verify catches':
    case 'verify exactly':
    case 'verify sd':
      return anyValue(property, unused(property, ...VERIFY));
    case 'accept until':
      return oneOf(property, dates(), unused(property, 'because', 'until'));
    case 'accept because':
      return anyValue(property, unused(property, 'because', 'until'));
    case 'batch because':
      return oneOf(property, words.reasons);
    case 'batch every':
      return anyValue(property, unused(property, 'because'));
    case 'knows as': {
      if (values.length === 0) return wanted(words.levels);
      if (values.at(-1)?.text === ',') return wanted(words.known(names.declared('field')));
      return values.some(({ text }) => text === ',') ? wanted(words.keywords('as')) : done();
    }
    case 'learns from':
      return nodePaths(property, names, chain);
    case 'demand during':
      return oneOf(property, names.declared('hours'));
    case 'chain redesigns':
      return oneOf(
        property,
        names.declared('chain').filter(({ label }) => label !== chain),
      );
    case 'scenario of':
      return oneOf(property, names.declared('chain'));
    case 'hours in':
      return oneOf(property, words.zones);
    default:
      return anyValue(property);
  }
}

/** `Assess`, or `Claim.Assess` of another chain. */
function nodePaths({ values }: Property, names: Names, chain: string): Next {
  const last = values.at(-1);
  if (last?.text === '.') return wanted(names.nodes(values.at(-2)?.text ?? ''));
  if (last !== undefined && last.text !== ',') return done();
  const chains = names.declared('chain').filter(({ label }) => label !== chain);
  const paths = chains.flatMap(({ label }) =>
    names.nodes(label).map((node) => called(node, `${label}.${node.label}`, CompletionItemKind.Reference)),
  );
  return wanted([...names.nodes(chain), ...paths]);
}
