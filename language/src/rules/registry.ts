/** The rules of this version, in the order in which documentation lists them. */
import { acceleratedQueue } from './flow/accelerated-queue.ts';
import { batchWait } from './flow/batch-wait.ts';
import { capacityUnknown } from './flow/capacity-unknown.ts';
import { clockDay } from './flow/clock-day.ts';
import { durationUnknown } from './flow/duration-unknown.ts';
import { hotPool } from './flow/hot-pool.ts';
import { hoursUnknown } from './flow/hours-unknown.ts';
import { islandOfAutomation } from './flow/island-of-automation.ts';
import { manualHandoff } from './flow/manual-handoff.ts';
import { overloaded } from './flow/overloaded.ts';
import { pingPong } from './flow/ping-pong.ts';
import { qualityUnknown } from './flow/quality-unknown.ts';
import { runsCycle } from './flow/runs-cycle.ts';
import { singlePersonQueue } from './flow/single-person-queue.ts';
import { acceptExpired } from './housekeeping/accept-expired.ts';
import { acceptUnused } from './housekeeping/accept-unused.ts';
import { unknownRule } from './housekeeping/unknown-rule.ts';
import { machineOwner } from './ownership/machine-owner.ts';
import { noOwner } from './ownership/no-owner.ts';
import { noPerformer } from './ownership/no-performer.ts';
import { sameModelCheck } from './ownership/same-model-check.ts';
import { selfCheck } from './ownership/self-check.ts';
import { glueWork } from './redesign/glue-work.ts';
import { goalMissed } from './redesign/goal-missed.ts';
import { goalUnmeasurable } from './redesign/goal-unmeasurable.ts';
import { humanLimit } from './redesign/human-limit.ts';
import { humanOut } from './redesign/human-out.ts';
import { linkNotChain } from './redesign/link-not-chain.ts';
import { noGoal } from './redesign/no-goal.ts';
import type { AcceptRule, ProcessRule, Rule } from './rule.ts';
import { choiceWithoutCondition } from './structure/choice-without-condition.ts';
import { deadEnd } from './structure/dead-end.ts';
import { decisionWithoutChoice } from './structure/decision-without-choice.ts';
import { endContinues } from './structure/end-continues.ts';
import { endlessLoop } from './structure/endless-loop.ts';
import { forkWithoutJoin } from './structure/fork-without-join.ts';
import { joinStarves } from './structure/join-starves.ts';
import { noEnd } from './structure/no-end.ts';
import { noStart } from './structure/no-start.ts';
import { sharesMissing } from './structure/shares-missing.ts';
import { sharesOff } from './structure/shares-off.ts';
import { startEntered } from './structure/start-entered.ts';
import { unreachable } from './structure/unreachable.ts';
import { unusedDeclaration } from './structure/unused-declaration.ts';
import { unusedImport } from './structure/unused-import.ts';
import { adjacentWithoutContext } from './wall/adjacent-without-context.ts';
import { aiOverTheWall } from './wall/ai-over-the-wall.ts';
import { criteriaWithoutExpert } from './wall/criteria-without-expert.ts';
import { criterionWithoutChecker } from './wall/criterion-without-checker.ts';
import { criterionWithoutSource } from './wall/criterion-without-source.ts';
import { exceptionWithoutExpert } from './wall/exception-without-expert.ts';
import { fieldMissing } from './wall/field-missing.ts';
import { noExceptionPath } from './wall/no-exception-path.ts';
import { noLearningLoop } from './wall/no-learning-loop.ts';
import { outsiderWithoutRails } from './wall/outsider-without-rails.ts';
import { rubberStamp } from './wall/rubber-stamp.ts';
import { unqualifiedChecker } from './wall/unqualified-checker.ts';
import { unqualifiedExecutor } from './wall/unqualified-executor.ts';
import { unverifiableAiTask } from './wall/unverifiable-ai-task.ts';
import { vagueCriterion } from './wall/vague-criterion.ts';
import { workUnclassified } from './wall/work-unclassified.ts';

export const PROCESS_RULES: readonly ProcessRule[] = [
  noStart,
  noEnd,
  startEntered,
  endContinues,
  unreachable,
  deadEnd,
  endlessLoop,
  sharesOff,
  sharesMissing,
  choiceWithoutCondition,
  decisionWithoutChoice,
  joinStarves,
  forkWithoutJoin,
  unusedDeclaration,
  unusedImport,
  noOwner,
  machineOwner,
  noPerformer,
  selfCheck,
  sameModelCheck,
  unverifiableAiTask,
  criterionWithoutSource,
  criterionWithoutChecker,
  vagueCriterion,
  aiOverTheWall,
  unqualifiedExecutor,
  unqualifiedChecker,
  outsiderWithoutRails,
  adjacentWithoutContext,
  criteriaWithoutExpert,
  noExceptionPath,
  exceptionWithoutExpert,
  noLearningLoop,
  workUnclassified,
  fieldMissing,
  rubberStamp,
  singlePersonQueue,
  overloaded,
  hotPool,
  acceleratedQueue,
  manualHandoff,
  islandOfAutomation,
  pingPong,
  batchWait,
  capacityUnknown,
  durationUnknown,
  hoursUnknown,
  qualityUnknown,
  clockDay,
  runsCycle,
  humanLimit,
  glueWork,
  linkNotChain,
  humanOut,
  noGoal,
  goalMissed,
  goalUnmeasurable,
];

export const ACCEPT_RULES: readonly AcceptRule[] = [acceptExpired, acceptUnused, unknownRule];

export const RULES: readonly Rule[] = [...PROCESS_RULES, ...ACCEPT_RULES];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
