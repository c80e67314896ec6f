/** Which findings can be mended, and how. */
import type { Finding, Fix } from '../../model/index.ts';
import { LANGUAGE_PROBLEMS } from '../known.ts';
import { ACCEPT_RULES } from '../registry.ts';
import { acceptHere, correctRule, removeAccept, renewAccept } from './accepts.ts';
import { addCheck, addCriterion, nameChecker, nameSource } from './checks.ts';
import { removeDeclaration, removeImport } from './declarations.ts';
import { addBackup, changeChannel, writeWorkingDays } from './flow.ts';
import { addImport, correctImport } from './names.ts';
import { changeOwner, changePerformer, nameOwner, namePerformer } from './ownership.ts';
import * as shares from './shares.ts';
import { type Choice, type FixContext, type Fixer, type Site, siteOf } from './site.ts';
import * as structure from './structure.ts';
import { holds } from './trial.ts';
import { addContext, addExceptionPath, addLesson, addRails, classify, leadToExpert, nameField } from './wall.ts';

export { FOLLOW_UPS } from './trial.ts';
export type { FixContext };

/** Mechanical, and the same to everybody who reads the text: nobody needs to be asked. */
const SAFE: Readonly<Record<string, (site: Site) => Fix | undefined>> = {
  'unused-import': removeImport,
  'shares-missing': shares.addDeterminedShares,
};

const FIXERS: Readonly<Record<string, Fixer>> = {
  'unresolved-name': addImport,
  'unknown-import': correctImport,
  'no-start': structure.addStart,
  'no-end': structure.addEnd,
  'start-entered': structure.leadPastStart,
  'end-continues': structure.makeWait,
  'dead-end': structure.leadToEnd,
  'endless-loop': structure.leaveLoop,
  'shares-off': shares.leaveShareOut,
  'shares-missing': shares.addEqualShares,
  'choice-without-condition': shares.addCondition,
  'decision-without-choice': structure.makeStep,
  'join-starves': structure.splitJoin,
  'fork-without-join': structure.joinBranches,
  'unused-declaration': removeDeclaration,
  'no-owner': nameOwner,
  'machine-owner': changeOwner,
  'no-performer': namePerformer,
  'self-check': nameChecker,
  'same-model-check': nameChecker,
  'unverifiable-ai-task': addCheck,
  'criterion-without-source': nameSource,
  'criterion-without-checker': nameChecker,
  'ai-over-the-wall': addCheck,
  'unqualified-executor': changePerformer,
  'unqualified-checker': nameChecker,
  'outsider-without-rails': addRails,
  'adjacent-without-context': addContext,
  'criteria-without-expert': changeOwner,
  'no-exception-path': addExceptionPath,
  'exception-without-expert': leadToExpert,
  'no-learning-loop': addLesson,
  'work-unclassified': classify,
  'field-missing': nameField,
  'rubber-stamp': addCriterion,
  'single-person-queue': addBackup,
  'manual-handoff': changeChannel,
  'clock-day': writeWorkingDays,
  'accept-expired': renewAccept,
  'accept-unused': removeAccept,
  'unknown-rule': correctRule,
};

/** What can be done about the findings of a rule: nothing mechanical, something to offer, or something safe as well. */
export function mendingOf(rule: string): Fix['kind'] | undefined {
  if (rule in SAFE) return 'safe';
  return rule in FIXERS ? 'suggested' : undefined;
}

/** More than these ways to do one thing are not tried: the first ones fit best. */
const MOST = 8;

const found = new WeakMap<FixContext, Map<Finding, readonly Fix[]>>();

/** Every fix of a finding: what is safe or comes from the language, and what holds of the rest. Tried once. */
export function fixesOf(finding: Finding, context: FixContext): readonly Fix[] {
  const known = found.get(context) ?? new Map<Finding, readonly Fix[]>();
  found.set(context, known);
  const fixes = known.get(finding) ?? findFixes(finding, context);
  known.set(finding, fixes);
  return fixes;
}

function findFixes(finding: Finding, context: FixContext): readonly Fix[] {
  if (finding.accepted !== undefined) return [];
  const [known] = withSafeFixes([finding], context);
  const site = siteOf(finding, context);
  const fixes = known?.fixes ?? [];
  if (site === undefined) return fixes;
  const choices = fixes.length > 0 ? [] : [...(FIXERS[finding.rule]?.(site) ?? [])];
  if (!isNeverAccepted.has(finding.rule)) choices.push(acceptHere(site));
  return [...fixes, ...choices.flatMap((choice) => firstThatHolds(choice, finding, context))];
}

const isNeverAccepted: ReadonlySet<string> = new Set([...LANGUAGE_PROBLEMS, ...ACCEPT_RULES.map(({ id }) => id)]);

function firstThatHolds(choice: Choice, finding: Finding, context: FixContext): readonly Fix[] {
  const fit = choice.slice(0, MOST).find((fix) => fix.edits.length > 0 && holds(fix, finding, context));
  return fit === undefined ? [] : [fit];
}

/** The findings with the fixes that may be applied without asking. */
export function withSafeFixes(findings: readonly Finding[], context: FixContext): readonly Finding[] {
  return findings.map((finding) => {
    const fixer = finding.fixes.length === 0 && finding.accepted === undefined ? SAFE[finding.rule] : undefined;
    const site = fixer && siteOf(finding, context);
    const fix = site && fixer?.(site);
    return fix === undefined ? finding : { ...finding, fixes: [fix] };
  });
}
