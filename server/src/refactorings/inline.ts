/**
 * Puts the nodes of a chain in the place of the step that runs it. Each way in must go on to one node, and each end must
 * lead to one way on; then cases go the same ways as before. The chain itself goes when nothing else needs it.
 */
import { ast, fileOf, symbolsOf } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import { uriOf } from '../features/names.ts';
import type { Project } from '../project.ts';
import { leaksBranches } from './branches.ts';
import { importsFor, withImports } from './imports.ts';
import { declarationsNamedIn, referencesTo } from './visibility.ts';
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

/** The step that a place is in, when it runs a chain. */
export function runningStep(node: ast.NodeDeclaration | undefined): ast.ChainDeclaration | undefined {
  return node?.body?.properties.find(ast.isRunsProperty)?.chain?.ref;
}

export function inlineChain(
  project: Project,
  document: LangiumDocument,
  step: ast.NodeDeclaration,
): Rewritten | Refusal {
  const inner = runningStep(step);
  const outer = AstUtils.getContainerOfType(step, ast.isChainDeclaration);
  const [own, other] = [symbolsOfChain(outer), symbolsOfChain(inner)];
  if (inner === undefined || outer === undefined || own === undefined || other === undefined) {
    return new Refusal('Only a step that runs a chain can be replaced by the nodes of that chain.');
  }
  const broken = unreadable(project, uriOf(outer), uriOf(inner));
  if (broken !== undefined) return broken;
  if (comesRoundTo(outer, inner)) return new Refusal(`${inner.name} runs ${outer.name} again.`);
  if (own.byName.get(step.name ?? '') !== step) return new Refusal(`There is another ${step.name}.`);
  const more = step.body?.properties.find((one) => !['RunsProperty', 'OwnerProperty'].includes(one.$type));
  if (more !== undefined) {
    return new Refusal(
      `${step.name} says more than what it runs: “${more.$cstNode?.text.replace(/\s+/g, ' ')}” would be lost.`,
    );
  }
  const scenario = referencesInScenarios(project, step);
  if (scenario !== undefined) return new Refusal(`The scenario ${scenario} speaks of ${step.name}.`);
  const starts = other.nodes.filter(({ kind }) => kind === 'start');
  const [start, second] = starts;
  if (start === undefined || second !== undefined) {
    return new Refusal(`${inner.name} has ${starts.length === 0 ? 'no beginning' : 'several beginnings'}.`);
  }
  const ways = waysOn(step, own.handoffs, other);
  if (ways instanceof Refusal) return ways;
  const first = firstOf(start, other.handoffs);
  if (first instanceof Refusal) return first;
  const work = new Set(other.nodes.filter(({ kind }) => kind !== 'start' && kind !== 'end'));
  const within = other.handoffs.filter((line) => line.from.some(({ node }) => node.ref !== start));
  if (leaksBranches(within, work))
    return new Refusal(`${inner.name} ends when its last branch does: its branches do not come together before.`);
  const isOnlyOne = isNeededBy(project, inner, step) === undefined;

  // Names of the two chains that are the same.
  const taken = new Set([...own.byName.keys()].filter((name) => name !== step.name));
  const names = new Map<ast.NodeDeclaration, string>();
  for (const node of work) {
    const name = freeAmong(node.name ?? '', taken, step.name ?? '');
    taken.add(name);
    names.set(node, name);
  }
  const pieces = innerPieces(project, inner, { names, ways, isOnlyOne, outer, owner: ownerFor(step, inner, outer) });
  if (pieces instanceof Refusal) return pieces;

  const text = document.textDocument.getText();
  const belongings = new Belongings(document, project.services);
  const entry = names.get(first) ?? '';
  const handoffs = [...pieces.handoffs];
  const replacements: Replacement[] = [{ ...belongings.of(step), text: pieces.nodes.join('\n') }];
  let isWritten = false;
  for (const line of own.handoffs) {
    const leaves = line.from.some(({ node }) => node.ref === step);
    if (leaves) {
      const span = belongings.of(line);
      replacements.push(isWritten ? without(text, span) : { ...span, text: handoffs.join('\n') });
      isWritten = true;
      continue;
    }
    for (const { node, $cstNode } of line.to) {
      if (node.ref === step) replacements.push({ start: $cstNode?.offset ?? 0, end: $cstNode?.end ?? 0, text: entry });
    }
  }
  const files = new Map<string, string>();
  const learned = isOnlyOne ? learningElsewhere(project, inner, outer, names, step) : new Map<string, Replacement[]>();
  const here = uriOf(outer);
  const isSameFile = uriOf(inner) === here;
  if (isOnlyOne && isSameFile) replacements.push(without(text, belongings.of(inner)));
  replacements.push(...(learned.get(here) ?? []));
  const file = fileOf(document);
  const needed = file === undefined ? [] : importsFor(project, file, declarationsNamedIn(inner));
  if (needed instanceof Refusal) return needed;
  files.set(here, laidOut(withImports(replaced(text, replacements), needed)));
  if (isOnlyOne && !isSameFile) {
    const there = project.document(uriOf(inner));
    if (there !== undefined) {
      const edits = [
        without(there.textDocument.getText(), new Belongings(there, project.services).of(inner)),
        ...(learned.get(uriOf(inner)) ?? []),
      ];
      files.set(uriOf(inner), laidOut(replaced(there.textDocument.getText(), edits)));
    }
  }
  for (const [uri, edits] of learned) {
    const elsewhere = project.text(uri);
    if (!files.has(uri) && elsewhere !== undefined) files.set(uri, replaced(elsewhere, edits));
  }
  return files;
}

