/** What the place of an entry knows: names, what stands in the same node, what was found here. */
import { ast, type NamedDeclaration } from '@chainwright/language/grammar';
import type { Range } from '@chainwright/language/model';
import { WORK_KINDS } from '@chainwright/language/model';
import { ruleById } from '@chainwright/language/rules';
import type { LangiumDocument } from 'langium';
import type { Project } from '../project.ts';
import { importPaths } from './import-paths.ts';
import { type Entry, type Names, namesSeenFrom } from './names.ts';
import type { Place } from './place.ts';
import type { Context } from './properties.ts';
import type { Region } from './region.ts';
import * as words from './words.ts';

export function contextOf(
  project: Project,
  document: LangiumDocument,
  place: Place,
  region: Region | undefined,
): Context {
  const names = namesSeenFrom(project, document);
  const [outer] = place.blocks;
  const chain = outer?.kind === 'scenario' ? (names.chainOf(outer.name ?? '') ?? '') : (outer?.name ?? '');
  const self = place.blocks.at(-1)?.name ?? '';
  const said = factsIn(region);
  const source = place.line.find(({ kind }) => kind === 'name')?.text ?? '';
  return {
    names,
    chain,
    self,
    isNamed: (name) => {
      const uri = document.uri.toString();
      const meant = name.normalize('NFC');
      const isMissed = ({ code, message }: { code: string; message: string }) =>
        code === 'unresolved-name' && message.startsWith(`${meant} `);
      return (
        project.workspace(uri).named.times(`${uri}#${meant}`) > 0 ||
        project.built(uri)?.problems.some(isMissed) === true
      );
    },
    paths: () => importPaths(project, document),
    performers: () => performers(names, said),
    checkers: () => checkers(names, said),
    sources: () => sources(names, said.in),
    chainsToRun: () => chainsToRun(names, chain),
    targets: () => targets(names, chain, source),
    triggers: () => triggers(names, names.node(chain, source)),
    rulesHere: () => rulesHere(project, document, names, chain, place),
  };
}

interface Said {
  readonly by?: string;
  readonly work?: string;
  readonly field?: string;
  readonly isHigh: boolean;
  readonly in: readonly string[];
}

/** What a node says of itself around the place. */
function factsIn(region: Region | undefined): Said {
  const text = region?.isWhole
    ? `${region.before} ${region.after}`.replace(/"(?:\\.|[^"\\\r\n])*"?|\/\/.*|\/\*[\s\S]*?\*\//g, '""')
    : '';
  const find = (word: string) =>
    new RegExp(`(?<![\\p{L}_])${word}[^\\S\\r\\n]+([\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*)`, 'u').exec(text)?.[1];
  const [by, work, field] = [find('by'), find('work'), find('field')];
  const read = /(?<![\p{L}_])in[^\S\r\n]+([^\r\n}]+)/u.exec(text)?.[1] ?? '';
  return {
    ...(by === undefined ? {} : { by: by.normalize('NFC') }),
    ...(work === undefined ? {} : { work }),
    ...(field === undefined ? {} : { field: field.normalize('NFC') }),
    isHigh: find('stakes') === 'high' || find('wall') === 'high',
    in: read.split(/[\s,]+/),
  };
}

/** Narrow work with a low wall is for agents and systems first, all other work for people: those who know the field best. */
function performers(names: Names, { work, field, isHigh }: Said): readonly Entry[] {
  const facts = Object.entries(WORK_KINDS).find(([kind]) => kind === work)?.[1];
  const isNarrow = !isHigh && facts?.wall === 'low' && facts.value !== 'craft';
  const people = [...names.things('role', 'person')].sort((a, b) => rankOf(a, field) - rankOf(b, field));
  const [agents, systems] = [names.things('agent'), names.things('system')];
  const ordered = isNarrow ? [...agents, ...systems, ...people] : [...people, ...systems, ...agents];
  return ordered.map((one) => names.entryOf(one));
}

/** Nobody checks their own work; people who know the field come first. */
function checkers(names: Names, { by, field }: Said): readonly Entry[] {
  const people = [...names.things('role', 'person')].sort((a, b) => rankOf(a, field) - rankOf(b, field));
  const all = [...people, ...names.things('system', 'agent')];
  return [...all.filter(({ name }) => name !== by), ...all.filter(({ name }) => name === by)].map((one) =>
    names.entryOf(one),
  );
}

