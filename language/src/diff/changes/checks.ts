/** The checks of a node: each is known by its criterion; what changes of a check has a level of its own. */
import { quoted, type Verify, type Writing, type Written, writtenVerify } from '../../model/index.ts';
import type { CommonWriting } from '../match/matching.ts';
import type { Level } from './levels.ts';
import { changed, type PropertyChange, withoutEqual } from './properties.ts';

export interface CheckChange extends PropertyChange {
  readonly level: Level;
}

interface Check {
  readonly criterion: string;
  readonly shown: Written;
  /** What stands behind the criterion, as it is compared. */
  readonly options: readonly Written[];
}

export function checkChanges(
  base: readonly Verify[],
  head: readonly Verify[],
  writing: CommonWriting,
): readonly CheckChange[] {
  const before = base.map((one) => checkOf(one, writing.base));
  const after = head.map((one) => checkOf(one, writing.head));
  const named = withoutEqual(before, after, ({ criterion }) => criterion);
  // The same check in other words, where nothing else of it changed.
  const reworded = withoutEqual(named.gone, named.come, optionsKey);
  const pairs = new Map([...named.same, ...reworded.same]);
  const changes: CheckChange[] = [];
  for (const [one, other] of pairs)
    if (keyOf(one) !== keyOf(other))
      changes.push({ ...changed(one.shown, other.shown), level: levelBetween(one, other) });
  for (const one of reworded.come) changes.push({ ...changed(undefined, one.shown), level: 'workflow' });
  for (const one of reworded.gone) changes.push({ ...changed(one.shown, undefined), level: 'workflow' });
  const kept = before.flatMap((one) => pairs.get(one) ?? []);
  return [...changes, ...orderChange(before, [...kept, ...reworded.come], after)];
}

function checkOf(verify: Verify, writing: Writing): Check {
  const text = [quoted(verify.criterion), ...writtenVerify(verify).map(({ word, text: value }) => `${word} ${value}`)];
  return {
    criterion: verify.criterion,
    shown: { word: 'verify', text: text.join(' '), place: verify.place },
    options: writtenVerify(verify, writing),
  };
}

const optionsKey = ({ options }: Check) => options.map(({ word, text }) => `${word} ${text}`).join('\n');
const keyOf = (check: Check) => `${check.criterion}\n${optionsKey(check)}`;

/** Who checks, and how many: that is the flow. What is checked, against what, how long and how well: that is the task. */
const OF_THE_FLOW: ReadonlySet<string> = new Set(['by', 'sample']);

function levelBetween(before: Check, after: Check): Level {
  const value = ({ options }: Check, word: string) => options.find((one) => one.word === word)?.text;
  return [...OF_THE_FLOW].some((word) => value(before, word) !== value(after, word)) ? 'workflow' : 'task';
}

/** Checks run one after the other. What came is thought to stand last; where it does not, the order says so. */
function orderChange(
  base: readonly Check[],
  expected: readonly Check[],
  head: readonly Check[],
): readonly CheckChange[] {
  if (expected.every((one, i) => one === head[i])) return [];
  const place = head[0]?.shown.place ?? base[0]?.shown.place;
  if (place === undefined) return [];
  const order = (checks: readonly Check[]): Written => ({
    word: 'order of checks',
    text: checks.map(({ criterion }) => quoted(criterion)).join(', '),
    place,
  });
  return [{ ...changed(order(base), order(head)), level: 'workflow' }];
}