/** Whether a chain is run, over any number of others, by what it runs. */
function comesRoundTo(outer: ast.ChainDeclaration, inner: ast.ChainDeclaration): boolean {
  const seen = new Set([inner]);
  for (const chain of seen) {
    if (chain === outer) return true;
    for (const node of chain.body?.nodes ?? []) {
      const next = runningStep(node);
      if (next !== undefined) seen.add(next);
    }
  }
  return false;
}

function symbolsOfChain(chain: ast.ChainDeclaration | undefined) {
  const file = AstUtils.getContainerOfType(chain, ast.isFile);
  return chain && file && symbolsOf(file).chains.get(chain);
}

type ChainSymbols = NonNullable<ReturnType<typeof symbolsOfChain>>;

/** Where each end of the inner chain goes on: the targets and options of the one way out of the step for it. */
interface Way {
  readonly line: ast.HandoffLine;
  readonly targets: string;
  readonly options: readonly ast.HandoffOption[];
}

function waysOn(
  step: ast.NodeDeclaration,
  handoffs: readonly ast.HandoffLine[],
  { nodes }: ChainSymbols,
): ReadonlyMap<ast.NodeDeclaration, Way> | Refusal {
  const ways = new Map<ast.NodeDeclaration, Way>();
  const ends = nodes.filter(({ kind }) => kind === 'end');
  for (const line of handoffs.filter(({ from }) => from.some(({ node }) => node.ref === step))) {
    if (line.from.length > 1) return new Refusal(`${shown(line)} waits for ${step.name} and for others.`);
    if (line.to.some(({ node }) => node.ref === step)) return new Refusal(`${shown(line)} begins it again.`);
    const on = line.options.find(ast.isOnOption);
    if (on !== undefined && on.end?.ref === undefined)
      return new Refusal(`${shown(line)} is no end of the chain that it runs.`);
    const of = on?.end?.ref === undefined ? ends : [on.end.ref];
    for (const end of of) {
      if (ways.has(end)) return new Refusal(`Several ways lead on from ${end.name}.`);
      const options = line.options.filter((one) => one !== on);
      if (options.some(ast.isShareOption)) return new Refusal(`${shown(line)} is one of several ways, by its share.`);
      ways.set(end, { line, targets: line.to.map(({ node }) => node.$refText).join(' and '), options });
    }
  }
  const open = ends.find((end) => !ways.has(end));
  if (open !== undefined) return new Refusal(`Nothing leads on from ${open.name}.`);
  return ways;
}

/** The one node that cases go to from the start, at once. */
function firstOf(start: ast.NodeDeclaration, handoffs: readonly ast.HandoffLine[]): ast.NodeDeclaration | Refusal {
  const [line, another] = handoffs.filter(({ from }) => from.some(({ node }) => node.ref === start));
  const [target, second] = line?.to ?? [];
  const first = target?.node.ref;
  if (line === undefined || first === undefined) return new Refusal(`${start.name} leads nowhere.`);
  if (another !== undefined || second !== undefined || line.from.length > 1) {
    return new Refusal(`${start.name} leads to several nodes.`);
  }
  if (first.kind === 'end') return new Refusal(`${start.name} leads to an end at once.`);
  if (line.options.length > 0) return new Refusal(`${shown(line)} says more than where it leads, which would be lost.`);
  return first;
}