const LEVELS = ['expert', 'adjacent'];

function rankOf(pool: NamedDeclaration, field: string | undefined): number {
  if (field === undefined || !ast.isPoolDeclaration(pool)) return 0;
  const known = pool.body?.properties
    .filter(ast.isKnowsProperty)
    .flatMap(({ fields }) => fields)
    .find((one) => one.field.$refText.normalize('NFC') === field);
  const level = LEVELS.indexOf(known?.level ?? '');
  return level < 0 ? LEVELS.length : level;
}

/** What the node reads is what its output is most likely held against. */
function sources(names: Names, read: readonly string[]): readonly Entry[] {
  const all = names.declared('document', 'system');
  return [...all.filter(({ label }) => read.includes(label)), ...all.filter(({ label }) => !read.includes(label))];
}

/** Not those that would come round to this one again. */
function chainsToRun(names: Names, chain: string): readonly Entry[] {
  const own = names.chainNamed(chain);
  return names
    .things('chain')
    .filter(ast.isChainDeclaration)
    .filter((one) => !runs(one, own))
    .map((one) => names.entryOf(one));
}

function runs(chain: ast.ChainDeclaration, wanted: ast.ChainDeclaration | undefined): boolean {
  const seen = new Set([chain]);
  for (const one of seen) {
    if (one === wanted) return true;
    for (const node of one.body?.nodes ?? []) {
      const next = node.body?.properties.find(ast.isRunsProperty)?.chain?.ref;
      if (next !== undefined) seen.add(next);
    }
  }
  return false;
}

/** Those that nothing leads to yet come first; a node itself, which would be done again, last. */
function targets(names: Names, chain: string, source: string): readonly Entry[] {
  const reached = names.led(chain).to;
  const self = source.normalize('NFC');
  const [free, others, last]: [Entry[], Entry[], Entry[]] = [[], [], []];
  for (const entry of names.nodes(chain, ({ kind }) => kind !== 'start'))
    (entry.label === self ? last : reached.has(entry.label) ? others : free).push(entry);
  return [...free, ...others, ...last];
}

function triggers(names: Names, source: ast.NodeDeclaration | undefined): readonly Entry[] {
  if (source?.kind === 'wait') return withPhrases(words.keywords('timeout'));
  const runsProperty = source?.body?.properties.find(ast.isRunsProperty);
  return [...withPhrases(words.keywords('exception', 'reject')), ...names.endsOf(runsProperty?.chain?.ref)];
}

const withPhrases = (entries: readonly Entry[]) =>
  entries.map((entry) => ({
    ...entry,
    snippets: entry.label === 'exception' ? ['exception 3%'] : entry.label === 'timeout' ? ['timeout 5d'] : ['reject'],
  }));

/** Rules that speak of the thing around the place, then those that speak in the file, then the others. */
function rulesHere(
  project: Project,
  document: LangiumDocument,
  names: Names,
  chain: string,
  place: Place,
): readonly Entry[] {
  const found = project.findings.of(document.uri.toString()).filter(({ accepted }) => accepted === undefined);
  const self = place.blocks.at(-1)?.name ?? '';
  const thing = place.blocks.length > 1 ? names.node(chain, self) : names.named(self);
  const around: Range | undefined = thing?.$cstNode?.range;
  const isAround = ({ start, end }: Range) =>
    around !== undefined && start.line >= around.start.line && end.line <= around.end.line;
  const here = found.filter(({ range }) => isAround(range));
  const order = [...new Set([...here, ...found].map(({ rule }) => rule))].filter((id) => ruleById(id) !== undefined);
  const rank = ({ label }: Entry) => (order.includes(label) ? order.indexOf(label) : order.length);
  const told = new Map(here.map(({ rule, message }) => [rule, message]));
  return [...words.rules]
    .sort((a, b) => rank(a) - rank(b))
    .map((entry) => {
      const message = told.get(entry.label);
      return message === undefined ? entry : { ...entry, detail: 'found here', documentation: message };
    });
}
