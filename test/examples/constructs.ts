/** Which constructs of the language a model uses, as short keys: `step.takes lognormal`, `work triage`, `unit wd`. */
import type { Chain, ChainModel, Duration, Handoff, Node, Pool, Scenario, Takes } from '@chainwright/language/model';
import { durationsOf } from '@chainwright/language/model';

type Keys = Iterable<string | undefined | false>;

/** A key for each property that is there: not absent, not an empty list. */
function present(prefix: string, thing: object, names: readonly string[]): string[] {
  const has = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined);
  const facts = new Map(Object.entries(thing));
  return names.filter((name) => has(facts.get(name))).map((name) => `${prefix}.${name}`);
}

export const POOL_PROPERTIES = ['people', 'parallel', 'works', 'knows', 'costs', 'backup', 'model', 'accepts'] as const;
export const CHAIN_PROPERTIES = [
  'title',
  'redesigns',
  'owner',
  'demand',
  'goals',
  'because',
  'accepts',
  'doc',
] as const;
export const WORK_PROPERTIES = [
  ...['by', 'owner', 'work', 'field', 'takes', 'in', 'out', 'verifies', 'quality', 'guardrails', 'learnsFrom'],
  ...['stakes', 'wall', 'because', 'batch', 'runs', 'accepts'],
] as const;
export const VERIFY_OPTIONS = ['against', 'by', 'takes', 'sample', 'catches'] as const;
export const HANDOFF_OPTIONS = ['share', 'when', 'via', 'carrying', 'wait', 'because'] as const;

export function constructsOf(model: ChainModel): ReadonlySet<string> {
  const keys: Keys = [
    ...model.imports.map(({ path }) => `import ${path.startsWith('../') ? '../' : './'}`),
    ...model.fields.map(({ title }) => `field ${title ? 'titled' : 'plain'}`),
    ...model.documents.map(({ title }) => `document ${title ? 'titled' : 'plain'}`),
    ...model.hours.flatMap(({ zone, openings }) => [
      zone === undefined ? 'hours local' : 'hours in zone',
      openings.length > 2 && 'hours several spans',
      openings.some(({ open, close }) => close <= open) && 'hours overnight',
    ]),
    ...model.pools.flatMap((pool) => [...ofPool(pool)]),
    ...model.chains.flatMap((chain) => [...ofChain(chain)]),
    ...model.scenarios.flatMap((scenario) => [...ofScenario(scenario)]),
  ];
  return new Set([...keys].filter((key) => typeof key === 'string'));
}

function* ofPool(pool: Pool): Keys {
  yield* present(pool.kind, pool, POOL_PROPERTIES);
  for (const { level } of pool.knows) yield `knows ${level}`;
  if (pool.costs) yield `costs per ${pool.costs.value.per}`;
}

function* ofChain(chain: Chain): Keys {
  yield* present('chain', chain, CHAIN_PROPERTIES);
  if (chain.because) yield `because ${chain.because.reason}`;
  if (chain.demand) yield `rate ${chain.demand.rate.per}`;
  if (chain.demand?.during) yield 'demand during';
  for (const accept of chain.accepts) yield* present('accept', accept, ['because', 'until']);
  for (const goal of chain.goals) {
    yield `goal ${goal.figure}`;
    yield `comparison ${goal.comparison}`;
    if (goal.percentile !== undefined) yield 'goal for';
  }
  for (const node of chain.nodes) yield* ofNode(node);
  for (const handoff of chain.handoffs) yield* ofHandoff(handoff);
}

function* ofNode(node: Node): Keys {
  yield `node ${node.kind}`;
  yield* present(node.kind, node, node.kind === 'start' ? ['share', 'channels'] : WORK_PROPERTIES);
  if (node.channels.some(({ share }) => share !== undefined)) yield 'channel share';
  if (node.channels.some(({ share }) => share === undefined)) yield 'channel alone';
  if (node.by?.with) yield 'by with';
  if (node.work) yield `work ${node.work.value}`;
  if (node.stakes) yield `stakes ${node.stakes.value}`;
  if (node.wall) yield `wall ${node.wall.value}`;
  if (node.batch) yield `batch ${node.batch.kind}`;
  if (node.batch?.because) yield `because ${node.batch.because.reason}`;
  if (node.batch?.kind === 'interval') yield unit(node.batch.every);
  if (node.because) yield `because ${node.because.reason}`;
  if (node.because?.text === undefined && node.because) yield 'because alone';
  for (const from of node.learnsFrom) yield from.name.includes('.') ? 'learns from CHAIN.NODE' : 'learns from NODE';
  for (const accept of node.accepts) yield* present('accept', accept, ['because', 'until']);
  if (node.takes) yield* times(node.takes);
  for (const verify of node.verifies) {
    yield* present('verify', verify, VERIFY_OPTIONS);
    if (verify.takes) yield* times(verify.takes);
  }
}

function* ofHandoff(handoff: Handoff): Keys {
  yield* present('handoff', handoff, HANDOFF_OPTIONS);
  if (handoff.to.length > 1) yield 'fork';
  if (handoff.from.length > 1) yield 'join';
  if (handoff.when?.value === 'otherwise') yield 'when otherwise';
  if (handoff.via) yield `via ${handoff.via.value}`;
  if (handoff.because) yield `because ${handoff.because.reason}`;
  if (handoff.on) yield `on ${handoff.on.kind}`;
  if (handoff.wait) yield* times(handoff.wait);
}

function* ofScenario(scenario: Scenario): Keys {
  for (const overrule of scenario.overrules) yield `scenario ${overrule.kind}`;
}

function* times(takes: Takes): Keys {
  yield `takes ${takes.shape}`;
  for (const duration of durationsOf(takes)) yield unit(duration);
}

const unit = (duration: Duration) => `unit ${duration.unit}`;