interface Writing {
  readonly names: ReadonlyMap<ast.NodeDeclaration, string>;
  readonly ways: ReadonlyMap<ast.NodeDeclaration, Way>;
  readonly isOnlyOne: boolean;
  readonly outer: ast.ChainDeclaration;
  /** Who answers for what names nobody, where that is somebody else than around. */
  readonly owner: string | undefined;
}

/** Nodes and handoffs of the inner chain, as they stand in the outer one. */
function innerPieces(
  project: Project,
  inner: ast.ChainDeclaration,
  { names, ways, outer, owner }: Writing,
): { readonly nodes: readonly string[]; readonly handoffs: readonly string[] } | Refusal {
  const document = project.document(uriOf(inner));
  const symbols = symbolsOfChain(inner);
  if (document === undefined || symbols === undefined) return new Refusal('It cannot be read.');
  const text = document.textDocument.getText();
  const belongings = new Belongings(document, project.services);
  const renamed = renamings(inner, names, outer);
  const piece = (node: ast.NodeDeclaration | ast.HandoffLine, more: readonly Replacement[] = []) => {
    const { start, end } = belongings.of(node);
    const moreSpans = more.filter((one) => one.start >= start && one.end <= end);
    const own = renamed.filter(
      (one) =>
        one.start >= start &&
        one.end <= end &&
        !moreSpans.some((other) => other.start <= one.start && one.end <= other.end),
    );
    return replaced(
      text.slice(start, end),
      [...own, ...moreSpans].map((one) => ({ ...one, start: one.start - start, end: one.end - start })),
    );
  };
  const nodes = [...names.keys()].map((node) => piece(node, owner === undefined ? [] : ownedBy(node, owner)));
  const handoffs: string[] = [];
  for (const line of symbols.handoffs) {
    if (line.from.some(({ node }) => node.ref?.kind === 'start')) continue;
    const ends = line.to.filter(({ node }) => node.ref?.kind === 'end');
    if (ends.length === 0) {
      handoffs.push(piece(line));
      continue;
    }
    const [end, second] = line.to;
    const way = end?.node.ref && ways.get(end.node.ref);
    if (end === undefined || way === undefined || second !== undefined)
      return new Refusal(`${shown(line)} forks to an end.`);
    const both = way.options.find((one) => line.options.some((other) => other.$type === one.$type));
    if (both !== undefined) {
      return new Refusal(
        `${shown(line)} and ${shown(way.line)} both say ${both.$type === 'ShareOption' ? 'a share' : both.word}.`,
      );
    }
    const { start, end: after } = spanOf(line);
    const options = way.options.map((one) => ` ${one.$cstNode?.text ?? ''}`).join('');
    handoffs.push(
      piece(line, [
        { ...spanOf(end), text: way.targets },
        ...(after > start && options !== '' ? [{ start: after, end: after, text: options }] : []),
      ]),
    );
  }
  return { nodes, handoffs };
}

/** Names of nodes that are others in the outer chain, and paths that now lead into or out of it. */
function renamings(
  inner: ast.ChainDeclaration,
  names: ReadonlyMap<ast.NodeDeclaration, string>,
  outer: ast.ChainDeclaration,
): readonly Replacement[] {
  const found: Replacement[] = [];
  for (const node of names.keys()) {
    const start = node.$cstNode && nameSpan(node);
    if (start !== undefined) found.push({ ...start, text: names.get(node) ?? '' });
  }
  for (const node of AstUtils.streamAst(inner)) {
    if (ast.isNodeRef(node) && node.node.ref !== undefined) {
      const name = names.get(node.node.ref);
      if (name !== undefined) found.push({ ...spanOf(node), text: name });
    }
    if (ast.isNodePath(node)) {
      const target = node.node?.ref;
      if (target === undefined) continue;
      const around = AstUtils.getContainerOfType(target, ast.isChainDeclaration);
      const name = names.get(target);
      if (name !== undefined) found.push({ ...spanOf(node), text: name });
      else if (around === outer) found.push({ ...spanOf(node), text: target.name ?? '' });
      else if (around === inner) found.push({ ...spanOf(node), text: `${inner.name}.${target.name}` });
    }
  }
  return found;
}

