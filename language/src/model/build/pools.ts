import type {
  CostsProperty,
  HoursDeclaration,
  ParallelProperty,
  PeopleProperty,
  PoolDeclaration,
} from '../../grammar/generated/ast.ts';
import {
  LEVELS,
  meantProperties,
  type OpeningPart,
  openingsFrom,
  rangeOf,
  readCount,
  readLiteral,
  readMoney,
  readOpening,
  readZone,
  writtenText,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { allowed, type Context, compact, fact, missing, once, text, word } from './context.ts';
import { buildNamed, needed, ref } from './names.ts';
import { buildAccept } from './values.ts';

export function buildHours(node: HoursDeclaration, context: Context): M.Hours {
  const parts: OpeningPart[] = [];
  for (const opening of node.openings) {
    const written = writtenText(opening);
    const read = readOpening(written);
    if (read.ok) parts.push(read.value);
    else context.problems.add({ code: read.code, range: rangeOf(opening), message: read.message });
  }
  if (node.openings.length === 0) missing(node, 'days and times such as Mon-Fri 09:00-17:00', context);
  let zone: string | undefined;
  if (node.zone !== undefined) {
    const read = readZone(node.zone);
    if (read.ok) zone = read.value;
    else context.problems.add({ code: read.code, range: rangeOf(node, 'zone'), message: read.message });
  }
  const openings = openingsFrom(parts);
  if (openings.some((one) => one.days.length === 0)) {
    context.problems.add({
      code: 'syntax',
      range: rangeOf(node.openings[0] ?? node),
      message: 'Expected days before the times, such as Mon-Fri 09:00-17:00.',
    });
  }
  return compact<M.Hours>({
    ...buildNamed(node, context),
    openings: openings.filter((one) => one.days.length > 0),
    zone,
  });
}

/** Words behind a value that are none of it, as in `people 8 konws law`: any property may have stood there. */
function swallowed({ value }: PeopleProperty | ParallelProperty | CostsProperty): readonly string[] {
  return value !== undefined && / \p{L}/u.test(writtenText(value)) ? ['people', 'works', 'knows', 'backup'] : [];
}

export function buildPool(node: PoolDeclaration, context: Context): M.Pool {
  const properties = once(allowed(node.body?.properties ?? [], node.kind, context), ['accept'], context);
  const unreadable: string[] = (node.body?.junk ?? []).flatMap(meantProperties);
  const pool: { -readonly [K in keyof M.Pool]: M.Pool[K] | undefined } = {
    ...buildNamed(node, context),
    kind: node.kind,
    knows: [],
    accepts: [],
    unreadable,
    people: undefined,
    parallel: undefined,
    works: undefined,
    costs: undefined,
    backup: undefined,
    model: undefined,
  };
  const knows: M.Knowledge[] = [];
  const accepts: M.Accept[] = [];
  for (const property of properties) {
    const place = rangeOf(property);
    const { problems } = context;
    switch (property.$type) {
      case 'PeopleProperty':
        pool.people = fact(
          readLiteral(property.value, (one) => readCount(one, 'people'), problems, {
            at: property,
            expected: 'a number such as 3',
          }),
          place,
        );
        if (pool.people === undefined) unreadable.push('people', ...swallowed(property));
        break;
      case 'ParallelProperty':
        pool.parallel = fact(
          readLiteral(property.value, (one) => readCount(one, 'at once'), problems, {
            at: property,
            expected: 'a number such as 20',
          }),
          place,
        );
        if (pool.parallel === undefined) unreadable.push('parallel', ...swallowed(property));
        break;
      case 'WorksProperty':
        pool.works = needed(property.hours, property, 'hours', 'the name of hours such as office', context);
        if (pool.works === undefined) unreadable.push('works');
        break;
      case 'KnowsProperty':
        if (property.fields.length === 0) missing(property, 'a field and a level, such as claims as expert', context);
        for (const known of property.fields) {
          const field = ref(known.field, known, 'field', context);
          const level = word(known.level, LEVELS, 'a level', known, 'level', context);
          if (field && level) knows.push({ field, level, place: rangeOf(known) });
          else unreadable.push('knows');
        }
        break;
      case 'CostsProperty':
        pool.costs = fact(
          readLiteral(property.value, (one) => readMoney(one, '48 EUR/h or 0.04 EUR/case'), problems, {
            at: property,
            expected: 'an amount such as 48 EUR/h',
          }),
          place,
        );
        if (pool.costs === undefined) unreadable.push('costs', ...swallowed(property));
        break;
      case 'BackupProperty':
        pool.backup = needed(property.pool, property, 'pool', 'the name of a role', context);
        if (pool.backup === undefined) unreadable.push('backup');
        break;
      case 'ModelProperty':
        pool.model = fact(text(property.text, property, 'the name of a model in quotes', context), place);
        break;
      case 'AcceptProperty':
        accepts.push(...buildAccept(property, context));
    }
  }
  return compact<M.Pool>({ ...pool, knows, accepts });
}
