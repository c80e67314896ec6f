import type { ScenarioDeclaration } from '../../grammar/generated/ast.ts';
import { rangeOf, readCount, readLiteral, readRate } from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { type Context, compact, missing } from './context.ts';
import { ends } from './handoff.ts';
import { buildNamed, needed, ref } from './names.ts';
import { buildBy, buildTakes, share } from './values.ts';

export function buildScenario(node: ScenarioDeclaration, context: Context): M.Scenario {
  const of = needed(node.of, node, 'of', 'of and the name of a chain, as in scenario Faster of MotorClaim', context);
  const inside = of?.id === undefined ? withoutNames(context) : context;
  const overrules: M.Overrule[] = [];
  const seen = new Set<string>();
  for (const line of node.body?.overrules ?? []) {
    const built = buildOverrule(line, inside);
    if (built === undefined) continue;
    const key = overruleKey(built);
    if (seen.has(key)) {
      context.problems.add({
        code: 'bad-value',
        range: rangeOf(line),
        message: 'This fact is overruled twice: only the first counts. Remove one of the lines.',
      });
      continue;
    }
    seen.add(key);
    overrules.push(built);
  }
  return compact<M.Scenario>({
    ...buildNamed(node, context),
    of: of ?? { name: '', place: rangeOf(node) },
    overrules,
  });
}

/** Where the chain is not known, none of its names can be: that is said once, of the chain. */
function withoutNames(context: Context): Context {
  const { problems } = context;
  const add: typeof problems.add = (problem) => {
    if (problem.code !== 'unresolved-name') problems.add(problem);
  };
  return { ...context, problems: { ...problems, add } };
}

export function overruleKey(one: M.Overrule): string {
  const names = (refs: readonly M.Ref[]) => refs.map((each) => each.name).join('&');
  if (one.kind === 'demand') return 'demand';
  if (one.kind === 'share') return `share ${names(one.from)} ${names(one.to)}`;
  return 'node' in one ? `${one.kind} ${one.node.name}` : `${one.kind} ${one.pool.name}`;
}

export function buildOverrule(
  line: NonNullable<ScenarioDeclaration['body']>['overrules'][number],
  context: Context,
): M.Overrule | undefined {
  const { problems } = context;
  const place = rangeOf(line);
  if (line.$type === 'DemandProperty') {
    const rate = readLiteral(line.rate, readRate, problems, { at: line, expected: 'a rate such as 24/day' });
    if (line.hours)
      problems.add({
        code: 'syntax',
        range: rangeOf(line, 'hours'),
        message: 'A scenario changes how many cases arrive, not when: remove during.',
      });
    return rate && { kind: 'demand', rate, place };
  }
  if (line.arrow) {
    const from = line.subjects.flatMap((one) => ref(one.subject, one, 'subject', context) ?? []);
    if (from.length === 0) missing(line, 'the name of a node before ->', context);
    const to = ends(line.to, line, 'the name of a node after ->', context);
    const value = share(line.share, line, '30%', context);
    return value === undefined ? undefined : { kind: 'share', from, to, share: value, place };
  }
  const [first] = line.subjects;
  const property = line.property;
  if (first === undefined || property === undefined) {
    const message = `Expected what changes after ${first?.subject.$refText ?? 'the name'}: takes, by, quality, people, parallel, or -> and a share.`;
    problems.add({ code: 'syntax', range: first === undefined ? place : rangeOf(first), message });
    return undefined;
  }
  const subject = ref(first.subject, first, 'subject', context);
  if (subject === undefined) return undefined;
  switch (property.$type) {
    case 'TakesProperty': {
      const takes = buildTakes(property.takes, property, context);
      return takes && { kind: 'takes', node: subject, takes, place };
    }
    case 'ByProperty': {
      const by = buildBy(property, context);
      return by && { kind: 'by', node: subject, by, place };
    }
    case 'QualityProperty': {
      const quality = share(property.share, property, '95%', context);
      return quality === undefined ? undefined : { kind: 'quality', node: subject, quality, place };
    }
    case 'PeopleProperty': {
      const people = readLiteral(property.value, (one) => readCount(one, 'people'), problems, {
        at: property,
        expected: 'a number such as 2',
      });
      return people === undefined ? undefined : { kind: 'people', pool: subject, people, place };
    }
    case 'ParallelProperty': {
      const parallel = readLiteral(property.value, (one) => readCount(one, 'at once'), problems, {
        at: property,
        expected: 'a number such as 20',
      });
      return parallel === undefined ? undefined : { kind: 'parallel', pool: subject, parallel, place };
    }
  }
}