function nameSpan(node: ast.NodeDeclaration) {
  const text = node.$cstNode?.text ?? '';
  const found = /^(\w+[^\S\r\n]+)([\p{L}_][\p{L}\p{M}\p{Nd}_]*)/u.exec(text);
  const start = (node.$cstNode?.offset ?? 0) + (found?.[1]?.length ?? 0);
  return { start, end: start + (found?.[2]?.length ?? 0) };
}

function ownerFor(
  step: ast.NodeDeclaration,
  inner: ast.ChainDeclaration,
  outer: ast.ChainDeclaration,
): string | undefined {
  const of = (chain: ast.ChainDeclaration) => chain.body?.properties.find(ast.isOwnerProperty)?.pool?.ref?.name;
  const own = of(inner) ?? step.body?.properties.find(ast.isOwnerProperty)?.pool?.ref?.name;
  return own === of(outer) ? undefined : own;
}

function ownedBy(node: ast.NodeDeclaration, owner: string): readonly Replacement[] {
  if (node.body?.properties.some(ast.isOwnerProperty)) return [];
  const end = node.$cstNode?.end ?? 0;
  const { body } = node;
  if (body?.$cstNode === undefined) return [{ start: end, end, text: ` { owner ${owner} }` }];
  const open = body.$cstNode.offset + 1;
  return [{ start: open, end: open, text: `\nowner ${owner}\n` }];
}

function referencesInScenarios(project: Project, step: ast.NodeDeclaration): string | undefined {
  for (const document of project.seenFrom(uriOf(step))) {
    for (const { node } of referencesTo(document, (target) => target === step)) {
      const scenario = AstUtils.getContainerOfType(node, ast.isScenarioDeclaration);
      if (scenario !== undefined) return scenario.name;
      if (ast.isNodePath(node)) return undefined;
    }
  }
  return undefined;
}

/** Something other than the step that needs the chain: what names it, or its own demand. */
function isNeededBy(project: Project, inner: ast.ChainDeclaration, step: ast.NodeDeclaration): string | undefined {
  if (inner.body?.properties.some((one) => ast.isDemandProperty(one) || ast.isGoalProperty(one))) return 'itself';
  if (inner.redesigns !== undefined) return 'its redesign';
  for (const document of project.seenFrom(uriOf(inner))) {
    for (const { node } of referencesTo(document, (target) => target === inner)) {
      const isOwn = AstUtils.getContainerOfType(node, ast.isNodeDeclaration) === step;
      if (!isOwn && !ast.isNodePath(node)) return 'another';
    }
  }
  return undefined;
}

/** `learns from INNER.NODE` of all that stands elsewhere: the node is in the outer chain now. */
function learningElsewhere(
  project: Project,
  inner: ast.ChainDeclaration,
  outer: ast.ChainDeclaration,
  names: ReadonlyMap<ast.NodeDeclaration, string>,
  step: ast.NodeDeclaration,
): Map<string, Replacement[]> {
  const edits = new Map<string, Replacement[]>();
  for (const document of project.seenFrom(uriOf(inner))) {
    const uri = document.uri.toString();
    for (const path of AstUtils.streamAst(document.parseResult.value).filter(ast.isNodePath)) {
      const target = path.node?.ref;
      const name = target && names.get(target);
      const around = AstUtils.getContainerOfType(path, ast.isChainDeclaration);
      if (name === undefined || around === inner || AstUtils.getContainerOfType(path, ast.isNodeDeclaration) === step)
        continue;
      const text = around === outer ? name : `${outer.name}.${name}`;
      edits.set(uri, [...(edits.get(uri) ?? []), { ...spanOf(path), text }]);
    }
  }
  return edits;
}

const shown = ({ $cstNode }: ast.HandoffLine) => `“${($cstNode?.text ?? '').replace(/\s+/g, ' ')}”`;

function freeAmong(base: string, taken: ReadonlySet<string>, before: string): string {
  for (let i = 0; ; i++) {
    const name = i === 0 ? base : `${before}${base}${i === 1 ? '' : i}`;
    if (!taken.has(name)) return name;
  }
}
