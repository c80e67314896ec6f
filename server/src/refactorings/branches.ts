/** Whether what forks comes together again before it leaves: a chain that is run is left once. */
import type { ast } from '@chainwright/language/grammar';

/**
 * Follows every fork with the number of branches that are open.
 * @param lines within some nodes, and out of them.
 */
export function leaksBranches(lines: readonly ast.HandoffLine[], within: ReadonlySet<ast.NodeDeclaration>): boolean {
  const forks = lines.filter(({ to }) => to.length > 1);
  const deepest = forks.length;
  const seen = new Set<string>();
  const names = new Map([...within].map((node, i) => [node, i]));
  const pending = forks.flatMap((line) => stepsOf(line, 0));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    if (depth <= 0) continue;
    if (node === undefined || !within.has(node) || depth > deepest) return true;
    const key = `${names.get(node)} ${depth}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const on = lines.filter(({ from }) => from.some(({ node: one }) => one.ref === node));
    if (on.length === 0) return true;
    pending.push(...on.flatMap((line) => stepsOf(line, depth)));
  }
  return false;
}

function stepsOf(line: ast.HandoffLine, depth: number) {
  const after = depth + (line.to.length > 1 ? 1 : 0) - (line.from.length > 1 ? 1 : 0);
  return line.to.map(({ node }) => ({ node: node.ref, depth: after }));
}
