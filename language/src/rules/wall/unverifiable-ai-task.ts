import { type Node, WORK_KINDS } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, asWork, isCheckedByAnother, isVerifiable } from '../shared/ai.ts';
import { atNode, isTorn, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './unverifiable-ai-task.md';

export const unverifiableAiTask: ProcessRule = {
  id: 'unverifiable-ai-task',
  group: 'wall',
  severity: 'error',
  summary: 'An agent does a step that nobody else checks against a source.',
  page,
  *check(model, context) {
    for (const { chain, node, performer, isAiDone, isConceptWork, wall } of aiStepsOf(model, context.workspace)) {
      if (!isAiDone || isVerifiable(node) || isUnreadable(node, 'verify', 'by')) continue;
      if (node.verifies.some(({ place }) => isTorn(place, model.file, context))) continue;
      const expert = wall === 'high' && !isConceptWork ? ` ${shortReason(node)}: an expert must check every case.` : '';
      yield atNode(
        chain,
        node,
        `${called(performer)} does ${called(node)} ${lack(node)}, so nobody can tell when it is wrong. Add verify "…" against a document or system by somebody else.${expert}`,
      );
    }
  },
};

function shortReason({ stakes, work }: Node): string {
  if (stakes?.value === 'high') return 'The stakes are high';
  return work !== undefined && WORK_KINDS[work.value].wall === 'high'
    ? `This is ${asWork(work.value)}`
    : 'Its wall is high';
}

function lack(node: Node): string {
  if (node.verifies.length === 0) return 'without any check';
  const hasSource = node.verifies.some((verify) => verify.against.length > 0);
  const hasChecker = node.verifies.some((verify) => isCheckedByAnother(node, verify));
  if (hasSource && hasChecker) return 'and no single check names both what to compare with and who compares';
  if (hasSource)
    return node.verifies.some((verify) => verify.by !== undefined)
      ? 'and only checks itself'
      : 'and no check says who does it';
  return 'and no check says against what';
}
