/** Two workspaces to what differs between them. */
import { figuresOf, type Standing, standingOf } from '../flow/index.ts';
import type { Chain, Workspace } from '../model/index.ts';
import { highestOf } from './changes/levels.ts';
import { type ChainDifference, structureOf } from './changes/structure.ts';
import type { ChainComparison, Change, CompareOptions, Comparison, Side } from './comparison.ts';
import { areFiguresApart, bottleneckOf, haveFiguresChanged, type Standings } from './figures.ts';
import { compareFindings } from './findings.ts';
import { humanUpChanges } from './human-up.ts';
import { matchScopes } from './match/match.ts';
import type { Matching } from './match/matching.ts';
import { fileOf } from './match/paths.ts';
import { onlyChain, type Scope, wholeOf } from './match/scope.ts';
import { type Torn, tornIn } from './torn.ts';
import { sentenceOf, type Verdict, verdictOf, wholeVerdict } from './verdict/verdict.ts';

export function compareWorkspaces(base: Side, head: Side, options: CompareOptions = {}): Comparison {
  const scopes = { base: wholeOf(base.workspace, base.pathOf), head: wholeOf(head.workspace, head.pathOf) };
  const matching = matchScopes(scopes.base, scopes.head);
  return comparisonOf(scopes, matching, {
    isTorn: { base: tornIn(base.findings), head: tornIn(head.findings) },
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
    isTorn: { base: tornIn([]), head: tornIn([]) },
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
  readonly isTorn: { readonly base: Torn; readonly head: Torn };
  readonly labels: Pick<Comparison, 'base' | 'head'>;
  readonly findings: Comparison['findings'];
  readonly isOwn?: (change: Change) => boolean;
}

function comparisonOf(
  { base, head }: { readonly base: Scope; readonly head: Scope },
  matching: Matching,
  { labels, findings, isTorn, isOwn = () => true, figures = true }: Asked,
): Comparison {
  const { chains: all, unused } = structureOf(base, head, matching);
  const standings = (difference: ChainDifference): Standings => ({
    ...(figures && difference.base !== undefined && { base: standingIn(base, difference.base) }),
    ...(figures && difference.head !== undefined && { head: standingIn(head, difference.head) }),
  });
  /** Of chains that are unchanged themselves: a glance, for there may be thousands. */
  const moves = ({ base: one, head: other }: ChainDifference) => {
    if (one === undefined || other === undefined) return true;
    const before = figuresOf(base.workspace).chains.get(one.id);
    const after = figuresOf(head.workspace).chains.get(other.id);
    return before !== undefined && after !== undefined && areFiguresApart(before, after, matching);
  };
  const chains = all
    .map((difference) => ({ ...difference, changes: difference.changes.filter(isOwn) }))
    .filter((difference) => difference.changes.length > 0 || (figures && moves(difference)))
    .map((difference) => compared(difference, standings(difference), { matching, isTorn }));
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

function compared(
  difference: ChainDifference,
  standings: Standings,
  { matching, isTorn }: { readonly matching: Matching } & Pick<Asked, 'isTorn'>,
): { readonly chain: ChainComparison; readonly verdict: Verdict } {
  const { base, head, changes } = difference;
  const level = highestOf(changes);
  const verdict = verdictOf({
    difference,
    level,
    standings,
    matching,
    isStill: !haveFiguresChanged(standings, matching),
    isTorn: (base !== undefined && isTorn.base(base)) || (head !== undefined && isTorn.head(head)),
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
