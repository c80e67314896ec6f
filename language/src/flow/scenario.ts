/** A scenario as a workspace of its own: each line overrules one fact, everything else stays. */
import type { Chain, Handoff, Id, Node, Overrule, Pool, Ref, Scenario, Workspace } from '../model/index.ts';
import { analyse } from './analysis/index.ts';
import type { WorkspaceFigures } from './figures.ts';
import { claimOf, divide } from './network/index.ts';

export interface Applied {
  readonly workspace: Workspace;
  /** The chain that the scenario is about; absent when it names none. */
  readonly chain?: Id;
  /** What the scenario names and does not exist: its figures cannot be had. */
  readonly unknown: readonly string[];
}

export interface ScenarioFigures {
  readonly scenario: Scenario;
  /** The chain that it is about. */
  readonly chain?: Id;
  /** The workspace as it would have it, and its figures; absent when it names what does not exist. */
  readonly changed?: Workspace;
  readonly figures?: WorkspaceFigures;
  readonly unknown: readonly string[];
}

/** The figures of the workspace as a scenario would have it. */
export function analyseScenario(workspace: Workspace, scenario: Scenario): ScenarioFigures {
  const { workspace: changed, chain, unknown } = applyScenario(workspace, scenario);
  return {
    scenario,
    ...(chain !== undefined && { chain }),
    ...(unknown.length === 0 && { changed, figures: analyse(changed) }),
    unknown,
  };
}

type Loose<T> = { -readonly [K in keyof T]: T[K] };

/** The workspace as the scenario would have it. The scenario's own names are looked up in the chain and in the workspace. */
export function applyScenario(workspace: Workspace, scenario: Scenario): Applied {
  const chain = scenario.of.id === undefined ? undefined : workspace.chains.get(scenario.of.id);
  if (chain === undefined) return { workspace, unknown: [`chain ${scenario.of.name}`] };
  const draft = new Draft(workspace, chain);
  for (const overrule of scenario.overrules) draft.overrule(overrule);
  draft.overruleShares(scenario.overrules.flatMap((one) => (one.kind === 'share' ? [one] : [])));
  return { workspace: draft.workspace(), chain: chain.id, unknown: draft.unknown };
}

type ShareOverrule = Extract<Overrule, { readonly kind: 'share' }>;

class Draft {
  readonly unknown: string[] = [];
  readonly #workspace: Workspace;
  readonly #pools = new Map<Id, Pool>();
  readonly #nodes: Map<Id, Node>;
  readonly #chain: Loose<Chain>;

  constructor(workspace: Workspace, chain: Chain) {
    this.#workspace = workspace;
    this.#chain = { ...chain };
    this.#nodes = new Map(chain.nodes.map((node) => [node.id, node]));
  }

  /** All but shares, which need to be seen together. */
  overrule(one: Overrule): void {
    switch (one.kind) {
      case 'takes':
        this.#changeNode(one.node, { takes: one.takes });
        break;
      case 'by':
        this.#changeNode(one.node, { by: one.by });
        break;
      case 'quality':
        this.#changeNode(one.node, { quality: { value: one.quality, place: one.place } });
        break;
      case 'people':
        this.#changeServers(one.pool, one.people, one);
        break;
      case 'parallel':
        this.#changeServers(one.pool, one.parallel, one);
        break;
      case 'demand': {
        const { demand } = this.#chain;
        this.#chain.demand = { ...(demand ?? {}), rate: one.rate, place: one.place };
      }
    }
  }

