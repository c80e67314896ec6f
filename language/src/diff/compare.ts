/** Two workspaces to what differs between them. */
import { type Standing, standingOf } from '../flow/index.ts';
import type { Chain, Workspace } from '../model/index.ts';
import { highestOf } from './changes/levels.ts';
import { type ChainDifference, structureOf } from './changes/structure.ts';
import type { ChainComparison, Change, CompareOptions, Comparison, Side } from './comparison.ts';
import { bottleneckOf, haveFiguresChanged, type Standings } from './figures.ts';
import { compareFindings } from './findings.ts';
import { humanUpChanges } from './human-up.ts';
import { matchScopes } from './match/match.ts';
import type { Matching } from './match/matching.ts';
import { fileOf } from './match/paths.ts';
import { onlyChain, type Scope, wholeOf } from './match/scope.ts';
import { isTorn } from './torn.ts';
import { sentenceOf, type Verdict, verdictOf, wholeVerdict } from './verdict/verdict.ts';

export function compareWorkspaces(base: Side, head: Side, options: CompareOptions = {}): Comparison {
  const scopes = { base: wholeOf(base.workspace, base.pathOf), head: wholeOf(head.workspace, head.pathOf) };
  const matching = matchScopes(scopes.base, scopes.head);
  return comparisonOf(scopes, matching, {
    labels: { base: base.label, head: head.label },
    findings: compareFindings({ side: base, scope: scopes.base }, { side: head, scope: scopes.head }, matching),
    ...options,
  });
}

/**
 * A chain beside the one that it redesigns, in one workspace: as if the one had become the other. Undefined where it
 * redesigns none that is there.
 */
export function compareRedesign(
  workspace: Workspace,
  toBe: Chain,
  options: CompareOptions = {},
): Comparison | undefined {
  const asIs = toBe.redesigns?.id === undefined ? undefined : workspace.chains.get(toBe.redesigns.id);
  if (asIs === undefined || asIs === toBe) return undefined;
  const scopes = { base: onlyChain(workspace, asIs), head: onlyChain(workspace, toBe) };
  const matching = matchScopes(scopes.base, scopes.head, { base: asIs, head: toBe });
  return comparisonOf(scopes, matching, {
    labels: { base: asIs.name, head: toBe.name },
    findings: { added: [], removed: [], unchanged: 0 },
    isOwn: (change) => !tellsThatItRedesigns(change),
    ...options,
  });
}

/** That the to-be has a name and a title of its own is what makes it one. */
function tellsThatItRedesigns({ what, op, property }: Change): boolean {
  return what === 'chain' && (op === 'renamed' || property === 'redesigns' || property === 'title');
}

interface Asked extends CompareOptions {
  readonly labels: Pick<Comparison, 'base' | 'head'>;
  readonly findings: Comparison['findings'];
  readonly isOwn?: (change: Change) => boolean;
}

function comparisonOf(
  { base, head }: { readonly base: Scope; readonly head: Scope },
  matching: Matching,
  { labels, findings, isOwn = () => true, figures = true }: Asked,
): Comparison {
  const { chains: all, unused } = structureOf(base, head, matching);
  const standings = (difference: ChainDifference): Standings => ({
    ...(figures && difference.base !== undefined && { base: standingIn(base, difference.base) }),
    ...(figures && difference.head !== undefined && { head: standingIn(head, difference.head) }),
  });
  const chains = all.flatMap((difference) => {
    const changes = difference.changes.filter(isOwn);
    if (!figures && changes.length === 0) return [];
    return compared({ ...difference, changes }, standings(difference), matching) ?? [];
  });
  const level = highestOf([...chains.map(({ verdict }) => verdict), ...unused]);
  return {
    ...labels,
    level,
    verdict: wholeVerdict(
      chains.map(({ verdict }) => verdict),
      { unused, level, findings },
    ),
    chains: chains.map(({ chain }) => chain),
    changes: unused,
    findings,
  };
}

function standingIn({ workspace }: Scope, chain: Chain): Standing {
  return standingOf(workspace, chain);
}

/** Undefined: neither the chain nor its figures changed. */
function compared(
  difference: ChainDifference,
  standings: Standings,
  matching: Matching,
): { readonly chain: ChainComparison; readonly verdict: Verdict } | undefined {
  const { base, head, changes } = difference;
  const isStill = !haveFiguresChanged(standings, matching);
  if (changes.length === 0 && isStill) return undefined;
  const level = highestOf(changes);
  const verdict = verdictOf({
    difference,
    level,
    standings,
    matching,
    isStill,
    isTorn: [base, head].some((one) => one !== undefined && isTorn(one)),
  });
  const chain = {
    name: verdict.name,
    file: fileOf(head?.id ?? base?.id ?? ''),
    level,
    changes,
    ...standings,
    bottleneck: bottleneckOf(standings, matching),
    verdict: sentenceOf(verdict),
    humanUp: humanUpChanges(standings, matching),
  };
  return { chain, verdict };
}
