/**
 * Every rule that an `accept` may name, also those that this version does not check yet: an `accept` written for a
 * later version is no typing mistake.
 */
import type { RuleGroup } from './rule.ts';

export const KNOWN_RULES: Readonly<Record<RuleGroup, readonly string[]>> = {
  structure: [
    'no-start',
    'no-end',
    'start-entered',
    'end-continues',
    'unreachable',
    'dead-end',
    'endless-loop',
    'shares-off',
    'shares-missing',
    'choice-without-condition',
    'decision-without-choice',
    'join-starves',
    'fork-without-join',
    'unused-declaration',
    'unused-import',
  ],
  ownership: ['no-owner', 'machine-owner', 'no-performer', 'self-check', 'same-model-check'],
  wall: [
    'unverifiable-ai-task',
    'criterion-without-source',
    'criterion-without-checker',
    'vague-criterion',
    'ai-over-the-wall',
    'unqualified-executor',
    'unqualified-checker',
    'outsider-without-rails',
    'adjacent-without-context',
    'criteria-without-expert',
    'no-exception-path',
    'exception-without-expert',
    'no-learning-loop',
    'work-unclassified',
    'field-missing',
    'rubber-stamp',
  ],
  flow: [
    'single-person-queue',
    'overloaded',
    'hot-pool',
    'accelerated-queue',
    'manual-handoff',
    'island-of-automation',
    'ping-pong',
    'batch-wait',
    'capacity-unknown',
    'duration-unknown',
    'hours-unknown',
    'quality-unknown',
    'clock-day',
    'runs-cycle',
  ],
  redesign: ['human-limit', 'glue-work', 'link-not-chain', 'human-out', 'no-goal', 'goal-missed', 'goal-unmeasurable'],
  housekeeping: ['accept-expired', 'accept-unused', 'unknown-rule'],
};

/** Errors of the language itself: they cannot be accepted. */
export const LANGUAGE_PROBLEMS = [
  'syntax',
  'bad-value',
  'unresolved-name',
  'duplicate-name',
  'unknown-import',
  'import-outside-workspace',
] as const;
