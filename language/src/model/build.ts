/**
 * Turns a syntax tree into a ChainModel, and says on the way what the text gets wrong. The only file outside of grammar/
 * (and the language server's own features) that knows the tree. Everything in the tree may be missing: the grammar is
 * lenient, so that a broken file keeps all that its readable part says.
 */
import type { AstNode, LangiumDocument, Reference } from 'langium';
import { AstUtils } from 'langium';
import {
  type AcceptProperty,
  type BecauseProperty,
  type ByProperty,
  type ChainDeclaration,
  type DocumentRef,
  type GoalProperty,
  type HandoffLine,
  type HoursDeclaration,
  isChainDeclaration,
  isDocumentDeclaration,
  isFieldDeclaration,
  isHandoffLine,
  isHoursDeclaration,
  isNodeDeclaration,
  isPoolDeclaration,
  isScenarioDeclaration,
  type Literal,
  type NodeDeclaration,
  type NodeProperty,
  type NodeRef,
  type PoolDeclaration,
  type ScenarioDeclaration,
  type TakesValue,
  type VerifyProperty,
} from '../grammar/generated/ast.ts';
import {
  CHANNEL_NAMES,
  type ChainServices,
  collectProblems,
  didYouMean,
  fileOf,
  GOAL_FIGURES,
  type Junk,
  KEYWORDS,
  type LanguageProblem,
  LEVELS,
  literalText,
  meantProperty,
  type NamedDeclaration,
  nearest,
  type OpeningPart,
  openingsFrom,
  type Problems,
  type Range,
  REASON_NAMES,
  rangeOf,
  readCount,
  readDate,
  readDuration,
  readDurations,
  readLiteral,
  readMoney,
  readOpening,
  readRate,
  readShare,
  readZone,
  reportJunk,
  reportUnclosed,
  reportUnended,
  resolveImport,
  STAKES,
  symbolsOf,
  WALLS,
  WORK_KIND_NAMES,
  wanted,
  wordFor,
} from '../grammar/index.ts';
import type * as M from './model.ts';

interface Context {
  readonly document: LangiumDocument;
  readonly services: ChainServices;
  readonly problems: Problems;
}

export interface Built {
  readonly model: M.ChainModel;
  readonly problems: readonly LanguageProblem[];
}

/** Drops what is undefined, so that a model holds only what the text says. */
function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export function buildModel(document: LangiumDocument, services: ChainServices): Built {
  const problems = collectProblems();
  const context: Context = { document, services, problems };
  const file = fileOf(document);
  const uri = document.uri.toString();
  if (file === undefined) throw new Error(`${uri} is not a parsed .chain file`);
  reportUnended(document, problems);
  reportUnclosed(document, problems);
  const symbols = symbolsOf(file);
  for (const node of AstUtils.streamAst(file)) {
    if (isJunk(node)) reportJunk(node, problems);
  }
  for (const { later, first } of symbols.duplicates) {
    const place = rangeOf(first, 'name');
    problems.add({
      code: 'duplicate-name',
      range: rangeOf(later, 'name'),
      message: `${later.name} is already the name of ${article(wordFor(first))} in line ${place.start.line + 1}. Give this one another name.`,
      related: { message: `${first.name} is declared here`, file: uri, range: place },
    });
  }
  const later = new Set<NamedDeclaration | NodeDeclaration>(symbols.duplicates.map((one) => one.later));
  const imports = file.imports.map((line) => buildImport(line, line.path, context));
  reportClashes(context, symbols.byName);
  const kept = symbols.declarations.filter((one) => !later.has(one));
  for (const one of kept) requireName(one, context);
  const named = kept.filter((one) => one.name !== undefined);
  const model: M.ChainModel = {
    file: uri,
    imports,
    fields: named.filter(isFieldDeclaration).map((one) => buildNamed(one, context)),
    hours: named.filter(isHoursDeclaration).map((one) => buildHours(one, context)),
    pools: named.filter(isPoolDeclaration).map((one) => buildPool(one, context)),
    documents: named.filter(isDocumentDeclaration).map((one) => buildNamed(one, context)),
    chains: named.filter(isChainDeclaration).map((one) => {
      const members = symbols.chains.get(one) ?? { nodes: [], handoffs: [] };
      return buildChain(
        one,
        members.nodes.filter((node) => !later.has(node)),
        members.handoffs,
        context,
      );
    }),
    scenarios: named.filter(isScenarioDeclaration).map((one) => buildScenario(one, context)),
  };
  return { model, problems: [...problems.found].sort((a, b) => compare(a.range, b.range)) };
}

function isJunk(node: AstNode): node is Junk {
  return isHandoffLine(node) ? !node.arrow : node.$type.endsWith('Junk');
}

