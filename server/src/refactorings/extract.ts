/**
 * Takes nodes of a chain into a chain of their own, which a step in their place runs. Everything that leads in must lead to
 * one of them, and what leads out gets an end for each place that it leads to; so cases go the same ways as before.
 */
import { ast, rangeOf, symbolsOf } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import type { Position, Range } from 'vscode-languageserver';
import { uriOf } from '../features/names.ts';
import type { Project } from '../project.ts';
import { leaksBranches } from './branches.ts';
import { freeName, referencesTo } from './visibility.ts';
import {
  Belongings,
  laidOut,
  Refusal,
  type Replacement,
  type Rewritten,
  replaced,
  spanOf,
  unreadable,
  without,
} from './writing.ts';

export interface Extraction {
  readonly files: Rewritten;
  /** The name of the new chain, and of the step that runs it. */
  readonly name: string;
  readonly count: number;
}

/** The nodes that a selection touches: work only, for beginnings and ends belong to the chain. */
export function selectedNodes(document: LangiumDocument, range: Range): readonly ast.NodeDeclaration[] {
  const file = document.parseResult.value;
  if (!ast.isFile(file)) return [];
  const touched = [...symbolsOf(file).chains.values()].flatMap(({ nodes }) =>
    nodes.filter((node) => touches(rangeOf(node), range)),
  );
  const [first] = touched;
  const chain = AstUtils.getContainerOfType(first, ast.isChainDeclaration);
  return touched.filter((node) => AstUtils.getContainerOfType(node, ast.isChainDeclaration) === chain);
}

export function extractChain(
  project: Project,
  document: LangiumDocument,
  nodes: readonly ast.NodeDeclaration[],
): Extraction | Refusal {
  const chosen = new Set(nodes.filter(({ kind }) => kind !== 'end'));
  const [first] = chosen;
  const chain = AstUtils.getContainerOfType(first, ast.isChainDeclaration);
  const file = AstUtils.getContainerOfType(chain, ast.isFile);
  const symbols = chain && file && symbolsOf(file).chains.get(chain);
  if (first === undefined || chain === undefined || file === undefined || symbols === undefined) {
    return new Refusal('Select steps, decisions or waits of a chain.');
  }
  const beginning = [...chosen].find(({ kind }) => kind === 'start');
  if (beginning !== undefined) return new Refusal(`${beginning.name} is where cases of ${chain.name} enter: it stays.`);
  const broken = unreadable(project, uriOf(chain));
  if (broken !== undefined) return broken;
  const sorted = sortHandoffs(symbols.handoffs, chosen);
  if (sorted instanceof Refusal) return sorted;
  const scenario = scenarioAbout(project, chain, chosen);
  if (scenario !== undefined) return scenario;
  const { entry, inner, entries, exits } = sorted;
  const text = document.textDocument.getText();
  const belongings = new Belongings(document, project.services);
  const name = freeName(project, file, chain, `${chain.name}${entry.name}`);

  // What leads out, by where it leads.
  const names = new Set([...chosen].map((node) => node.name ?? ''));
  const ways = new Map<string, string>();
  for (const line of exits) {
    const target = targetsOf(line, text);
    if (!ways.has(target)) ways.set(target, freeAmong(endNameFor(line), names));
    names.add(ways.get(target) ?? '');
  }
  const start = freeAmong('Begin', names);
  const learned = learningEdits(project, chain, chosen, name);

  const pieceOf = (node: ast.NodeDeclaration | ast.HandoffLine, more: readonly Replacement[] = []) => {
    const { start: from, end } = belongings.of(node);
    const own = [...(learned.get(uriOf(chain)) ?? []), ...more].filter((one) => one.start >= from && one.end <= end);
    return replaced(
      text.slice(from, end),
      own.map((one) => ({ ...one, start: one.start - from, end: one.end - from })),
    );
  };
  const owner = chain.body?.properties.find(ast.isOwnerProperty);
  const body = [
    ...(owner === undefined ? [] : [owner.$cstNode?.text ?? '', '']),
    `start ${start}`,
    ...symbols.nodes.filter((node) => chosen.has(node)).map((node) => pieceOf(node)),
    ...[...ways.values()].map((end) => `end ${end}`),
    '',
    `${start} -> ${entry.name}`,
    ...symbols.handoffs
      .filter((line) => inner.has(line) || exits.has(line))
      .map((line) => pieceOf(line, exits.has(line) ? [ledTo(line, ways.get(targetsOf(line, text)) ?? '')] : [])),
  ];
  const outer = [...ways].map(([target, end]) => `${name} -> ${target}${ways.size > 1 ? ` on ${end}` : ''}`);
  const [firstExit] = exits;
  const goes = (thing: ast.NodeDeclaration | ast.HandoffLine, instead: string): Replacement =>
    instead === '' ? without(text, belongings.of(thing)) : { ...belongings.of(thing), text: instead };
  const moved: Replacement[] = [
    ...[...chosen].map((node) => goes(node, node === first ? `step ${name} { runs ${name} }` : '')),
    ...[...inner].map((line) => goes(line, '')),
    ...[...exits].map((line) => goes(line, line === firstExit ? outer.join('\n') : '')),
  ];
  const staying = [
    ...[...entries].map((line) => ledTo(line, name)),
    ...(learned.get(uriOf(chain)) ?? []).filter(
      (one) => !moved.some(({ start: from, end }) => one.start >= from && one.end <= end),
    ),
    { start: spanOf(chain).end, end: spanOf(chain).end, text: `\n\nchain ${name} {\n${body.join('\n')}\n}` },
  ];
  const files = new Map([[uriOf(chain), laidOut(replaced(text, [...moved, ...staying]))]]);
  for (const [uri, edits] of learned) {
    const other = uri === uriOf(chain) ? undefined : project.text(uri);
    if (other !== undefined) files.set(uri, replaced(other, edits));
  }
  return { files, name, count: chosen.size };
}

