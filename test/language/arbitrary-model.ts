/**
 * Random models: every declaration, property, option and form of handoff, with names that are words of the language and
 * titles that hold whatever a keyboard gives. A recipe is plain random data in which names are numbers; baking it gives
 * a model whose names all resolve.
 */
import {
  CHANNEL_NAMES,
  type Chain,
  type ChainModel,
  COMPARISONS,
  type Document,
  DURATION_SECONDS,
  DURATION_UNITS,
  type Duration,
  type Field,
  GOAL_FIGURES,
  type Goal,
  type Handoff,
  type Hours,
  KEYWORDS,
  keywordsOf,
  LEVELS,
  type Named,
  NODE_KINDS,
  type Node,
  type Overrule,
  POOL_KINDS,
  type Pool,
  RATE_UNITS,
  REASON_NAMES,
  type Ref,
  type Scenario,
  STAKES,
  type Takes,
  WALLS,
  WEEKDAYS,
  WORK_KIND_NAMES,
} from '@chainwright/language/model';
import fc, { type Arbitrary } from 'fast-check';
import { ROOT } from './reading.ts';

const FILE = `${ROOT}main.chain`;
export const PEOPLE_FILE = 'people.chain';
/** What the random models import. */
export const PEOPLE_TEXT = 'role Imported_role\ndocument Imported_document\nfield Imported_field\n';

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const maybe = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const list = <T>(arbitrary: Arbitrary<T>, maxLength = 3) => fc.array(arbitrary, { maxLength });
/** Stands for a name: the one at that place in the list of those that fit. */
const index = fc.nat(1000);
const pick = <T>(things: readonly T[], at: number | undefined): T | undefined =>
  at === undefined ? undefined : things[at % things.length];

/** Leaves out what is undefined, as a model does. */
function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const fact = <T>(value: T | undefined) => (value === undefined ? undefined : { value, place });

// ---- names and texts ----

export const RESERVED = ['and', 'on', 'when', 'via', 'with', 'carrying', 'by', 'for', 'from'];
export const NAMES_THAT_ARE_WORDS = Object.keys(KEYWORDS).filter((word) => !RESERVED.includes(word));

const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{0,6}$/),
  fc.constantFrom(...NAMES_THAT_ARE_WORDS),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Été', '日本', 'Заявка', 'h', 'Mon', '_'),
  fc
    .array(fc.constantFrom('a', 'Z', 'é', 'ß', 'ı', '日', '_', '\u0301', '4', '٤'), { maxLength: 6 })
    .map((letters) => `N${letters.join('')}`.normalize('NFC')),
);

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  list(
    fc.constantFrom('"', '\\', '\n', '\r', '\t', '{', '}', '//', '/*', '*/', '->', ', ', 'n', ' ', 'é', '😀'),
    8,
  ).map((parts) => parts.join('')),
);

const doc = list(fc.constantFrom('*', '/', ' ', '  ', '\n', 'word', '"', '{', '->', '/**', '//', '@see x', 'é'), 8)
  .map((parts) =>
    parts
      .join('')
      .replaceAll('*/', '* /')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
  )
  .map((one) => (one === '' ? undefined : one));

const named = fc.record({ name, title: maybe(text), doc: fc.oneof(fc.constant(undefined), doc) });
type NamedRecipe = { name: string; title: string | undefined; doc: string | undefined };

/** Gives each thing a name of its own, and what every named thing has. */
function namesIn(scope: string): (recipe: NamedRecipe) => Named {
  const taken = new Set(['Imported_role', 'Imported_document', 'Imported_field']);
  return (recipe) => {
    let unique = recipe.name;
    for (let n = 2; taken.has(unique); n++) unique = `${recipe.name}_${n}`;
    taken.add(unique);
    const { title, doc: documentation } = recipe;
    const id = `${scope}${unique}`;
    return compact<Named>({ id, name: unique, title, doc: documentation, place, extent: place });
  };
}

const refTo = (thing: Pick<Named, 'id' | 'name'>): Ref => ({ name: thing.name, id: thing.id, place });
const maybeRef = (things: readonly Named[], at: number | undefined) => {
  const thing = pick(things, at);
  return thing && refTo(thing);
};
const refs = (things: readonly Named[], ats: readonly number[]) => ats.flatMap((at) => maybeRef(things, at) ?? []);

