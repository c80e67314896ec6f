/** What rules may build on of the figures: nothing that stands on text which could not be read, or on names that mean nothing. */
import { type PoolFigures, poolsAround, weekOf } from '../../flow/index.ts';
import { type Chain, type Node, type Pool, poolOf, type Range, type Ref } from '../../model/index.ts';
import type { RuleContext } from '../rule.ts';
import { isUnreadable } from './chains.ts';
import { within } from './graph.ts';
import { fileOf, runsOf } from './work.ts';

type Unreadable = RuleContext['unreadable'];

const pools = new WeakMap<Unreadable, WeakMap<PoolFigures, boolean>>();

/** Could all be read of a pool, and of the chains that ask for it? */
export function isReadablePool(pool: Pool, figures: PoolFigures, context: RuleContext): boolean {
  const answers = pools.get(context.unreadable) ?? new WeakMap<PoolFigures, boolean>();
  pools.set(context.unreadable, answers);
  const answer = answers.get(figures) ?? isReadableHere(pool, figures, context);
  answers.set(figures, answer);
  return answer;
}

function isReadableHere(pool: Pool, { chains }: PoolFigures, context: RuleContext): boolean {
  if (isUnreadable(pool, 'people', 'parallel', 'works') || isUnknown(pool.works)) return false;
  if (isNeverOpen(pool, context)) return false;
  if (placesIn(fileOf(pool.id), context).some((place) => within(place, pool.extent))) return false;
  return chains.every((id) => {
    const chain = context.workspace.chains.get(id);
    return chain !== undefined && isReadable(chain, context);
  });
}

/** Hours of which nothing could be read, or that cannot be. */
function isNeverOpen({ works }: Pool, { workspace }: RuleContext): boolean {
  const hours = works?.id === undefined ? undefined : workspace.hours.get(works.id);
  return hours !== undefined && weekOf(hours).openSeconds === 0;
}

type Answers = Map<Chain, boolean>;

const readable = new WeakMap<Unreadable, Answers>();

/** Could all be read of a chain that its figures stand on, and of what it runs? */
export function isReadable(chain: Chain, context: RuleContext): boolean {
  const answers: Answers = readable.get(context.unreadable) ?? new Map();
  readable.set(context.unreadable, answers);
  const known = answers.get(chain);
  if (known !== undefined) return known;
  // Chains that run each other in a circle ask each other once.
  answers.set(chain, true);
  const subs = [...runsOf(chain)].map(({ runs }) =>
    runs.id === undefined ? undefined : context.workspace.chains.get(runs.id),
  );
  const answer = isReadableItself(chain, context) && subs.every((sub) => sub !== undefined && isReadable(sub, context));
  answers.set(chain, answer);
  return answer;
}

function isReadableItself(chain: Chain, context: RuleContext): boolean {
  return (
    !isTornApart(chain, context) &&
    !isUnreadable(chain, 'demand') &&
    !isUnknown(chain.demand?.during) &&
    chain.nodes.every(({ unreadable }) => unreadable.length === 0) &&
    chain.handoffs.every(({ from, to, unreadable }) => unreadable.length === 0 && areKnown(from) && areKnown(to))
  );
}

/** What could not be read and stands in no chain may be a piece of any of the file's. */
function isTornApart(chain: Chain, context: RuleContext): boolean {
  const file = fileOf(chain.id);
  const places = placesIn(file, context);
  if (places.length === 0) return false;
  const chains = context.workspace.models.find((model) => model.file === file)?.chains ?? [];
  return places.some((place) => within(place, chain.extent) || !chains.some(({ extent }) => within(place, extent)));
}

function placesIn(file: string, { unreadable }: RuleContext): readonly Range[] {
  return unreadable.get(file) ?? [];
}

function isUnknown(ref: Ref | undefined): boolean {
  return ref !== undefined && ref.id === undefined;
}

function areKnown(refs: readonly Ref[]): boolean {
  return refs.length > 0 && !refs.some(isUnknown);
}

/** Can all figures of a chain be built on: its own text, and that of all who share its people? */
export function isSound(chain: Chain, context: RuleContext): boolean {
  if (!isReadable(chain, context)) return false;
  const around = poolsAround(context.workspace, chain);
  return [...visitedBy(chain, context)].every((ref) => {
    const pool = poolOf(context.workspace, ref);
    const figures = pool && around.get(pool.id);
    return pool !== undefined && (figures === undefined || isReadablePool(pool, figures, context));
  });
}

/** The pools that cases of a chain come to, in what it runs as well. */
function visitedBy(chain: Chain, { workspace }: RuleContext): ReadonlySet<Ref> {
  const visited = new Set<Ref>();
  const chains = new Set([chain]);
  // A set grows while it is walked: it is its own queue.
  for (const one of chains) {
    for (const node of one.nodes) for (const ref of performersOf(node)) visited.add(ref);
    for (const { runs } of runsOf(one)) {
      const sub = runs.id === undefined ? undefined : workspace.chains.get(runs.id);
      if (sub !== undefined) chains.add(sub);
    }
  }
  return visited;
}

function performersOf(node: Node): readonly Ref[] {
  return [node.by?.pool, ...node.verifies.map(({ by }) => by)].filter((ref) => ref !== undefined);
}
