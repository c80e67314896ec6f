/** Values that several things have: times, shares, reasons, performers, documents, goals, accepts. */
import type { AstNode } from 'langium';
import type {
  AcceptProperty,
  BecauseProperty,
  ByProperty,
  DocumentRef,
  GoalProperty,
  Literal,
  TakesValue,
} from '../../grammar/generated/ast.ts';
import {
  GOAL_FIGURES,
  type Problems,
  REASON_NAMES,
  rangeOf,
  readDate,
  readDuration,
  readDurations,
  readLiteral,
  readMoney,
  readRate,
  readShare,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { type Context, compact, missing, once, text, word } from './context.ts';
import { needed, ref } from './names.ts';

export function buildAccept(node: AcceptProperty, context: Context): readonly M.Accept[] {
  let because: string | undefined;
  let until: string | undefined;
  for (const option of once(node.options, [], context)) {
    if (option.word === 'because') because = text(option.text, option, 'a reason in quotes', context);
    else
      until = readLiteral(option.date, readDate, context.problems, {
        at: option,
        expected: 'a date such as 2027-03-31',
      });
  }
  if (node.rule === undefined) {
    missing(node, 'the id of a rule, such as single-person-queue', context);
    return [];
  }
  if (because === undefined) {
    // A reason or a date that cannot be read has been said already.
    const isSaid = node.options.some(({ word }) => word === 'because' || (word === 'until' && until === undefined));
    if (!isSaid) missing(node, `a reason, as in accept ${node.rule} because "a pilot until May"`, context);
    return [];
  }
  return [compact<M.Accept>({ rule: node.rule, because, until, place: rangeOf(node) })];
}

export function buildTakes(value: TakesValue | undefined, at: AstNode, context: Context): M.Takes | undefined {
  const { problems } = context;
  const expected = 'a duration such as 20min';
  const times = readLiteral(value?.time, readDurations, problems, { at, expected });
  const deviation =
    value?.deviation && readLiteral(value.deviation, (one) => readDuration(one, '3min'), problems, { at, expected });
  if (value === undefined || times === undefined || (value.deviation !== undefined && deviation === undefined))
    return undefined;
  const place = rangeOf(value);
  const [first, second, third] = times;
  if (first === undefined) return undefined;
  if (deviation !== undefined) {
    if (!value.exactly && second === undefined) return { shape: 'lognormal', mean: first, deviation, place };
    problems.add({ code: 'syntax', range: place, message: 'sd goes with one mean only, such as 12min sd 3min.' });
    return undefined;
  }
  if (value.exactly) {
    if (second === undefined) return { shape: 'exactly', time: first, place };
    problems.add({
      code: 'syntax',
      range: place,
      message: 'exactly goes with one duration only, such as exactly 12min.',
    });
    return undefined;
  }
  if (third !== undefined && second !== undefined)
    return { shape: 'triangular', least: first, usual: second, most: third, place };
  return second === undefined
    ? { shape: 'exponential', mean: first, place }
    : { shape: 'uniform', least: first, most: second, place };
}

export function share(
  literal: Literal | undefined,
  at: AstNode,
  example: string,
  context: Context,
): number | undefined {
  return readLiteral(literal, (one) => readShare(one, example), context.problems, {
    at,
    expected: `a share such as ${example}`,
  });
}

export function buildBecause(node: BecauseProperty, context: Context): M.Because | undefined {
  const reason = word(node.reason, REASON_NAMES, 'a reason', node, 'reason', context);
  return reason && compact<M.Because>({ reason, text: node.text, place: rangeOf(node) });
}

export function buildBy(node: ByProperty, context: Context): M.Performer | undefined {
  const pool = needed(node.pool, node, 'pool', 'who does it, such as Handler', context);
  if (pool === undefined) return undefined;
  if (node.agent === undefined && node.$cstNode?.text.match(/\bwith\s*$/))
    missing(node, 'the name of an agent after with', context);
  return compact<M.Performer>({ pool, with: ref(node.agent, node, 'agent', context), place: rangeOf(node) });
}

export function documents(refs: readonly DocumentRef[], at: AstNode, context: Context): readonly M.Ref[] {
  if (refs.length === 0) missing(at, 'the name of a document', context);
  return refs.flatMap((one) => ref(one.document, one, 'document', context) ?? []);
}

export function buildGoal(node: GoalProperty, context: Context): readonly M.Goal[] {
  const { problems } = context;
  const written = node.figure.join(' ');
  const figure = word(written === '' ? undefined : written, GOAL_FIGURES, 'a figure', node, 'figure', context);
  if (node.comparison === undefined) missing(node, '<, <=, > or >= in the goal', context);
  const wantedShape = { at: node, expected: 'a value to reach' };
  const target = figure && readTarget(figure, node.target, problems, wantedShape);
  const percentile = node.percentile && share(node.percentile, node, '90%', context);
  if (!figure || !target || !node.comparison) return [];
  if (percentile !== undefined && (target.kind !== 'duration' || percentile <= 0 || percentile >= 1)) {
    problems.add({
      code: 'bad-value',
      range: rangeOf(node, 'percentile'),
      message: 'for takes a share between 0% and 100%, and only with times: goal lead time < 3d for 90%.',
    });
    return [];
  }
  return [compact<M.Goal>({ figure, comparison: node.comparison, target, percentile, place: rangeOf(node) })];
}

export function readTarget(
  figure: M.Goal['figure'],
  literal: Literal | undefined,
  problems: Problems,
  at: { at: AstNode; expected: string },
): M.Goal['target'] | undefined {
  if (figure === 'throughput') {
    const rate = readLiteral(literal, (one) => readRate(one, '110/day'), problems, at);
    return rate && { kind: 'rate', rate };
  }
  if (figure === 'cost') {
    const money = readLiteral(literal, (one) => readMoney(one, '40 EUR/case'), problems, at);
    return money && { kind: 'money', money };
  }
  if (figure === 'quality') {
    const value = readLiteral(literal, (one) => readShare(one, '98%'), problems, at);
    return value === undefined ? undefined : { kind: 'share', share: value };
  }
  const duration = readLiteral(literal, (one) => readDuration(one, '3d'), problems, at);
  return duration && { kind: 'duration', duration };
}
