import { isAiDone, type Node, poolOf, type Verify, WORK_KINDS, wallOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isConceptWork } from '../shared/ai.ts';
import { atNode, isUnreadable, workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './unverifiable-ai-task.md';

export const unverifiableAiTask: ProcessRule = {
  id: 'unverifiable-ai-task',
  group: 'wall',
  severity: 'error',
  summary: 'An agent does a step that nobody else checks against a source.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node } of workOf(model)) {
      if (!isAiDone(workspace, node) || isUnreadable(node, 'verify', 'by')) continue;
      if (node.verifies.some((verify) => isCheck(node, verify))) continue;
      const agent = poolOf(workspace, node.by?.pool);
      if (agent === undefined) continue;
      const expert =
        wallOf(node) === 'high' && !isConceptWork(node)
          ? ` ${node.stakes?.value === 'high' ? 'The stakes are high' : node.work !== undefined && WORK_KINDS[node.work.value].wall === 'high' ? `This is ${node.work.value}` : 'Its wall is high'}: an expert must check every case.`
          : '';
      yield atNode(
        chain,
        node,
        `${called(agent)} does ${called(node)} ${lack(node)}, so nobody can tell when it is wrong. Add verify "…" against a document or system by somebody else.${expert}`,
      );
    }
  },
};

function isCheck(node: Node, verify: Verify): boolean {
  return verify.against.length > 0 && isByAnother(node, verify);
}

function isByAnother(node: Node, verify: Verify): boolean {
  if (verify.by === undefined) return false;
  return verify.by.id === undefined || verify.by.id !== node.by?.pool.id;
}

function lack(node: Node): string {
  if (node.verifies.length === 0) return 'without any check';
  const hasSource = node.verifies.some((verify) => verify.against.length > 0);
  const hasChecker = node.verifies.some((verify) => isByAnother(node, verify));
  if (hasSource && hasChecker) return 'and no single check names both what to compare with and who compares';
  if (hasSource)
    return node.verifies.some((verify) => verify.by !== undefined)
      ? 'and only checks itself'
      : 'and no check says who does it';
  return 'and no check says against what';
}
