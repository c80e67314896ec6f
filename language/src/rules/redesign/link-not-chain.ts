import { ceilingOf, distributionOf, momentsOf, weekOf, workingDaySeconds } from '../../flow/index.ts';
import {
  type Chain,
  type Handoff,
  type Id,
  type Node,
  poolOf,
  type Ref,
  sayNumber,
  sayShare,
  type Takes,
  type Verify,
  type Workspace,
} from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { atChain } from '../shared/chains.ts';
import { isFull, loadOf } from '../shared/loads.ts';
import { isReadable, isSound } from '../shared/readable.ts';
import { called, relatedPool } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import page from './link-not-chain.md';

/** A ceiling that rises by less has not moved. */
const MOVED = 1.05;
const TWICE = 2;
const ROUNDING = 1e-9;

export const linkNotChain: ProcessRule = {
  id: 'link-not-chain',
  group: 'redesign',
  severity: 'warning',
  summary: 'A redesign makes links faster, and the chain as a whole stays as it was.',
  asks: 'figures',
  page,
  *check(model, context) {
    for (const chain of model.chains) {
      const old = chain.redesigns?.id === undefined ? undefined : context.workspace.chains.get(chain.redesigns.id);
      if (old === undefined || old === chain || !isReadable(old, context) || !isReadable(chain, context)) continue;
      const related = [{ file: fileOf(old.id), range: old.place, message: `${called(old)} is what it redesigns` }];
      if (!isManned(old) || !isManned(chain)) continue;
      if (isSameChain(old, chain)) {
        yield {
          ...atChain(
            chain,
            `${called(chain)} changes only who does the steps of ${called(old)} and how fast: nodes, handoffs and checks are the same, so work waits where it waited. Redesign the chain: take out handoffs and steps that only carry, lead cases that need nobody past everybody, and check where the fault is made.`,
          ),
          related,
        };
        continue;
      }
      const stuck = stuckCeiling(old, chain, context);
      if (stuck === undefined) continue;
      yield {
        ...atChain(chain, stuck.message),
        related: [...related, ...(stuck.pool === undefined ? [] : [relatedPool(stuck.pool)])],
      };
    }
  },
};

/** The same nodes, the same handoffs with their shares, the same checks: ways of saying so in one text. */
function isSameChain(old: Chain, chain: Chain): boolean {
  return describe(old) === describe(chain);
}

/** Does every name of who works there mean somebody? */
function isManned({ nodes }: Chain): boolean {
  return nodes.every(({ by, verifies }) =>
    [by?.pool, by?.with, ...verifies.map((one) => one.by)].every((ref) => ref === undefined || ref.id !== undefined),
  );
}

const descriptions = new WeakMap<Chain, string>();

function describe(chain: Chain): string {
  const known =
    descriptions.get(chain) ??
    JSON.stringify([chain.nodes.map(nodeFacts).sort(), chain.handoffs.map(handoffFacts).sort()]);
  descriptions.set(chain, known);
  return known;
}

/** What makes a node another one, apart from who does it and how fast. */
function nodeFacts(node: Node): string {
  const { kind, name, share, runs, batch, verifies } = node;
  const collected = batch === undefined ? [] : [batch.kind, batch.kind === 'count' ? batch.size : batch.every];
  const passing = kind === 'wait' ? withoutPlace(node.takes) : undefined;
  return JSON.stringify([kind, name, share?.value, runs?.name, collected, passing, verifies.map(checkFacts).sort()]);
}

function checkFacts({ criterion, against, by, sample = 1, catches = 1 }: Verify): string {
  return JSON.stringify([criterion, namesOf(against), by?.name, sample, catches]);
}

function handoffFacts({ from, to, share, on, via, wait }: Handoff): string {
  const trigger = on && { ...on, place: undefined, ...(on.kind === 'end' && { end: on.end.name }) };
  return JSON.stringify([namesOf(from), namesOf(to), share?.value, trigger, via?.value, withoutPlace(wait)]);
}

const namesOf = (refs: readonly Ref[]) => refs.map(({ name }) => name).sort();
const withoutPlace = (takes: Takes | undefined) => takes && { ...takes, place: undefined };

/** A step became at least twice as fast, and the chain can take hardly more. Silent while a fact is missing. */
function stuckCeiling(old: Chain, chain: Chain, context: RuleContext) {
  const { workspace } = context;
  const faster = fasterStep(workspace, old, chain);
  if (faster === undefined || !isSound(old, context) || !isSound(chain, context)) return undefined;
  const [before, after] = [ceilingOf(workspace, old), ceilingOf(workspace, chain)];
  if (before === undefined || after === undefined || !Number.isFinite(before.perSecond) || before.perSecond <= 0)
    return undefined;
  const rise = after.perSecond / before.perSecond;
  if (!(rise < MOVED - ROUNDING)) return undefined;
  const load = loadOf(context, after.pool, chain);
  const name = after.pool === undefined ? undefined : workspace.pools.get(after.pool);
  const change =
    Math.abs(rise - 1) < 0.0005
      ? 'not one case more'
      : rise > 1
        ? `only ${sayShare(rise - 1)} more`
        : `${sayShare(1 - rise)} less`;
  const limit = name === undefined ? '' : `: ${called(name)} is full first`;
  return {
    message: `${called(faster.node)} is ${sayNumber(faster.times)} times as fast as in ${called(old)}, and the chain can take ${change}${limit}. A faster link is no faster chain: relieve ${name === undefined ? 'who is full first' : called(name)}, or lead cases past them.`,
    pool: load !== undefined && isFull(load) ? load.pool : name,
  };
}

/** The step of both chains that became fastest. */
function fasterStep(workspace: Workspace, old: Chain, chain: Chain) {
  const before = new Map(old.nodes.map((node) => [node.name, meanOf(workspace, node)]));
  let found: { readonly node: Node; readonly times: number } | undefined;
  for (const node of chain.nodes) {
    const [was, is] = [before.get(node.name), meanOf(workspace, node)];
    if (was === undefined || is === undefined || !(was > 0)) continue;
    const times = was / is;
    if (times >= TWICE - ROUNDING && times > (found?.times ?? 0)) found = { node, times };
  }
  return found;
}

/** Mean seconds of a step or decision. */
function meanOf(workspace: Workspace, { kind, takes, by }: Node): number | undefined {
  if ((kind !== 'step' && kind !== 'decision') || takes === undefined) return undefined;
  const works: Id | undefined = poolOf(workspace, by?.pool)?.works?.id;
  const hours = works === undefined ? undefined : workspace.hours.get(works);
  const time = distributionOf(takes, workingDaySeconds(hours && weekOf(hours)));
  return time && momentsOf(time).mean;
}