// ---- values ----

const amount = fc.oneof(
  fc.nat(500),
  fc.nat(100_000).map((n) => n / 100),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.constantFrom(1e-7, 0.1, 1 / 3, 999_999_999_999_999),
);
const duration: Arbitrary<Duration> = fc.record({ value: amount, unit: fc.constantFrom(...DURATION_UNITS) });
const share = fc.oneof(
  fc.nat(100).map((n) => Number(`${n}e-2`)),
  fc.nat(10_000).map((n) => Number(`${n}e-4`)),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const rate = fc.record({ count: amount.map((n) => n || 1), per: fc.constantFrom(...RATE_UNITS) });
const money = fc.record({
  amount,
  currency: fc.constantFrom('EUR', 'USD', 'JPY', 'CHF'),
  per: fc.constantFrom('h' as const, 'case' as const),
});
const count = fc.integer({ min: 1, max: 1_000_000 });
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

const seconds = ({ value, unit }: Duration) => value * DURATION_SECONDS[unit === 'wd' ? 'd' : unit];

const takes: Arbitrary<Takes> = fc.oneof(
  duration.map((mean) => ({ shape: 'exponential' as const, mean, place })),
  duration.map((time) => ({ shape: 'exactly' as const, time, place })),
  fc.tuple(duration, duration).map(([mean, deviation]) => ({ shape: 'lognormal' as const, mean, deviation, place })),
  fc.tuple(duration, duration).map(([a, b]) => {
    const [least, most] = seconds(a) <= seconds(b) ? [a, b] : [b, a];
    return { shape: 'uniform' as const, least, most, place };
  }),
  fc.tuple(duration, duration, duration).map((three) => {
    const [a, b, c] = three;
    const [least = a, usual = b, most = c] = [...three].sort((x, y) => seconds(x) - seconds(y));
    return { shape: 'triangular' as const, least, usual, most, place };
  }),
);

const because = fc
  .record({ reason: fc.constantFrom(...REASON_NAMES), text: maybe(text) })
  .map((one) => compact<NonNullable<Node['because']>>({ ...one, place }));

const accept = fc
  .record({
    rule: fc.oneof(
      fc.constantFrom('single-person-queue', 'clock-day', 'no-owner', 'accept', 'wall-on-people'),
      fc
        .array(fc.constantFrom('a', 'owner', 'by', 'x1', 'on'), { minLength: 1, maxLength: 4 })
        .map((parts) => `r-${parts.join('-')}`),
    ),
    because: text,
    until: maybe(date),
  })
  .map((one) => compact<Pool['accepts'][number]>({ ...one, place }));

const opening = fc.record({
  days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  times: fc.tuple(fc.nat(1439), fc.nat(1440)).filter(([open, close]) => open !== close),
});

const goal: Arbitrary<Goal> = fc
  .record({
    figure: fc.constantFrom(...GOAL_FIGURES),
    comparison: fc.constantFrom(...COMPARISONS),
    duration,
    rate,
    money,
    share,
    percentile: maybe(share.filter((one) => one > 0 && one < 1)),
  })
  .map((one) => {
    const { figure, comparison } = one;
    if (figure === 'throughput') return { figure, comparison, target: { kind: 'rate', rate: one.rate }, place };
    if (figure === 'cost') return { figure, comparison, target: { kind: 'money', money: one.money }, place };
    if (figure === 'quality') return { figure, comparison, target: { kind: 'share', share: one.share }, place };
    const target = { kind: 'duration' as const, duration: one.duration };
    return compact<Goal>({ figure, comparison, target, percentile: one.percentile, place });
  });

// ---- recipes ----

const poolRecipe = fc.record({
  named,
  kind: fc.constantFrom(...POOL_KINDS),
  people: maybe(count),
  parallel: maybe(count),
  works: maybe(index),
  knows: list(fc.record({ field: index, level: fc.constantFrom(...LEVELS) })),
  costs: maybe(money),
  backup: maybe(index),
  model: maybe(text),
  accepts: list(accept, 2),
});

const verifyRecipe = fc.record({
  criterion: text,
  against: list(index),
  by: maybe(index),
  takes: maybe(takes),
  sample: maybe(share),
  catches: maybe(share),
});

const nodeRecipe = fc.record({
  named,
  kind: fc.constantFrom(...NODE_KINDS),
  share: maybe(share),
  channels: list(fc.record({ channel: name, share: maybe(share) })),
  by: maybe(fc.record({ pool: index, with: maybe(index) })),
  owner: maybe(index),
  work: maybe(fc.constantFrom(...WORK_KIND_NAMES)),
  field: maybe(index),
  takes: maybe(takes),
  in: list(index),
  out: list(index),
  verifies: list(verifyRecipe, 2),
  quality: maybe(share),
  guardrails: list(text, 2),
  learnsFrom: list(fc.record({ chain: maybe(index), node: index }), 2),
  stakes: maybe(fc.constantFrom(...STAKES)),
  wall: maybe(fc.record({ value: fc.constantFrom(...WALLS), because: text })),
  because: maybe(because),
  batch: maybe(fc.record({ size: maybe(count), every: duration, because: maybe(because) })),
  runs: maybe(index),
  accepts: list(accept, 2),
});

const trigger = fc.oneof(
  share.map((one) => ({ kind: 'exception' as const, share: one, place })),
  fc.constant({ kind: 'reject' as const, place }),
  duration.map((after) => ({ kind: 'timeout' as const, after, place })),
  index.map((end) => ({ kind: 'end' as const, end })),
);

const handoffRecipe = fc.record({
  from: fc.array(index, { minLength: 1, maxLength: 3 }),
  to: fc.array(index, { minLength: 1, maxLength: 3 }),
  share: maybe(share),
  when: maybe(text),
  via: maybe(fc.constantFrom(...CHANNEL_NAMES)),
  carrying: list(index),
  wait: maybe(takes),
  because: maybe(because),
  on: maybe(trigger),
});

const chainRecipe = fc.record({
  named,
  redesigns: maybe(index),
  owner: maybe(index),
  demand: maybe(fc.record({ rate, during: maybe(index) })),
  goals: list(goal),
  because: maybe(because),
  accepts: list(accept, 2),
  nodes: list(nodeRecipe, 5),
  handoffs: list(handoffRecipe, 5),
});

const overruleRecipe = fc.record({
  kind: fc.constantFrom('takes', 'by', 'quality', 'people', 'parallel', 'demand', 'share'),
  from: fc.array(index, { minLength: 1, maxLength: 2 }),
  to: fc.array(index, { minLength: 1, maxLength: 2 }),
  takes,
  by: fc.record({ pool: index, with: maybe(index) }),
  share,
  count,
  rate,
});

const modelRecipe = fc.record({
  imports: fc.boolean(),
  fields: list(named),
  hours: list(
    fc.record({
      named,
      openings: fc.array(opening, { minLength: 1, maxLength: 3 }),
      zone: maybe(
        fc.constantFrom(
          'Europe/Brussels',
          'UTC',
          'America/Argentina/Buenos_Aires',
          'Etc/GMT-3',
          'America/Port-au-Prince',
        ),
      ),
    }),
  ),
  pools: list(poolRecipe),
  documents: list(named),
  chains: list(chainRecipe, 2),
  scenarios: list(fc.record({ named, of: index, overrules: list(overruleRecipe, 5) }), 2),
});

type Recipe<T> = T extends Arbitrary<infer R> ? R : never;

// ---- from recipes to models ----

const inKind = (kind: Node['kind'] | Pool['kind']) => new Set(keywordsOf(kind));

interface Declared {
  readonly fields: readonly Named[];
  readonly hours: readonly Named[];
  readonly pools: readonly (Named & { kind: Pool['kind'] })[];
  readonly documents: readonly Named[];
  readonly chains: readonly ChainNames[];
}

interface ChainNames {
  readonly named: Named;
  readonly nodes: readonly (Named & { readonly kind: Node['kind'] })[];
  readonly recipe: Recipe<typeof chainRecipe>;
}

const isPerson = ({ kind }: { kind: Pool['kind'] }) => kind === 'role' || kind === 'person';

function performer(recipe: { pool: number; with: number | undefined } | undefined, { pools }: Declared) {
  const pool = maybeRef(pools, recipe?.pool);
  const agents = pools.filter((one) => one.kind === 'agent');
  return pool && compact<NonNullable<Node['by']>>({ pool, with: maybeRef(agents, recipe?.with), place });
}

function bakePool(recipe: Recipe<typeof poolRecipe>, own: Named, declared: Declared): Pool {
  const has = inKind(recipe.kind);
  const knows = recipe.knows.flatMap((one) => {
    const field = maybeRef(declared.fields, one.field);
    return field === undefined ? [] : [{ field, level: one.level, place }];
  });
  return compact<Pool>({
    ...own,
    title: own.title,
    doc: own.doc,
    kind: recipe.kind,
    people: has.has('people') ? fact(recipe.people) : undefined,
    parallel: has.has('parallel') ? fact(recipe.parallel) : undefined,
    works: has.has('works') ? maybeRef(declared.hours, recipe.works) : undefined,
    knows: has.has('knows') ? knows : [],
    costs: fact(recipe.costs),
    backup: has.has('backup') ? maybeRef(declared.pools.filter(isPerson), recipe.backup) : undefined,
    model: has.has('model') ? fact(recipe.model) : undefined,
    accepts: recipe.accepts,
    unreadable: [],
  });
}

function bakeVerify(recipe: Recipe<typeof verifyRecipe>, declared: Declared): Node['verifies'][number] {
  const sources = [...declared.documents, ...declared.pools.filter((one) => one.kind === 'system')];
  return compact<Node['verifies'][number]>({
    ...recipe,
    against: refs(sources, recipe.against),
    by: maybeRef(declared.pools, recipe.by),
    place,
  });
}

function bakeNode(recipe: Recipe<typeof nodeRecipe>, own: Named, chain: ChainNames, declared: Declared): Node {
  const has = inKind(recipe.kind);
  const only = <T>(word: string, value: T | undefined) => (has.has(word) ? value : undefined);
  const learnsFrom = recipe.learnsFrom.flatMap((one) => {
    const other = pick(declared.chains, one.chain);
    const node = maybeRef((other ?? chain).nodes, one.node);
    if (node === undefined) return [];
    return [other === undefined ? node : { ...node, name: `${other.named.name}.${node.name}` }];
  });
  const { batch } = recipe;
  return compact<Node>({
    ...own,
    title: own.title,
    doc: own.doc,
    kind: recipe.kind,
    share: recipe.kind === 'start' ? fact(recipe.share) : undefined,
    channels:
      recipe.kind === 'start' ? recipe.channels.map((one) => compact<Node['channels'][number]>({ ...one, place })) : [],
    by: only('by', performer(recipe.by, declared)),
    owner: only('owner', maybeRef(declared.pools, recipe.owner)),
    work: only('work', fact(recipe.work)),
    field: only('field', maybeRef(declared.fields, recipe.field)),
    takes: only('takes', recipe.takes),
    in: only('in', refs(declared.documents, recipe.in)) ?? [],
    out: only('out', refs(declared.documents, recipe.out)) ?? [],
    verifies:
      only(
        'verify',
        recipe.verifies.map((one) => bakeVerify(one, declared)),
      ) ?? [],
    quality: only('quality', fact(recipe.quality)),
    guardrails:
      only(
        'guardrail',
        recipe.guardrails.map((value) => ({ value, place })),
      ) ?? [],
    learnsFrom: only('learns', learnsFrom) ?? [],
    stakes: only('stakes', fact(recipe.stakes)),
    wall: only('wall', recipe.wall && { ...recipe.wall, place }),
    because: recipe.because,
    batch: only(
      'batch',
      batch &&
        (batch.size === undefined
          ? compact<NonNullable<Node['batch']> & { kind: 'interval' }>({
              kind: 'interval',
              every: batch.every,
              because: batch.because,
              place,
            })
          : compact<NonNullable<Node['batch']> & { kind: 'count' }>({
              kind: 'count',
              size: batch.size,
              because: batch.because,
              place,
            })),
    ),
    runs: only(
      'runs',
      maybeRef(
        declared.chains.map((one) => one.named),
        recipe.runs,
      ),
    ),
    accepts: recipe.accepts,
    unreadable: [],
  });
}

/** `on END` where the first node runs a chain with an end that is not called as one of the triggers. */
function bakeTrigger(
  on: Recipe<typeof trigger> | undefined,
  first: Node | undefined,
  declared: Declared,
): Handoff['on'] {
  if (on?.kind !== 'end') return on;
  const sub = declared.chains.find(({ named: { id } }) => id === first?.runs?.id);
  const ends = (sub?.nodes ?? []).filter(
    (one) => one.kind === 'end' && !/^(?:exception|reject|timeout)$/.test(one.name),
  );
  const end = maybeRef(ends, on.end);
  return end && { kind: 'end', end, place };
}

function bakeChain(chain: ChainNames, declared: Declared): Chain {
  const { recipe, named: own } = chain;
  const nodes = recipe.nodes.map((one, i) => bakeNode(one, chain.nodes[i] ?? own, chain, declared));
  const rateOfDemand = recipe.demand?.rate;
  const handoffs = nodes.length === 0 ? [] : recipe.handoffs;
  return compact<Chain>({
    ...own,
    title: own.title,
    doc: own.doc,
    redesigns: maybeRef(
      declared.chains.map((one) => one.named),
      recipe.redesigns,
    ),
    owner: maybeRef(declared.pools, recipe.owner),
    demand:
      rateOfDemand &&
      compact<NonNullable<Chain['demand']>>({
        rate: rateOfDemand,
        during: maybeRef(declared.hours, recipe.demand?.during),
        place,
      }),
    goals: recipe.goals,
    because: recipe.because,
    accepts: recipe.accepts,
    nodes,
    handoffs: handoffs.map((one, i) =>
      compact<Handoff>({
        id: `${own.id}/${i}`,
        from: refs(nodes, one.from),
        to: refs(nodes, one.to),
        share: fact(one.share),
        when: fact(one.when),
        via: fact(one.via),
        carrying: refs(declared.documents, one.carrying),
        wait: one.wait,
        because: one.because,
        on: bakeTrigger(one.on, pick(nodes, one.from[0]), declared),
        place,
        unreadable: [],
      }),
    ),
    unreadable: [],
  });
}

function bakeOverrule(
  recipe: Recipe<typeof overruleRecipe>,
  chain: ChainNames,
  declared: Declared,
): Overrule | undefined {
  const node = maybeRef(chain.nodes, recipe.from[0]);
  const pool = maybeRef(declared.pools, recipe.from[0]);
  const by = performer(recipe.by, declared);
  switch (recipe.kind) {
    case 'demand':
      return { kind: 'demand', rate: recipe.rate, place };
    case 'people':
      return pool && { kind: 'people', pool, people: recipe.count, place };
    case 'parallel':
      return pool && { kind: 'parallel', pool, parallel: recipe.count, place };
    case 'takes':
      return node && { kind: 'takes', node, takes: recipe.takes, place };
    case 'quality':
      return node && { kind: 'quality', node, quality: recipe.share, place };
    case 'by':
      return node && by && { kind: 'by', node, by, place };
    default:
      return (
        node && {
          kind: 'share',
          from: refs(chain.nodes, recipe.from),
          to: refs(chain.nodes, recipe.to),
          share: recipe.share,
          place,
        }
      );
  }
}

/** Two lines of a scenario about the same fact are an error: which fact a line is about. */
function factOf(one: Overrule): string {
  if (one.kind === 'demand') return one.kind;
  if (one.kind === 'share') return JSON.stringify([one.from, one.to]);
  return `${one.kind} ${'node' in one ? one.node.name : one.pool.name}`;
}

function bakeScenario(
  recipe: Recipe<typeof modelRecipe>['scenarios'][number],
  own: Named,
  declared: Declared,
): Scenario[] {
  const chain = pick(declared.chains, recipe.of);
  if (chain === undefined) return [];
  const all = recipe.overrules.flatMap((one) => bakeOverrule(one, chain, declared) ?? []);
  const overrules = [...new Map(all.map((one) => [factOf(one), one])).values()];
  return [compact<Scenario>({ ...own, title: own.title, doc: own.doc, of: refTo(chain.named), overrules })];
}

function bake(recipe: Recipe<typeof modelRecipe>): ChainModel {
  const name = namesIn(`${FILE}#`);
  const imported = (one: string): Named[] =>
    recipe.imports ? [{ id: `${ROOT}${PEOPLE_FILE}#${one}`, name: one, place, extent: place }] : [];
  const fields: Field[] = recipe.fields.map(name);
  const hours: Hours[] = recipe.hours.map((one) =>
    compact<Hours>({
      ...name(one.named),
      title: one.named.title,
      doc: one.named.doc,
      openings: one.openings.map(({ days, times: [open, close] }) => ({ days, open, close })),
      zone: one.zone,
    }),
  );
  const pools = recipe.pools.map((one) => ({ ...name(one.named), kind: one.kind }));
  const documents: Document[] = recipe.documents.map(name);
  const chains = recipe.chains.map((one): ChainNames => {
    const own = name(one.named);
    const nodeName = namesIn(`${own.id}.`);
    return { named: own, nodes: one.nodes.map((node) => ({ ...nodeName(node.named), kind: node.kind })), recipe: one };
  });
  const declared: Declared = {
    fields: [...fields, ...imported('Imported_field')],
    hours,
    pools: [...pools, ...imported('Imported_role').map((one) => ({ ...one, kind: 'role' as const }))],
    documents: [...documents, ...imported('Imported_document')],
    chains,
  };
  return {
    file: FILE,
    imports: recipe.imports ? [{ path: `./${PEOPLE_FILE}`, file: ROOT + PEOPLE_FILE, place }] : [],
    fields,
    hours,
    pools: recipe.pools.map((one, i) => bakePool(one, pools[i] ?? name(one.named), declared)),
    documents,
    chains: chains.map((one) => bakeChain(one, declared)),
    scenarios: recipe.scenarios.flatMap((one) => bakeScenario(one, name(one.named), declared)),
  };
}

export const arbitraryModel: Arbitrary<ChainModel> = modelRecipe.map(bake);

// ---- two versions of one model ----

/** A recipe that takes here and there what another one has. */
function crossed(own: unknown, other: unknown, coins: Iterator<number>): unknown {
  const coin = coins.next().value % 12;
  if (coin === 0) return other;
  if (Array.isArray(own) && Array.isArray(other)) return crossedList(own, other, coins);
  if (!isRecord(own) || !isRecord(other) || isWhole(own)) return own;
  const entries = Object.entries(own).map(([key, value]) => [key, crossed(value, other[key], coins)]);
  return Object.fromEntries(entries);
}

function crossedList(own: readonly unknown[], other: readonly unknown[], coins: Iterator<number>): unknown[] {
  const areThings = [...own, ...other].every((one) => isRecord(one) && !isWhole(one));
  if (!areThings) return [...own];
  const kept = own.filter(() => coins.next().value % 8 !== 0);
  const changed = kept.map((one, i) => (other[i] === undefined ? one : crossed(one, other[i], coins)));
  const turned = coins.next().value % 4 === 0 ? changed.toReversed() : changed;
  return coins.next().value % 3 === 0 ? [...turned, ...other.slice(0, 1)] : turned;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value whose parts make no sense with those of another: a distribution, a goal, a trigger. */
function isWhole(value: Readonly<Record<string, unknown>>): boolean {
  return 'shape' in value || 'figure' in value || 'days' in value || ('kind' in value && !('named' in value));
}

/** A model, and what became of it. */
export const arbitraryChange: Arbitrary<readonly [ChainModel, ChainModel]> = fc
  .tuple(modelRecipe, modelRecipe, fc.infiniteStream(fc.nat(1000)))
  .map(([recipe, other, coins]) => [bake(recipe), bake(crossed(recipe, other, coins) as typeof recipe)]);