  #changeNode(ref: Ref, facts: Partial<Node>): void {
    const node = ref.id === undefined ? undefined : this.#nodes.get(ref.id);
    if (node === undefined) this.unknown.push(`node ${ref.name}`);
    else this.#nodes.set(node.id, { ...node, ...facts });
  }

  /** One person of whom there are to be two becomes a role of two. */
  #changeServers(ref: Ref, count: number, { place }: Overrule): void {
    const pool = ref.id === undefined ? undefined : (this.#pools.get(ref.id) ?? this.#workspace.pools.get(ref.id));
    if (pool === undefined) {
      this.unknown.push(`pool ${ref.name}`);
      return;
    }
    const fact = { value: count, place };
    const human = pool.kind === 'role' || pool.kind === 'person';
    this.#pools.set(pool.id, human ? { ...pool, kind: 'role', people: fact } : { ...pool, parallel: fact });
  }

  /** The other alternatives of the node scale. */
  overruleShares(lines: readonly ShareOverrule[]): void {
    const fixed = new Map<Id, number>();
    for (const line of lines) {
      const handoff = this.#chain.handoffs.find((one) => matches(one.from, line.from) && matches(one.to, line.to));
      if (handoff === undefined) this.unknown.push(`handoff ${names(line.from)} -> ${names(line.to)}`);
      else fixed.set(handoff.id, line.share);
    }
    if (fixed.size === 0) return;
    const shares = new Map<Id, number>();
    for (const group of alternativesOf(this.#chain)) scale(group, fixed, shares);
    this.#chain.handoffs = this.#chain.handoffs.map((handoff) => {
      const { on } = handoff;
      const own = fixed.get(handoff.id);
      if (on?.kind === 'exception' && own !== undefined) return { ...handoff, on: { ...on, share: own } };
      const share = shares.get(handoff.id);
      return share === undefined ? handoff : { ...handoff, share: { value: share, place: handoff.place } };
    });
  }

  workspace(): Workspace {
    const chain = { ...this.#chain, nodes: this.#chain.nodes.map((node) => this.#nodes.get(node.id) ?? node) };
    const pools = new Map([...this.#workspace.pools].map(([id, pool]) => [id, this.#pools.get(id) ?? pool]));
    const models = this.#workspace.models.map((model) =>
      model.chains.some(({ id }) => id === chain.id) || model.pools.some(({ id }) => this.#pools.has(id))
        ? {
            ...model,
            chains: model.chains.map((one) => (one.id === chain.id ? chain : one)),
            pools: model.pools.map((pool) => this.#pools.get(pool.id) ?? pool),
          }
        : model,
    );
    const chains = new Map(this.#workspace.chains);
    chains.set(chain.id, chain);
    const nodes = new Map(this.#workspace.nodes);
    for (const node of chain.nodes) nodes.set(node.id, node);
    return { ...this.#workspace, models, pools, chains, nodes };
  }
}

const names = (refs: readonly Ref[]) => refs.map(({ name }) => name).join(' and ');

function matches(a: readonly Ref[], b: readonly Ref[]): boolean {
  const ids = new Set(b.map(({ id }) => id));
  return a.length === b.length && !ids.has(undefined) && a.every(({ id }) => ids.has(id));
}

/** The handoffs that share the cases of one node, or of the nodes of one join. */
function alternativesOf(chain: Chain): readonly (readonly Handoff[])[] {
  const groups = new Map<Id, Handoff[]>();
  for (const handoff of chain.handoffs) {
    if (handoff.on !== undefined) continue;
    for (const { id } of handoff.from) {
      if (id === undefined) continue;
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [handoff]);
      else group.push(handoff);
    }
  }
  return [...groups.values()];
}

function scale(group: readonly Handoff[], fixed: ReadonlyMap<Id, number>, shares: Map<Id, number>): void {
  if (!group.some(({ id }) => fixed.has(id))) return;
  const before = divide(group.map(claimOf)).shares;
  const others = group.reduce((sum, { id }, i) => sum + (fixed.has(id) ? 0 : (before[i] ?? 0)), 0);
  const taken = group.reduce((sum, { id }) => sum + (fixed.get(id) ?? 0), 0);
  const free = group.filter(({ id }) => !fixed.has(id)).length;
  const rest = Math.max(0, 1 - taken);
  for (const [i, { id }] of group.entries()) {
    const part = others > 0 ? (before[i] ?? 0) / others : 1 / free;
    shares.set(id, fixed.get(id) ?? rest * part);
  }
}
