/**
 * What leads to what: from node to node along handoffs, from a step to the chain that it runs and on to its starts. As the
 * protocol has it, what is *called* by a thing comes after it, and who *calls* it comes before.
 */
import { ast, fileOf, rangeOf, symbolsOf, wordFor } from '@chainwright/language/grammar';
import type { Range } from '@chainwright/language/model';
import { AstUtils, type LangiumDocument } from 'langium';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
} from 'vscode-languageserver';
import * as z from 'zod';
import type { Project } from '../project.ts';
import { nameAt, uriOf } from './names.ts';
import { kindOf } from './symbols.ts';

type Thing = ast.ChainDeclaration | ast.NodeDeclaration;

/** What an item is, as the client hands it back: the name of a chain, and of one of its nodes. */
const Data = z.object({ uri: z.string(), chain: z.string(), node: z.string().optional() });

export interface Hierarchy {
  readonly project: Project;
  /** A URI as the client writes it. */
  readonly spelled: (uri: string) => string;
}

export function prepareCallHierarchy(
  hierarchy: Hierarchy,
  document: LangiumDocument,
  position: Position,
): CallHierarchyItem[] {
  const target = nameAt(hierarchy.project, document, position)?.target;
  return ast.isChainDeclaration(target) || ast.isNodeDeclaration(target) ? [itemOf(hierarchy, target)] : [];
}

export function incomingCalls(hierarchy: Hierarchy, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const thing = thingOf(hierarchy.project, item);
  if (thing === undefined) return [];
  const leading = ast.isChainDeclaration(thing) ? runsOf(hierarchy.project, thing) : before(hierarchy.project, thing);
  return grouped(leading).map(([from, fromRanges]) => ({ from: itemOf(hierarchy, from), fromRanges }));
}

export function outgoingCalls(hierarchy: Hierarchy, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const thing = thingOf(hierarchy.project, item);
  if (thing === undefined) return [];
  const led = ast.isChainDeclaration(thing) ? startsOf(thing) : after(thing);
  return grouped(led).map(([to, fromRanges]) => ({ to: itemOf(hierarchy, to), fromRanges }));
}

/** A thing at the other end of a lead, and where the lead is written. */
type Lead = readonly [thing: Thing, range: Range];

/** Every step of the workspace that runs a chain. */
function runsOf(project: Project, chain: ast.ChainDeclaration): Lead[] {
  return project.seenFrom(uriOf(chain)).flatMap((document) =>
    nodesIn(document).flatMap((node): Lead[] => {
      const runs = runsPropertyOf(node);
      return runs?.chain?.ref === chain ? [[node, rangeOf(runs)]] : [];
    }),
  );
}

/** What hands over to a node; to a start, the steps that run its chain. */
function before(project: Project, node: ast.NodeDeclaration): Lead[] {
  const chain = AstUtils.getContainerOfType(node, ast.isChainDeclaration);
  if (chain === undefined) return [];
  const handed = handoffsOf(chain).flatMap((line) =>
    line.to.some(({ node: to }) => to.ref === node) ? line.from.flatMap(leadOf) : [],
  );
  return node.kind === 'start' ? [...handed, ...runsOf(project, chain)] : handed;
}

/** What a node hands over to, and the chain that it runs. */
function after(node: ast.NodeDeclaration): Lead[] {
  const chain = AstUtils.getContainerOfType(node, ast.isChainDeclaration);
  if (chain === undefined) return [];
  const runs = runsPropertyOf(node);
  const run: Lead[] = runs?.chain?.ref === undefined ? [] : [[runs.chain.ref, rangeOf(runs)]];
  const handed = handoffsOf(chain).flatMap((line) =>
    line.from.some(({ node: from }) => from.ref === node) ? line.to.flatMap(leadOf) : [],
  );
  return [...run, ...handed];
}

function startsOf(chain: ast.ChainDeclaration): Lead[] {
  return nodesOf(chain).flatMap((node): Lead[] => (node.kind === 'start' ? [[node, rangeOf(node, 'name')]] : []));
}

function leadOf({ node: { ref, $refNode } }: ast.NodeRef): Lead[] {
  if (ref === undefined || $refNode === undefined) return [];
  const { start, end } = $refNode.range;
  return [[ref, { start, end }]];
}

function grouped(leads: readonly Lead[]): [Thing, Range[]][] {
  const byThing = new Map<Thing, Range[]>();
  for (const [thing, range] of leads) byThing.set(thing, [...(byThing.get(thing) ?? []), range]);
  return [...byThing];
}

function runsPropertyOf(node: ast.NodeDeclaration): ast.RunsProperty | undefined {
  return node.body?.properties.find(ast.isRunsProperty);
}

function nodesIn(document: LangiumDocument): readonly ast.NodeDeclaration[] {
  const file = fileOf(document);
  return file === undefined ? [] : [...symbolsOf(file).chains.values()].flatMap(({ nodes }) => nodes);
}

function chainSymbols(chain: ast.ChainDeclaration) {
  const file = AstUtils.getContainerOfType(chain, ast.isFile);
  return file && symbolsOf(file).chains.get(chain);
}

const nodesOf = (chain: ast.ChainDeclaration) => chainSymbols(chain)?.nodes ?? [];
const handoffsOf = (chain: ast.ChainDeclaration) => chainSymbols(chain)?.handoffs ?? [];

function thingOf(project: Project, { data }: CallHierarchyItem): Thing | undefined {
  const known = Data.safeParse(data).data;
  const file = known && fileOf(project.document(known.uri));
  const chain = file && symbolsOf(file).byName.get(known?.chain ?? '');
  if (known === undefined || !ast.isChainDeclaration(chain)) return undefined;
  return known.node === undefined ? chain : chainSymbols(chain)?.byName.get(known.node);
}

function itemOf({ spelled }: Hierarchy, thing: Thing): CallHierarchyItem {
  const chain = ast.isChainDeclaration(thing) ? thing : AstUtils.getContainerOfType(thing, ast.isChainDeclaration);
  const uri = uriOf(thing);
  const data: z.infer<typeof Data> = {
    uri,
    chain: chain?.name ?? '',
    ...(chain === thing ? {} : { node: thing.name ?? '' }),
  };
  return {
    name: thing.name ?? '',
    detail: thing.title ?? wordFor(thing),
    kind: kindOf(wordFor(thing)),
    uri: spelled(uri),
    range: rangeOf(thing),
    selectionRange: rangeOf(thing, 'name'),
    data,
  };
}
