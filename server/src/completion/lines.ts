/** What can start a line, and how the lines of a chain and of a scenario go on. */

import type { ast } from '@chainwright/language/grammar';
import { keywordsOf, NODE_KINDS, PLACES, type PlaceKind } from '@chainwright/language/grammar';
import { type Entry, withSnippets } from './names.ts';
import type { Place, Word } from './place.ts';
import { type Context, nextOf, propertyOf } from './properties.ts';
import { skeletonsOf } from './skeletons.ts';
import { choice, hole } from './snippet.ts';
import * as words from './words.ts';

/** Words of a thing that do not start a line of its block. */
const LATER = new Set(['redesigns', 'as', 'of', 'with', 'from']);
const AFTER_NAME = new Set(['takes', 'by', 'quality', 'people', 'parallel']);
const REPEATABLE = new Set<string>(['goal', 'accept', 'verify', 'guardrail', ...NODE_KINDS]);
const HANDOFF = ['when', 'via', 'carrying', 'wait', 'because', 'on'] as const;

export function entriesAt(place: Place, context: Context): readonly Entry[] {
  const kind = place.blocks.at(-1)?.kind ?? 'file';
  if (!isPlace(kind)) return [];
  if (place.line.length === 0) return lineStarts(kind, place, context);
  if (kind === 'chain' && isHandoff(place.line)) return handoff(place.line, context);
  if (kind === 'scenario' && place.line[0]?.kind === 'name') return overrule(place.line, context);
  const property = propertyOf(place.line);
  if (property === undefined) return [];
  // Here a field is declared: its name is new.
  if (kind === 'file' && property.word === 'field') return [];
  const { entries, complete } = nextOf(property, context);
  const isLined = kind === 'file' || kind === 'chain' || kind === 'scenario';
  if (!complete || isLined) return entries;
  // A word that is an option of this property, too, is the option.
  const options = new Set(entries.map(({ label }) => label));
  return [...entries, ...properties(kind, place).filter(({ label }) => !options.has(label))];
}

const isPlace = (kind: string): kind is PlaceKind => PLACES.some((place) => place === kind);

function properties(kind: PlaceKind, { present }: Place): Entry[] {
  const free = keywordsOf(kind).filter((word) => REPEATABLE.has(word) || kind === 'file' || !present.has(word));
  return words.keywords(...free.filter((word) => !LATER.has(word) && (kind !== 'scenario' || !AFTER_NAME.has(word))));
}

function lineStarts(kind: PlaceKind, place: Place, context: Context): readonly Entry[] {
  const { names, chain } = context;
  const starts = [...properties(kind, place), ...skeletonsOf(kind, context)];
  if (kind === 'chain') return [...starts, ...handoffsFrom(context)];
  if (kind !== 'scenario') return starts;
  const works = (node: ast.NodeDeclaration) => node.kind !== 'start' && node.kind !== 'end';
  const [people, machines] = [names.declared('role'), names.declared('agent', 'system')];
  return [
    ...starts,
    ...followedBy(names.nodes(chain, works), `takes ${hole(1, '10min')}`),
    ...followedBy(people, `people ${hole(1, '3')}`),
    ...followedBy(machines, `parallel ${hole(1, '5')}`),
  ];
}

/** A node and where it may lead: one name alone is no line. */
function handoffsFrom({ names, chain, targets }: Context): readonly Entry[] {
  const target = choice(1, labels(targets()));
  const sources = names.nodes(chain, (node) => node.kind !== 'end');
  return target === undefined ? [] : followedBy(sources, `-> ${target}`);
}

const followedBy = (entries: readonly Entry[], rest: string): Entry[] =>
  entries.map((entry) => withSnippets(entry, `${entry.label} ${rest}`));

const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

// ---- A -> B ----

function isHandoff(line: readonly Word[]): boolean {
  return line[0]?.kind === 'name' || line.some(({ text }) => text === '->');
}

function handoff(line: readonly Word[], context: Context): readonly Entry[] {
  const { names, chain } = context;
  const arrow = line.findIndex(({ text }) => text === '->');
  const last = line.at(-1);
  const written = new Set(line.filter(({ kind }) => kind === 'name').map(({ text }) => text.normalize('NFC')));
  const others = (isWanted: (node: ast.NodeDeclaration) => boolean) => names.nodes(chain, isWanted);
  if (arrow < 0) {
    if (last?.text !== 'and') return [...arrowEntry, ...words.keywords('and')];
    return others((node) => node.kind !== 'end' && !written.has(node.name ?? ''));
  }
  if (last?.text === '->') return context.targets();
  if (last?.text === 'and') return context.targets().filter(({ label }) => !written.has(label));
  const option = line.findLastIndex(({ kind, text }) => kind === 'keyword' && text !== 'and');
  if (option < arrow) return afterTarget(line, arrow);
  const values = line.slice(option + 1);
  const next = optionValues(line[option]?.text ?? '', values, context);
  return next ?? unusedOptions(line);
}

const arrowEntry: readonly Entry[] = words.keywords('->');

function afterTarget(line: readonly Word[], arrow: number): Entry[] {
  const isFork = line.slice(arrow).every(({ kind, text }) => kind === 'name' || text === 'and' || text === '->');
  return [...(isFork ? words.keywords('and') : []), ...unusedOptions(line)];
}

function unusedOptions(line: readonly Word[]): Entry[] {
  const used = new Set(line.filter(({ kind }) => kind === 'keyword').map(({ text }) => text));
  return words.keywords(...HANDOFF.filter((word) => !used.has(word)));
}

/** Undefined when the option has its value. */
function optionValues(
  option: string,
  values: readonly Word[],
  { names, triggers }: Context,
): readonly Entry[] | undefined {
  if (option === 'carrying' && (values.length === 0 || values.at(-1)?.text === ',')) {
    const written = new Set(values.map(({ text }) => text.normalize('NFC')));
    return names.declared('document').filter(({ label }) => !written.has(label));
  }
  if (option === 'reject' || values.length > 0) return undefined;
  if (option === 'via') return words.channels;
  if (option === 'because') return words.reasons;
  if (option === 'wait') return words.keywords('exactly');
  return option === 'on' ? triggers() : [];
}

// ---- the lines of a scenario ----

function overrule(line: readonly Word[], context: Context): readonly Entry[] {
  const { names, chain } = context;
  const [subject] = line;
  const last = line.at(-1);
  if (line.some(({ text }) => text === '->' || text === 'and')) {
    const isNext = last?.text === '->' || last?.text === 'and';
    return isNext ? names.nodes(chain) : [];
  }
  if (line.length > 1) {
    // What it says of a thing, it says of that thing.
    const property = propertyOf(line.slice(1));
    return property === undefined ? [] : nextOf(property, context).entries;
  }
  const name = subject?.text ?? '';
  const node = names.node(chain, name);
  if (node?.kind === 'wait') return [...words.keywords('takes'), ...arrowEntry];
  if (node !== undefined) return [...words.keywords('takes', 'by', 'quality'), ...arrowEntry];
  const kind = names.kindOf(name);
  if (kind === 'role') return words.keywords('people');
  return kind === 'agent' || kind === 'system' ? words.keywords('parallel') : [];
}