interface Sorted {
  readonly entry: ast.NodeDeclaration;
  readonly entries: ReadonlySet<ast.HandoffLine>;
  readonly inner: ReadonlySet<ast.HandoffLine>;
  readonly exits: ReadonlySet<ast.HandoffLine>;
}

/** What leads in, stays inside, and leads out. */
function sortHandoffs(
  handoffs: readonly ast.HandoffLine[],
  chosen: ReadonlySet<ast.NodeDeclaration>,
): Sorted | Refusal {
  const [entries, inner, exits] = [new Set<ast.HandoffLine>(), new Set<ast.HandoffLine>(), new Set<ast.HandoffLine>()];
  const firsts = new Set<ast.NodeDeclaration>();
  for (const line of handoffs) {
    const isIn = ({ node }: ast.NodeRef) => node.ref !== undefined && chosen.has(node.ref);
    const [from, to] = [line.from.filter(isIn), line.to.filter(isIn)];
    if (from.length === 0 && to.length === 0) continue;
    if ([...line.from, ...line.to].some(({ node }) => node.ref === undefined) || line.to.length === 0) {
      return new Refusal(`${lineText(line)} cannot be read.`);
    }
    if (from.length > 0 && from.length < line.from.length) {
      return new Refusal(`${lineText(line)} waits for what is not selected too.`);
    }
    if (to.length > 0 && to.length < line.to.length) {
      return new Refusal(`${lineText(line)} forks to what is not selected too.`);
    }
    if (from.length > 0) (to.length > 0 ? inner : exits).add(line);
    else {
      if (to.length > 1) return new Refusal(`${lineText(line)} enters at several nodes at once.`);
      entries.add(line);
      for (const { node } of to) if (node.ref !== undefined) firsts.add(node.ref);
    }
  }
  const [entry, another] = firsts;
  if (entry === undefined) return new Refusal('Nothing leads to what is selected.');
  if (another !== undefined) {
    return new Refusal(`Cases enter at ${entry.name} and at ${another.name}: a chain that is run has one beginning.`);
  }
  if (exits.size === 0) return new Refusal('Nothing leads out of what is selected.');
  if (leaksBranches([...inner, ...exits], chosen)) {
    return new Refusal('Of what forks here, a branch leaves before all come together again.');
  }
  return { entry, entries, inner, exits };
}

const lineText = ({ $cstNode }: ast.HandoffLine) => `“${($cstNode?.text ?? '').replace(/\s+/g, ' ')}”`;

function targetsOf(line: ast.HandoffLine, text: string): string {
  const { start, end } = targetSpan(line);
  return text.slice(start, end).replace(/\s+/g, ' ');
}

function targetSpan(line: ast.HandoffLine) {
  const [first, last] = [line.to[0], line.to.at(-1)];
  return { start: first?.$cstNode?.offset ?? 0, end: last?.$cstNode?.end ?? 0 };
}

function ledTo(line: ast.HandoffLine, name: string): Replacement {
  return { ...targetSpan(line), text: name };
}

/** Words after `on` that are no names. */
const TRIGGERS = new Set(['exception', 'reject', 'timeout']);

function endNameFor(line: ast.HandoffLine): string {
  const name = line.to.map(({ node }) => node.ref?.name ?? '').join('And');
  return TRIGGERS.has(name) ? `To${name}` : name;
}

function freeAmong(base: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}${i}`;
    if (!taken.has(name)) return name;
  }
}

/** A scenario speaks of the nodes of its own chain alone. */
function scenarioAbout(
  project: Project,
  chain: ast.ChainDeclaration,
  chosen: ReadonlySet<ast.NodeDeclaration>,
): Refusal | undefined {
  for (const document of project.seenFrom(uriOf(chain))) {
    for (const { node, target } of referencesTo(document, (one) => ast.isNodeDeclaration(one) && chosen.has(one))) {
      const scenario = AstUtils.getContainerOfType(node, ast.isScenarioDeclaration);
      if (scenario !== undefined && ast.isNodeDeclaration(target)) {
        return new Refusal(
          `The scenario ${scenario.name} speaks of ${target.name}, and can only speak of nodes of its own chain.`,
        );
      }
    }
  }
  return undefined;
}

/** `learns from` names the chain of a node that is not its own: the paths that change, by file. */
function learningEdits(
  project: Project,
  chain: ast.ChainDeclaration,
  chosen: ReadonlySet<ast.NodeDeclaration>,
  name: string,
): ReadonlyMap<string, readonly Replacement[]> {
  const edits = new Map<string, Replacement[]>();
  for (const document of project.seenFrom(uriOf(chain))) {
    const uri = document.uri.toString();
    for (const path of AstUtils.streamAst(document.parseResult.value).filter(ast.isNodePath)) {
      const target = path.node?.ref;
      const own = AstUtils.getContainerOfType(path, ast.isNodeDeclaration);
      if (target === undefined || AstUtils.getContainerOfType(target, ast.isChainDeclaration) !== chain) continue;
      const [moves, learnsInside] = [chosen.has(target), own !== undefined && chosen.has(own)];
      if (!moves && !learnsInside) continue;
      const written = target.name ?? '';
      const text = moves === learnsInside ? written : `${moves ? name : chain.name}.${written}`;
      edits.set(uri, [...(edits.get(uri) ?? []), { ...spanOf(path), text }]);
    }
  }
  return edits;
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
