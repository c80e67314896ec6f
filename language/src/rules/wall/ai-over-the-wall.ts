import { isHuman, levelOf, poolOf, type Workspace } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { type AiStep, aiStepsOf, isOfAllCases, isVerifiable, reasonOfWall } from '../shared/ai.ts';
import { atNode, isTorn, isUnreadable } from '../shared/chains.ts';
import { suchAsExpert } from '../shared/expertise.ts';
import { called, percent } from '../shared/words.ts';
import page from './ai-over-the-wall.md';

export const aiOverTheWall: ProcessRule = {
  id: 'ai-over-the-wall',
  group: 'wall',
  severity: 'error',
  summary: 'An agent does work beyond its wall, and nobody who knows the field checks every case.',
  page,
  *check(model, context) {
    const { workspace } = context;
    for (const step of aiStepsOf(model, workspace)) {
      const { chain, node, field, performer } = step;
      if (!step.isAiDone || step.wall !== 'high' || step.isConceptWork || field === undefined) continue;
      if (isUnreadable(node, 'verify', 'work') || isToldAlready(step, context)) continue;
      if (node.verifies.some(({ place }) => isTorn(place, model.file, context)) || isJudged(step, workspace)) continue;
      yield atNode(
        chain,
        node,
        `${called(performer)} does ${called(node)} alone, but ${reasonOfWall(node)}: what it writes reads well whether it is right or not. ${whatIsMissing(step, workspace)} Let somebody check every case who knows ${called(field)} as expert or adjacent${suchAsExpert(model, workspace, field)}, or do the work with the AI.`,
      );
    }
  },
};

/** `unverifiable-ai-task` says of the same step that an expert's check is needed too. */
function isToldAlready({ node }: AiStep, { settings }: RuleContext): boolean {
  return !isVerifiable(node) && settings.severities['unverifiable-ai-task'] !== 'off';
}

/** Does somebody check every case who can, or who may for all that the text says? */
function isJudged(step: AiStep, workspace: Workspace): boolean {
  return step.node.verifies.some(
    (verify) => isOfAllCases(verify) && verify.by !== undefined && mayJudge(step, verify.by.id, workspace),
  );
}

function mayJudge({ field }: AiStep, checker: string | undefined, workspace: Workspace): boolean {
  const pool = checker === undefined ? undefined : workspace.pools.get(checker);
  if (pool === undefined) return true;
  return isHuman(pool) && field !== undefined && levelOf(pool, field) !== 'outsider';
}

function whatIsMissing(step: AiStep, workspace: Workspace): string {
  const sampled = step.node.verifies.find(
    (verify) => !isOfAllCases(verify) && mayJudge(step, verify.by?.id, workspace),
  );
  const checker = poolOf(workspace, sampled?.by);
  if (sampled?.sample !== undefined && checker !== undefined)
    return `${called(checker)} looks at ${percent(sampled.sample)} of the cases: in the others nobody would notice.`;
  return 'Nobody who checks it can judge it.';
}
