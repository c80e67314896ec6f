import type { NodeDeclaration, NodePath, NodeProperty, VerifyProperty } from '../../grammar/generated/ast.ts';
import {
  meantProperties,
  rangeOf,
  readCount,
  readDuration,
  readLiteral,
  STAKES,
  swallowedBy,
  WALLS,
  WORK_KIND_NAMES,
  writtenText,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { allowed, article, type Context, compact, fact, isJunk, missing, once, text, word } from './context.ts';
import { buildNamed, needed, ref } from './names.ts';
import { buildAccept, buildBecause, buildBy, buildTakes, documents, share } from './values.ts';

export type NodeFacts = { -readonly [K in keyof M.Node]?: M.Node[K] | undefined };

export function buildNode(node: NodeDeclaration, context: Context): M.Node {
  const { problems } = context;
  const junk = [...(node.body?.junk ?? []), ...(node.body?.handoffs ?? []).filter(isJunk)];
  const unreadable: string[] = [...swallowedBy(node), ...junk.flatMap(meantProperties)];
  const lists = {
    in: [] as M.Ref[],
    out: [] as M.Ref[],
    verifies: [] as M.Verify[],
    guardrails: [] as M.Fact<string>[],
    learnsFrom: [] as M.Ref[],
    accepts: [] as M.Accept[],
  };
  const facts: NodeFacts = {};
  const header: readonly NodeProperty[] = node.by === undefined ? [] : [node.by];
  const properties = allowed([...header, ...(node.body?.properties ?? [])], node.kind, context);
  for (const property of once(properties, ['verify', 'guardrail', 'accept'], context)) {
    if (!readNodeProperty(property, facts, lists, context)) unreadable.push(property.word);
  }
  if (node.share !== undefined && node.kind !== 'start') {
    const extra = writtenText(node.share);
    const fix = `${node.name ?? ''}${extra.replace(/\s+/g, '')}`;
    problems.add({
      code: 'syntax',
      range: rangeOf(node.share),
      message: `Expected a title in quotes or { after ${node.name ?? node.kind}, found ${extra}. A name is one word, such as ${fix}.`,
    });
  }
  const start = node.kind === 'start' && node.share !== undefined ? share(node.share, node, '40%', context) : undefined;
  if (node.channels.length > 0 && node.kind !== 'start') {
    problems.add({
      code: 'syntax',
      range: rangeOf(node, 'channels'),
      message: `from cannot stand in ${article(node.kind)}: it belongs in a start.`,
    });
  }
  const channels = node.channels.map((one) =>
    compact<M.StartChannel>({
      channel: one.channel,
      share: one.share && share(one.share, one, '60%', context),
      place: rangeOf(one),
    }),
  );
  return compact<M.Node>({
    ...buildNamed(node, context),
    kind: node.kind,
    share: node.share && fact(start, rangeOf(node.share)),
    channels: node.kind === 'start' ? channels : [],
    by: undefined,
    owner: undefined,
    work: undefined,
    field: undefined,
    takes: undefined,
    quality: undefined,
    stakes: undefined,
    wall: undefined,
    because: undefined,
    batch: undefined,
    runs: undefined,
    ...facts,
    ...lists,
    unreadable,
  });
}

/** Of a chain that is not known; behind its dot there may be nothing yet. */
function unread(path: NodePath): M.Ref | undefined {
  const node: NodePath['node'] | undefined = path.node;
  return node && { name: node.$refText, place: rangeOf(path) };
}

export interface NodeLists {
  readonly in: M.Ref[];
  readonly out: M.Ref[];
  readonly verifies: M.Verify[];
  readonly guardrails: M.Fact<string>[];
  readonly learnsFrom: M.Ref[];
  readonly accepts: M.Accept[];
}

/** False when the property stands there and could not be read. */
export function readNodeProperty(
  property: NodeProperty,
  facts: NodeFacts,
  lists: NodeLists,
  context: Context,
): boolean {
  const { problems } = context;
  const place = rangeOf(property);
  switch (property.$type) {
    case 'ByProperty':
      facts.by = buildBy(property, context);
      return facts.by !== undefined;
    case 'OwnerProperty':
      facts.owner = needed(property.pool, property, 'pool', 'the name of a role', context);
      return facts.owner !== undefined;
    case 'WorkProperty':
      facts.work = fact(word(property.kind, WORK_KIND_NAMES, 'a kind of work', property, 'kind', context), place);
      return facts.work !== undefined;
    case 'FieldProperty':
      facts.field = needed(property.field, property, 'field', 'the name of a field', context);
      return facts.field !== undefined;
    case 'TakesProperty':
      facts.takes = buildTakes(property.takes, property, context);
      return facts.takes !== undefined;
    case 'DocumentsProperty':
      lists[property.word].push(...documents(property.documents, property, context));
      return property.documents.length > 0;
    case 'VerifyProperty':
      lists.verifies.push(...buildVerify(property, context));
      return property.criterion !== undefined;
    case 'QualityProperty':
      facts.quality = fact(share(property.share, property, '95%', context), place);
      return facts.quality !== undefined;
    case 'GuardrailProperty': {
      const rail = fact(text(property.text, property, 'in quotes what it must never do', context), place);
      if (rail) lists.guardrails.push(rail);
      return rail !== undefined;
    }
    case 'LearnsProperty':
      if (!property.from) missing(property, 'from after learns, as in learns from Assess', context);
      else if (property.nodes.length === 0) missing(property, 'the name of a node', context);
      for (const path of property.nodes) {
        if (path.chain !== undefined) ref(path.chain, path, 'chain', context);
        const node =
          path.chain !== undefined && path.chain.ref === undefined
            ? unread(path)
            : ref(path.node, path, 'node', context);
        if (node)
          lists.learnsFrom.push(
            path.chain === undefined ? node : { ...node, name: `${path.chain.$refText.normalize('NFC')}.${node.name}` },
          );
      }
      return property.nodes.length > 0;
    case 'StakesProperty':
      facts.stakes = fact(word(property.level, STAKES, 'a level of stakes', property, 'level', context), place);
      return facts.stakes !== undefined;
    case 'WallProperty': {
      const value = word(property.level, WALLS, 'a wall', property, 'level', context);
      facts.wall =
        value &&
        compact<M.Fact<(typeof WALLS)[number]> & { because?: string }>({
          value,
          because: property.because?.text,
          place,
        });
      if (value && property.because?.text === undefined)
        missing(property, 'a reason, as in wall low because "the answer is on the form"', context);
      return facts.wall !== undefined;
    }
    case 'BecauseProperty':
      facts.because = buildBecause(property, context);
      return facts.because !== undefined;
    case 'BatchProperty': {
      const because = property.because && buildBecause(property.because, context);
      if (property.every) {
        const every = readLiteral(property.value, (one) => readDuration(one, '1d'), problems, {
          at: property,
          expected: 'a duration such as 1d',
        });
        facts.batch = every && compact<M.Batch & { kind: 'interval' }>({ kind: 'interval', every, because, place });
      } else {
        const size = readLiteral(property.value, (one) => readCount(one, 'in a batch'), problems, {
          at: property,
          expected: 'a number such as 20, or every 1d',
        });
        facts.batch =
          size === undefined
            ? undefined
            : compact<M.Batch & { kind: 'count' }>({ kind: 'count', size, because, place });
      }
      // A reason that cannot be read may be the one that a rule would miss.
      return facts.batch !== undefined && (property.because === undefined || facts.batch.because !== undefined);
    }
    case 'RunsProperty':
      facts.runs = needed(property.chain, property, 'chain', 'the name of a chain', context);
      return facts.runs !== undefined;
    case 'AcceptProperty':
      lists.accepts.push(...buildAccept(property, context));
      return true;
  }
}

export function buildVerify(node: VerifyProperty, context: Context): readonly M.Verify[] {
  const facts: { -readonly [K in keyof M.Verify]?: M.Verify[K] | undefined } = {};
  for (const option of once(node.options, [], context)) {
    switch (option.$type) {
      case 'AgainstOption':
        if (option.sources.length === 0) missing(option, 'a document or a system after against', context);
        facts.against = option.sources.flatMap((one) => ref(one.source, one, 'source', context) ?? []);
        break;
      case 'CheckerOption':
        facts.by = needed(option.pool, option, 'pool', 'who checks, such as Handler', context);
        break;
      case 'TakesOption':
        facts.takes = buildTakes(option.takes, option, context);
        break;
      case 'SampleOption':
        facts.sample = share(option.share, option, '10%', context);
        break;
      case 'CatchesOption':
        facts.catches = share(option.share, option, '90%', context);
    }
  }
  const criterion = text(node.criterion, node, 'a criterion in quotes, such as "amounts match the invoice"', context);
  if (criterion === undefined) return [];
  return [
    compact<M.Verify>({
      criterion,
      against: facts.against ?? [],
      by: facts.by,
      takes: facts.takes,
      sample: facts.sample,
      catches: facts.catches,
      place: rangeOf(node),
    }),
  ];
}