function compare(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

const article = (word: string) => (word === 'hours' ? word : `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`);

function requireName(one: NamedDeclaration | NodeDeclaration, context: Context): void {
  if (one.name !== undefined) return;
  const word = wordFor(one);
  const range = rangeOf(one);
  const end = { line: range.start.line, character: range.start.character + word.length };
  context.problems.add({
    code: 'syntax',
    range: { start: range.start, end },
    message: `Expected a name after ${word}: one word, such as ${word === 'hours' ? 'office' : 'Handler'}.`,
  });
}

// ---- imports and names ----

function buildImport(line: AstNode, path: string | undefined, context: Context): M.Import {
  const place = rangeOf(line, path === undefined ? undefined : 'path');
  const uri = context.document.uri.toString();
  if (path === undefined) {
    context.problems.add({
      code: 'syntax',
      range: place,
      message: 'Expected a file such as "./people.chain" after import.',
    });
    return { path: '', place };
  }
  const target = resolveImport(path, uri, context.services.files);
  if (target.kind === 'file') return { path, file: target.uri, place };
  const report = {
    missing: { code: 'unknown-import', message: `There is no file ${path}.` },
    outside: {
      code: 'import-outside-workspace',
      message: `${path} lies outside of the workspace: a chain may only use files that are reviewed with it.`,
    },
    shape: {
      code: 'bad-value',
      message: `An import is a relative path of a .chain file, such as "./people.chain"; found ${path}.`,
    },
  } as const;
  context.problems.add({ range: place, ...report[target.kind] });
  return { path, place };
}

/** A name that an imported file has too: the file's own counts, and everybody is told. */
function reportClashes(context: Context, own: ReadonlyMap<string, NamedDeclaration>): void {
  const { document, services, problems } = context;
  const seen = new Map<string, { file: string; target: NamedDeclaration }>();
  for (const line of fileOf(document)?.imports ?? []) {
    const target = resolveImport(line.path ?? '', document.uri.toString(), services.files);
    if (target.kind !== 'file' || target.uri === document.uri.toString()) continue;
    const imported = fileOf(
      services.shared.workspace.LangiumDocuments.all.find((one) => one.uri.toString() === target.uri),
    );
    if (imported === undefined) continue;
    for (const [name, theirs] of symbolsOf(imported).byName) {
      const mine = own.get(name);
      const other = seen.get(name);
      const related = { message: `${name} is declared here too`, file: target.uri, range: rangeOf(theirs, 'name') };
      if (mine !== undefined) {
        problems.add({
          code: 'duplicate-name',
          range: rangeOf(mine, 'name'),
          message: `${name} is declared in ${line.path} too. Give one of them another name.`,
          related,
        });
      } else if (other !== undefined && other.target !== theirs) {
        problems.add({
          code: 'duplicate-name',
          range: rangeOf(line, 'path'),
          message: `${name} is declared both here and in another imported file. Give one of them another name.`,
          related,
        });
      } else seen.set(name, { file: target.uri, target: theirs });
    }
  }
}

function idOf(target: AstNode): M.Id {
  const uri = AstUtils.getDocument(target).uri.toString();
  if (isNodeDeclaration(target)) {
    return `${uri}#${AstUtils.getContainerOfType(target, isChainDeclaration)?.name ?? ''}.${target.name ?? ''}`;
  }
  return `${uri}#${'name' in target ? String(target.name) : ''}`;
}

/** A name in use. `missing` says what should have stood there. */
function ref(
  reference: Reference | undefined,
  container: AstNode,
  property: string,
  context: Context,
): M.Ref | undefined {
  if (reference === undefined) return undefined;
  const place =
    reference.$refNode === undefined ? rangeOf(container) : rangeOf({ $type: '', $cstNode: reference.$refNode });
  const target = reference.ref;
  const name = reference.$refText.normalize('NFC');
  if (target !== undefined) return { name, id: idOf(target), place };
  reportUnresolved(name, place, { reference, container, property }, context);
  return { name, place };
}

function reportUnresolved(name: string, range: Range, info: Parameters<typeof wanted>[0], context: Context): void {
  const { services, problems, document } = context;
  const candidates = services.references.ScopeProvider.candidates(info);
  const { what, fits } = wanted(info);
  const other = candidates.get(name);
  const fitting = [...candidates].filter(([, target]) => fits(target)).map(([candidate]) => candidate);
  const near = nearest(name, fitting);
  let message = `${name} is not declared here; ${what} is expected.`;
  if (other !== undefined) message = `${name} is ${article(wordFor(other))}; ${what} is expected.`;
  else if (near !== undefined) message += ` Did you mean ${near}?`;
  else {
    const elsewhere = services.shared.workspace.LangiumDocuments.all.find((one) => {
      const target = one === document ? undefined : fileOf(one) && symbolsOf(fileOf(one) ?? raise()).byName.get(name);
      return target !== undefined && fits(target);
    });
    const path = elsewhere?.uri.path.split('/').at(-1);
    if (path !== undefined && info.container.$type !== 'NodeRef') message += ` ${path} declares it: import that file.`;
  }
  problems.add({
    code: 'unresolved-name',
    range,
    message,
    ...(near === undefined || other !== undefined ? {} : { fix: near }),
  });
}

function raise(): never {
  throw new Error('a parsed document has a file');
}

/** A name that must be there. */
function needed(
  reference: Reference | undefined,
  container: AstNode,
  property: string,
  expected: string,
  context: Context,
) {
  if (reference === undefined) missing(container, expected, context);
  return ref(reference, container, property, context);
}

function missing(at: AstNode, expected: string, context: Context): void {
  context.problems.add({ code: 'syntax', range: rangeOf(at), message: `Expected ${expected}, found nothing.` });
}

function buildNamed(node: NamedDeclaration | NodeDeclaration, context: Context): M.Named {
  const commented = isDocumentDeclaration(node) ? node.$container : node;
  const comment = context.services.documentation.CommentProvider.getComment(commented);
  return compact<M.Named>({
    id: idOf(node),
    name: node.name ?? '',
    title: node.title,
    doc: comment?.startsWith('/**') && comment.endsWith('*/') ? docText(comment) : undefined,
    place: rangeOf(node, 'name'),
    extent: rangeOf(node),
  });
}

function docText(comment: string): string | undefined {
  const lines = comment.slice(3, -2).split(/\r?\n/);
  const text = lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

/** One of a closed list of words. */
function word<T extends string>(
  written: string | undefined,
  list: readonly T[],
  what: string,
  node: AstNode,
  property: string,
  context: Context,
): T | undefined {
  if (written === undefined) {
    missing(node, `${what} such as ${list[0]}`, context);
    return undefined;
  }
  const found = list.find((one) => one === written);
  if (found !== undefined) return found;
  const near = nearest(written, list);
  const all = list.length <= 9 ? ` It is one of ${list.join(', ')}.` : '';
  context.problems.add({
    code: 'bad-value',
    range: rangeOf(node, property),
    message: `${written} is no ${what.replace(/^an? /, '')}.${near === undefined ? all : didYouMean(written, list)}`,
    ...(near === undefined ? {} : { fix: near }),
  });
  return undefined;
}

/** The properties by their first word; a second one of a kind that stands once is a problem, and does not count. */
function once<P extends AstNode & { readonly word: string }>(
  properties: readonly P[],
  repeatable: readonly string[],
  context: Context,
): readonly P[] {
  const seen = new Set<string>();
  return properties.filter((property) => {
    if (repeatable.includes(property.word) || !seen.has(property.word)) {
      seen.add(property.word);
      return true;
    }
    const message = `${property.word} is given twice: only the first counts. Remove one of them.`;
    context.problems.add({ code: 'bad-value', range: rangeOf(property), message });
    return false;
  });
}

/** Only what may stand in a thing of this kind. */
function allowed<P extends AstNode & { readonly word: string }>(
  properties: readonly P[],
  kind: NodeDeclaration['kind'] | PoolDeclaration['kind'],
  context: Context,
): readonly P[] {
  return properties.filter((property) => {
    const facts = KEYWORDS[property.word];
    if (facts === undefined || facts.in.includes(kind)) return true;
    const places = facts.in
      .filter((one) => one !== 'file')
      .slice(0, 3)
      .join(' or ');
    context.problems.add({
      code: 'syntax',
      range: rangeOf(property, 'word'),
      message: `${property.word} cannot stand in ${article(kind)}: it belongs in a ${places}.`,
    });
    return false;
  });
}

function fact<T>(value: T | undefined, place: Range): M.Fact<T> | undefined {
  return value === undefined ? undefined : { value, place };
}

function text(value: string | undefined, node: AstNode, expected: string, context: Context): string | undefined {
  if (value === undefined) missing(node, expected, context);
  return value;
}

// ---- hours and pools ----

function buildHours(node: HoursDeclaration, context: Context): M.Hours {
  const parts: OpeningPart[] = [];
  for (const opening of node.openings) {
    const written = (opening.$cstNode?.text ?? '').replace(/\s+/g, ' ');
    const read = readOpening(written);
    if (read.ok) parts.push(read.value);
    else context.problems.add({ code: read.code, range: rangeOf(opening), message: read.message });
  }
  if (node.openings.length === 0) missing(node, 'days and times such as Mon-Fri 09:00-17:00', context);
  let zone: string | undefined;
  if (node.zone !== undefined) {
    const read = readZone(node.zone);
    if (read.ok) zone = read.value;
    else context.problems.add({ code: read.code, range: rangeOf(node, 'zone'), message: read.message });
  }
  const openings = openingsFrom(parts);
  if (openings.some((one) => one.days.length === 0)) {
    context.problems.add({
      code: 'syntax',
      range: rangeOf(node.openings[0] ?? node),
      message: 'Expected days before the times, such as Mon-Fri 09:00-17:00.',
    });
  }
  return compact<M.Hours>({
    ...buildNamed(node, context),
    openings: openings.filter((one) => one.days.length > 0),
    zone,
  });
}

function buildPool(node: PoolDeclaration, context: Context): M.Pool {
  const properties = once(allowed(node.body?.properties ?? [], node.kind, context), ['accept'], context);
  const unreadable: string[] = (node.body?.junk ?? []).flatMap((junk) => meantProperty(junk) ?? []);
  const pool: { -readonly [K in keyof M.Pool]: M.Pool[K] | undefined } = {
    ...buildNamed(node, context),
    title: node.title,
    doc: buildNamed(node, context).doc,
    kind: node.kind,
    knows: [],
    accepts: [],
    unreadable,
    people: undefined,
    parallel: undefined,
    works: undefined,
    costs: undefined,
    backup: undefined,
    model: undefined,
  };
  const knows: M.Knowledge[] = [];
  const accepts: M.Accept[] = [];
  for (const property of properties) {
    const place = rangeOf(property);
    const { problems } = context;
    switch (property.$type) {
      case 'PeopleProperty':
        pool.people = fact(
          readLiteral(property.value, (one) => readCount(one, 'people'), problems, {
            at: property,
            expected: 'a number such as 3',
          }),
          place,
        );
        if (pool.people === undefined) unreadable.push('people');
        break;
      case 'ParallelProperty':
        pool.parallel = fact(
          readLiteral(property.value, (one) => readCount(one, 'at once'), problems, {
            at: property,
            expected: 'a number such as 20',
          }),
          place,
        );
        if (pool.parallel === undefined) unreadable.push('parallel');
        break;
      case 'WorksProperty':
        pool.works = needed(property.hours, property, 'hours', 'the name of hours such as office', context);
        if (pool.works === undefined) unreadable.push('works');
        break;
      case 'KnowsProperty':
        if (property.fields.length === 0) missing(property, 'a field and a level, such as claims as expert', context);
        for (const known of property.fields) {
          const field = ref(known.field, known, 'field', context);
          const level = word(known.level, LEVELS, 'a level', known, 'level', context);
          if (field && level) knows.push({ field, level, place: rangeOf(known) });
          else unreadable.push('knows');
        }
        break;
      case 'CostsProperty':
        pool.costs = fact(
          readLiteral(property.value, (one) => readMoney(one, '48 EUR/h or 0.04 EUR/case'), problems, {
            at: property,
            expected: 'an amount such as 48 EUR/h',
          }),
          place,
        );
        if (pool.costs === undefined) unreadable.push('costs');
        break;
      case 'BackupProperty':
        pool.backup = needed(property.pool, property, 'pool', 'the name of a role', context);
        if (pool.backup === undefined) unreadable.push('backup');
        break;
      case 'ModelProperty':
        pool.model = fact(text(property.text, property, 'the name of a model in quotes', context), place);
        break;
      case 'AcceptProperty':
        accepts.push(...buildAccept(property, context));
    }
  }
  return compact<M.Pool>({ ...pool, knows, accepts });
}

function buildAccept(node: AcceptProperty, context: Context): readonly M.Accept[] {
  let because: string | undefined;
  let until: string | undefined;
  for (const option of once(node.options, [], context)) {
    if (option.word === 'because') because = text(option.text, option, 'a reason in quotes', context);
    else
      until = readLiteral(option.date, readDate, context.problems, {
        at: option,
        expected: 'a date such as 2027-03-31',
      });
  }
  if (node.rule === undefined) {
    missing(node, 'the id of a rule, such as single-person-queue', context);
    return [];
  }
  return [compact<M.Accept>({ rule: node.rule, because, until, place: rangeOf(node) })];
}

// ---- values ----

function buildTakes(value: TakesValue | undefined, at: AstNode, context: Context): M.Takes | undefined {
  const { problems } = context;
  const expected = 'a duration such as 20min';
  const times = readLiteral(value?.time, readDurations, problems, { at, expected });
  const deviation =
    value?.deviation && readLiteral(value.deviation, (one) => readDuration(one, '3min'), problems, { at, expected });
  if (value === undefined || times === undefined || (value.deviation !== undefined && deviation === undefined))
    return undefined;
  const place = rangeOf(value);
  const [first, second, third] = times;
  if (first === undefined) return undefined;
  if (deviation !== undefined) {
    if (!value.exactly && second === undefined) return { shape: 'lognormal', mean: first, deviation, place };
    problems.add({ code: 'syntax', range: place, message: 'sd goes with one mean only, such as 12min sd 3min.' });
    return undefined;
  }
  if (value.exactly) {
    if (second === undefined) return { shape: 'exactly', time: first, place };
    problems.add({
      code: 'syntax',
      range: place,
      message: 'exactly goes with one duration only, such as exactly 12min.',
    });
    return undefined;
  }
  if (third !== undefined && second !== undefined)
    return { shape: 'triangular', least: first, usual: second, most: third, place };
  return second === undefined
    ? { shape: 'exponential', mean: first, place }
    : { shape: 'uniform', least: first, most: second, place };
}

function share(literal: Literal | undefined, at: AstNode, example: string, context: Context): number | undefined {
  return readLiteral(literal, (one) => readShare(one, example), context.problems, {
    at,
    expected: `a share such as ${example}`,
  });
}

function buildBecause(node: BecauseProperty, context: Context): M.Because | undefined {
  const reason = word(node.reason, REASON_NAMES, 'a reason', node, 'reason', context);
  return reason && compact<M.Because>({ reason, text: node.text, place: rangeOf(node) });
}

function buildBy(node: ByProperty, context: Context): M.Performer | undefined {
  const pool = needed(node.pool, node, 'pool', 'who does it, such as Handler', context);
  if (pool === undefined) return undefined;
  if (node.agent === undefined && node.$cstNode?.text.match(/\bwith\s*$/))
    missing(node, 'the name of an agent after with', context);
  return compact<M.Performer>({ pool, with: ref(node.agent, node, 'agent', context), place: rangeOf(node) });
}

function documents(refs: readonly DocumentRef[], at: AstNode, context: Context): readonly M.Ref[] {
  if (refs.length === 0) missing(at, 'the name of a document', context);
  return refs.flatMap((one) => ref(one.document, one, 'document', context) ?? []);
}

function buildGoal(node: GoalProperty, context: Context): readonly M.Goal[] {
  const { problems } = context;
  const written = node.figure.join(' ');
  const figure = word(written === '' ? undefined : written, GOAL_FIGURES, 'a figure', node, 'figure', context);
  if (node.comparison === undefined) missing(node, '<, <=, > or >= in the goal', context);
  const wantedShape = { at: node, expected: 'a value to reach' };
  const target = figure && readTarget(figure, node.target, problems, wantedShape);
  const percentile = node.percentile && share(node.percentile, node, '90%', context);
  if (!figure || !target || !node.comparison) return [];
  if (percentile !== undefined && (target.kind !== 'duration' || percentile <= 0 || percentile >= 1)) {
    problems.add({
      code: 'bad-value',
      range: rangeOf(node, 'percentile'),
      message: 'for takes a share between 0% and 100%, and only with times: goal lead time < 3d for 90%.',
    });
    return [];
  }
  return [compact<M.Goal>({ figure, comparison: node.comparison, target, percentile, place: rangeOf(node) })];
}

function readTarget(
  figure: M.Goal['figure'],
  literal: Literal | undefined,
  problems: Problems,
  at: { at: AstNode; expected: string },
): M.Goal['target'] | undefined {
  if (figure === 'throughput') {
    const rate = readLiteral(literal, (one) => readRate(one, '110/day'), problems, at);
    return rate && { kind: 'rate', rate };
  }
  if (figure === 'cost') {
    const money = readLiteral(literal, (one) => readMoney(one, '40 EUR/case'), problems, at);
    return money && { kind: 'money', money };
  }
  if (figure === 'quality') {
    const value = readLiteral(literal, (one) => readShare(one, '98%'), problems, at);
    return value === undefined ? undefined : { kind: 'share', share: value };
  }
  const duration = readLiteral(literal, (one) => readDuration(one, '3d'), problems, at);
  return duration && { kind: 'duration', duration };
}

// ---- chains ----

function buildChain(
  node: ChainDeclaration,
  nodes: readonly NodeDeclaration[],
  handoffs: readonly HandoffLine[],
  context: Context,
): M.Chain {
  const { problems } = context;
  const id = idOf(node);
  const junk = [...(node.body?.junk ?? []), ...(node.body?.handoffs ?? []).filter(isJunk)];
  const unreadable: string[] = junk.flatMap((one) => meantProperty(one) ?? []);
  let owner: M.Ref | undefined;
  let demand: M.Demand | undefined;
  let because: M.Because | undefined;
  const goals: M.Goal[] = [];
  const accepts: M.Accept[] = [];
  for (const property of once(node.body?.properties ?? [], ['goal', 'accept'], context)) {
    switch (property.$type) {
      case 'OwnerProperty':
        owner = needed(property.pool, property, 'pool', 'the name of a role', context);
        if (owner === undefined) unreadable.push('owner');
        break;
      case 'DemandProperty': {
        const rate = readLiteral(property.rate, readRate, problems, {
          at: property,
          expected: 'a rate such as 24/day',
        });
        const during = ref(property.hours, property, 'hours', context);
        if (rate !== undefined) demand = compact<M.Demand>({ rate, during, place: rangeOf(property) });
        else unreadable.push('demand');
        break;
      }
      case 'GoalProperty': {
        const goal = buildGoal(property, context);
        if (goal.length === 0) unreadable.push('goal');
        goals.push(...goal);
        break;
      }
      case 'AcceptProperty':
        accepts.push(...buildAccept(property, context));
        break;
      case 'BecauseProperty':
        because = buildBecause(property, context);
    }
  }
  for (const one of nodes) requireName(one, context);
  return compact<M.Chain>({
    ...buildNamed(node, context),
    title: node.title,
    doc: buildNamed(node, context).doc,
    redesigns: ref(node.redesigns, node, 'redesigns', context),
    owner,
    demand,
    goals,
    because,
    accepts,
    nodes: nodes.filter((one) => one.name !== undefined).map((one) => buildNode(one, context)),
    handoffs: handoffs.map((line, i) => buildHandoff(line, `${id}/${i}`, context)),
    unreadable,
  });
}

type NodeFacts = { -readonly [K in keyof M.Node]?: M.Node[K] | undefined };

function buildNode(node: NodeDeclaration, context: Context): M.Node {
  const { problems } = context;
  const junk = [...(node.body?.junk ?? []), ...(node.body?.handoffs ?? []).filter(isJunk)];
  const unreadable: string[] = junk.flatMap((one) => meantProperty(one) ?? []);
  const lists = {
    in: [] as M.Ref[],
    out: [] as M.Ref[],
    verifies: [] as M.Verify[],
    guardrails: [] as M.Fact<string>[],
    learnsFrom: [] as M.Ref[],
    accepts: [] as M.Accept[],
  };
  const facts: NodeFacts = {};
  const header: readonly NodeProperty[] = node.by === undefined ? [] : [node.by];
  const properties = allowed([...header, ...(node.body?.properties ?? [])], node.kind, context);
  for (const property of once(properties, ['verify', 'guardrail', 'accept'], context)) {
    if (!readNodeProperty(property, facts, lists, context)) unreadable.push(property.word);
  }
  if (node.share !== undefined && node.kind !== 'start') {
    const extra = literalText(node.share);
    const fix = `${node.name ?? ''}${extra.replace(/\s+/g, '')}`;
    problems.add({
      code: 'syntax',
      range: rangeOf(node.share),
      message: `Expected a title in quotes or { after ${node.name ?? node.kind}, found ${extra}. A name is one word, such as ${fix}.`,
    });
  }
  const start = node.kind === 'start' && node.share !== undefined ? share(node.share, node, '40%', context) : undefined;
  if (node.channels.length > 0 && node.kind !== 'start') {
    problems.add({
      code: 'syntax',
      range: rangeOf(node, 'channels'),
      message: `from cannot stand in ${article(node.kind)}: it belongs in a start.`,
    });
  }
  const channels = node.channels.map((one) =>
    compact<M.StartChannel>({
      channel: one.channel,
      share: one.share && share(one.share, one, '60%', context),
      place: rangeOf(one),
    }),
  );
  return compact<M.Node>({
    ...buildNamed(node, context),
    title: node.title,
    doc: buildNamed(node, context).doc,
    kind: node.kind,
    share: node.share && fact(start, rangeOf(node.share)),
    channels: node.kind === 'start' ? channels : [],
    by: undefined,
    owner: undefined,
    work: undefined,
    field: undefined,
    takes: undefined,
    quality: undefined,
    stakes: undefined,
    wall: undefined,
    because: undefined,
    batch: undefined,
    runs: undefined,
    ...facts,
    ...lists,
    unreadable,
  });
}

interface NodeLists {
  readonly in: M.Ref[];
  readonly out: M.Ref[];
  readonly verifies: M.Verify[];
  readonly guardrails: M.Fact<string>[];
  readonly learnsFrom: M.Ref[];
  readonly accepts: M.Accept[];
}

/** False when the property stands there and could not be read. */
function readNodeProperty(property: NodeProperty, facts: NodeFacts, lists: NodeLists, context: Context): boolean {
  const { problems } = context;
  const place = rangeOf(property);
  switch (property.$type) {
    case 'ByProperty':
      facts.by = buildBy(property, context);
      return facts.by !== undefined;
    case 'OwnerProperty':
      facts.owner = needed(property.pool, property, 'pool', 'the name of a role', context);
      return facts.owner !== undefined;
    case 'WorkProperty':
      facts.work = fact(word(property.kind, WORK_KIND_NAMES, 'a kind of work', property, 'kind', context), place);
      return facts.work !== undefined;
    case 'FieldProperty':
      facts.field = needed(property.field, property, 'field', 'the name of a field', context);
      return facts.field !== undefined;
    case 'TakesProperty':
      facts.takes = buildTakes(property.takes, property, context);
      return facts.takes !== undefined;
    case 'DocumentsProperty':
      lists[property.word].push(...documents(property.documents, property, context));
      return property.documents.length > 0;
    case 'VerifyProperty':
      lists.verifies.push(...buildVerify(property, context));
      return property.criterion !== undefined;
    case 'QualityProperty':
      facts.quality = fact(share(property.share, property, '95%', context), place);
      return facts.quality !== undefined;
    case 'GuardrailProperty': {
      const rail = fact(text(property.text, property, 'in quotes what it must never do', context), place);
      if (rail) lists.guardrails.push(rail);
      return rail !== undefined;
    }
    case 'LearnsProperty':
      if (!property.from) missing(property, 'from after learns, as in learns from Assess', context);
      else if (property.nodes.length === 0) missing(property, 'the name of a node', context);
      for (const path of property.nodes) {
        if (path.chain !== undefined) ref(path.chain, path, 'chain', context);
        const node =
          path.chain !== undefined && path.chain.ref === undefined
            ? { name: path.node.$refText, place: rangeOf(path) }
            : ref(path.node, path, 'node', context);
        if (node)
          lists.learnsFrom.push(
            path.chain === undefined ? node : { ...node, name: `${path.chain.$refText.normalize('NFC')}.${node.name}` },
          );
      }
      return property.nodes.length > 0;
    case 'StakesProperty':
      facts.stakes = fact(word(property.level, STAKES, 'a level of stakes', property, 'level', context), place);
      return facts.stakes !== undefined;
    case 'WallProperty': {
      const value = word(property.level, WALLS, 'a wall', property, 'level', context);
      facts.wall =
        value &&
        compact<M.Fact<(typeof WALLS)[number]> & { because?: string }>({
          value,
          because: property.because?.text,
          place,
        });
      if (value && property.because?.text === undefined)
        missing(property, 'a reason, as in wall low because "the answer is on the form"', context);
      return facts.wall !== undefined;
    }
    case 'BecauseProperty':
      facts.because = buildBecause(property, context);
      return facts.because !== undefined;
    case 'BatchProperty': {
      const because = property.because && buildBecause(property.because, context);
      if (property.every) {
        const every = readLiteral(property.value, (one) => readDuration(one, '1d'), problems, {
          at: property,
          expected: 'a duration such as 1d',
        });
        facts.batch = every && compact<M.Batch & { kind: 'interval' }>({ kind: 'interval', every, because, place });
      } else {
        const size = readLiteral(property.value, (one) => readCount(one, 'in a batch'), problems, {
          at: property,
          expected: 'a number such as 20, or every 1d',
        });
        facts.batch =
          size === undefined
            ? undefined
            : compact<M.Batch & { kind: 'count' }>({ kind: 'count', size, because, place });
      }
      return facts.batch !== undefined;
    }
    case 'RunsProperty':
      facts.runs = needed(property.chain, property, 'chain', 'the name of a chain', context);
      return facts.runs !== undefined;
    case 'AcceptProperty':
      lists.accepts.push(...buildAccept(property, context));
      return true;
  }
}

function buildVerify(node: VerifyProperty, context: Context): readonly M.Verify[] {
  const facts: { -readonly [K in keyof M.Verify]?: M.Verify[K] | undefined } = {};
  for (const option of once(node.options, [], context)) {
    switch (option.$type) {
      case 'AgainstOption':
        if (option.sources.length === 0) missing(option, 'a document or a system after against', context);
        facts.against = option.sources.flatMap((one) => ref(one.source, one, 'source', context) ?? []);
        break;
      case 'CheckerOption':
        facts.by = needed(option.pool, option, 'pool', 'who checks, such as Handler', context);
        break;
      case 'TakesOption':
        facts.takes = buildTakes(option.takes, option, context);
        break;
      case 'SampleOption':
        facts.sample = share(option.share, option, '10%', context);
        break;
      case 'CatchesOption':
        facts.catches = share(option.share, option, '90%', context);
    }
  }
  const criterion = text(node.criterion, node, 'a criterion in quotes, such as "amounts match the invoice"', context);
  if (criterion === undefined) return [];
  return [
    compact<M.Verify>({
      criterion,
      against: facts.against ?? [],
      by: facts.by,
      takes: facts.takes,
      sample: facts.sample,
      catches: facts.catches,
      place: rangeOf(node),
    }),
  ];
}

// ---- handoffs and scenarios ----

function ends(refs: readonly NodeRef[], at: AstNode, expected: string, context: Context): readonly M.Ref[] {
  if (refs.length === 0) missing(at, expected, context);
  return refs.flatMap((one) => ref(one.node, one, 'node', context) ?? []);
}

function buildHandoff(line: HandoffLine, id: M.Id, context: Context): M.Handoff {
  const { problems } = context;
  const facts: { -readonly [K in keyof M.Handoff]?: M.Handoff[K] | undefined } = {};
  const unreadable: string[] = [];
  const seen = new Set<string>();
  for (const option of line.options) {
    const place = rangeOf(option);
    const key = option.$type === 'ShareOption' ? 'a share' : option.word;
    if (seen.has(key)) {
      problems.add({
        code: 'bad-value',
        range: place,
        message: `${key} is given twice: only the first counts. Remove one of them.`,
      });
      continue;
    }
    seen.add(key);
    switch (option.$type) {
      case 'ShareOption': {
        const written = literalText(option.share);
        const option2 = /^\p{L}/u.test(written)
          ? nearest(written.split(' ')[0] ?? '', ['when', 'via', 'carrying', 'wait', 'because', 'on', 'and'])
          : undefined;
        if (option2 !== undefined)
          problems.add({
            code: 'syntax',
            range: place,
            message: `${written} is nothing that a handoff can say. Did you mean ${option2}?`,
          });
        else facts.share = fact(share(option.share, option, '30%', context), place);
        if (facts.share === undefined) unreadable.push('share', ...(option2 === undefined ? [] : [option2]));
        break;
      }
      case 'WhenOption':
        facts.when = fact(text(option.text, option, 'a condition in quotes', context), place);
        if (facts.when === undefined) unreadable.push('when');
        break;
      case 'ViaOption':
        facts.via = fact(word(option.channel, CHANNEL_NAMES, 'a channel', option, 'channel', context), place);
        if (facts.via === undefined) unreadable.push('via');
        break;
      case 'CarryingOption':
        facts.carrying = documents(option.documents, option, context);
        break;
      case 'WaitOption':
        facts.wait = buildTakes(option.takes, option, context);
        break;
      case 'BecauseProperty':
        facts.because = buildBecause(option, context);
        if (facts.because === undefined) unreadable.push('because');
        break;
      case 'OnOption':
        if (option.trigger === 'exception') {
          const exception = share(option.value, option, '3%', context);
          facts.on = exception === undefined ? undefined : { kind: 'exception', share: exception, place };
        } else if (option.trigger === 'timeout') {
          const after = readLiteral(option.value, (one) => readDuration(one, '5d'), problems, {
            at: option,
            expected: 'a duration such as 5d',
          });
          facts.on = after && { kind: 'timeout', after, place };
        } else if (option.trigger === 'reject') {
          facts.on = { kind: 'reject', place };
          if (option.value)
            problems.add({
              code: 'syntax',
              range: rangeOf(option.value),
              message: 'on reject takes no share: it is what the checks catch.',
            });
        } else {
          const end = needed(
            option.end,
            option,
            'end',
            'exception, reject, timeout or an end of the sub-chain after on',
            context,
          );
          facts.on = end && { kind: 'end', end, place };
        }
        if (facts.on === undefined) unreadable.push('on');
    }
  }
  return compact<M.Handoff>({
    id,
    from: ends(line.from, line, 'the name of a node before ->', context),
    to: ends(line.to, line, 'the name of a node after ->', context),
    share: facts.share,
    when: facts.when,
    via: facts.via,
    carrying: facts.carrying ?? [],
    wait: facts.wait,
    because: facts.because,
    on: facts.on,
    place: rangeOf(line),
    unreadable,
  });
}

function buildScenario(node: ScenarioDeclaration, context: Context): M.Scenario {
  const of = needed(node.of, node, 'of', 'of and the name of a chain, as in scenario Faster of MotorClaim', context);
  const overrules: M.Overrule[] = [];
  const seen = new Set<string>();
  for (const line of node.body?.overrules ?? []) {
    const built = buildOverrule(line, context);
    if (built === undefined) continue;
    const key = overruleKey(built);
    if (seen.has(key)) {
      context.problems.add({
        code: 'bad-value',
        range: rangeOf(line),
        message: 'This fact is overruled twice: only the first counts. Remove one of the lines.',
      });
      continue;
    }
    seen.add(key);
    overrules.push(built);
  }
  return compact<M.Scenario>({
    ...buildNamed(node, context),
    title: node.title,
    doc: buildNamed(node, context).doc,
    of: of ?? { name: '', place: rangeOf(node) },
    overrules,
  });
}

function overruleKey(one: M.Overrule): string {
  const names = (refs: readonly M.Ref[]) => refs.map((each) => each.name).join('&');
  if (one.kind === 'demand') return 'demand';
  if (one.kind === 'share') return `share ${names(one.from)} ${names(one.to)}`;
  return 'node' in one ? `${one.kind} ${one.node.name}` : `${one.kind} ${one.pool.name}`;
}

function buildOverrule(
  line: NonNullable<ScenarioDeclaration['body']>['overrules'][number],
  context: Context,
): M.Overrule | undefined {
  const { problems } = context;
  const place = rangeOf(line);
  if (line.$type === 'DemandProperty') {
    const rate = readLiteral(line.rate, readRate, problems, { at: line, expected: 'a rate such as 24/day' });
    if (line.hours)
      problems.add({
        code: 'syntax',
        range: rangeOf(line, 'hours'),
        message: 'A scenario changes how many cases arrive, not when: remove during.',
      });
    return rate && { kind: 'demand', rate, place };
  }
  if (line.arrow) {
    const from = line.subjects.flatMap((one) => ref(one.subject, one, 'subject', context) ?? []);
    if (from.length === 0) missing(line, 'the name of a node before ->', context);
    const to = ends(line.to, line, 'the name of a node after ->', context);
    const value = share(line.share, line, '30%', context);
    return value === undefined ? undefined : { kind: 'share', from, to, share: value, place };
  }
  const [first] = line.subjects;
  const property = line.property;
  if (first === undefined || property === undefined) {
    const message = `Expected what changes after ${first?.subject.$refText ?? 'the name'}: takes, by, quality, people, parallel, or -> and a share.`;
    problems.add({ code: 'syntax', range: first === undefined ? place : rangeOf(first), message });
    return undefined;
  }
  const subject = ref(first.subject, first, 'subject', context);
  if (subject === undefined) return undefined;
  switch (property.$type) {
    case 'TakesProperty': {
      const takes = buildTakes(property.takes, property, context);
      return takes && { kind: 'takes', node: subject, takes, place };
    }
    case 'ByProperty': {
      const by = buildBy(property, context);
      return by && { kind: 'by', node: subject, by, place };
    }
    case 'QualityProperty': {
      const quality = share(property.share, property, '95%', context);
      return quality === undefined ? undefined : { kind: 'quality', node: subject, quality, place };
    }
    case 'PeopleProperty': {
      const people = readLiteral(property.value, (one) => readCount(one, 'people'), problems, {
        at: property,
        expected: 'a number such as 2',
      });
      return people === undefined ? undefined : { kind: 'people', pool: subject, people, place };
    }
    case 'ParallelProperty': {
      const parallel = readLiteral(property.value, (one) => readCount(one, 'at once'), problems, {
        at: property,
        expected: 'a number such as 20',
      });
      return parallel === undefined ? undefined : { kind: 'parallel', pool: subject, parallel, place };
    }
  }
}
