/** Two workspaces to what differs between them. */
import type { Chain, Node } from '../model/index.ts';
import type { ChainComparison, Change, CompareOptions, Comparison, Side } from './comparison.ts';

export function compareWorkspaces(base: Side, head: Side, _options: CompareOptions = {}): Comparison {
  const before = new Map([...base.workspace.chains.values()].map((chain) => [chain.name, chain]));
  const chains = [...head.workspace.chains.values()].flatMap((after) => {
    const known = before.get(after.name);
    return known === undefined ? [] : comparisonOf(known, after, head);
  });
  const level = chains.length === 0 ? 'none' : 'process';
  return {
    base: base.label,
    head: head.label,
    level,
    verdict: chains.length === 0 ? 'Nothing changes in the process.' : chains.map(({ verdict }) => verdict).join(' '),
    chains,
    changes: [],
    findings: { added: [], removed: [], unchanged: 0 },
  };
}

function comparisonOf(before: Chain, after: Chain, head: Side): readonly ChainComparison[] {
  const changes = [...missingIn(before, after, 'added'), ...missingIn(after, before, 'removed')];
  if (changes.length === 0) return [];
  const file = head.workspace.models.find(({ chains }) => chains.includes(after))?.file ?? '';
  const bottleneck = { before: null, after: null, moved: false };
  const verdict = `Process level: steps of ${after.title ?? after.name} came or went.`;
  return [{ name: after.name, file, level: 'process', changes, bottleneck, verdict, humanUp: [] }];
}

/** Nodes of `there` that `here` does not have. */
function missingIn(here: Chain, there: Chain, op: 'added' | 'removed'): readonly Change[] {
  const names = new Set(here.nodes.map(({ name }) => name));
  return there.nodes
    .filter(({ name }) => !names.has(name))
    .map((node: Node) => ({
      op,
      what: 'node',
      name: node.name,
      within: there.name,
      level: 'process',
      ids: op === 'added' ? { head: node.id } : { base: node.id },
    }));
}
