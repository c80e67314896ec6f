/** Tells of what is done otherwise: by whom, how long, how often. */
import { distributionOf, momentsOf } from '../../flow/index.ts';
import { durationsOf, type Id, type Node, perDay, type Takes } from '../../model/index.ts';
import type { ChainDifference } from '../changes/structure.ts';
import type { Change } from '../comparison.ts';
import { changedOne, changedTo, type Told } from './told.ts';
import { sayFactor, someOf } from './words.ts';

export function kinds(changes: readonly Change[]): Told | undefined {
  return changedOne(
    changes,
    'node',
    'kind',
    ({ name, before, after }) => `${name} is a ${after} instead of a ${before}`,
  );
}

export function batches(changes: readonly Change[]): Told | undefined {
  return changedOne(changes, 'node', 'batch', ({ name, before, after }) => {
    const said = (batch: string) => {
      const size = batch.replace(/ because .*$/, '');
      return size.startsWith('every') ? `in a batch ${size}` : `in batches of ${size}`;
    };
    if (after === undefined) return `${name} is no longer done ${said(before ?? '')}`;
    return `${name} is done ${said(after)}${before === undefined ? '' : ` instead of ${said(before)}`}`;
  });
}

export function shares(changes: readonly Change[]): Told | undefined {
  const shifted = changes.filter(
    ({ what, property }) => what === 'handoff' && (property === 'share' || property === 'on'),
  );
  const [first] = shifted;
  if (first === undefined) return undefined;
  // Where one of several ways takes more, the others take less.
  const from = ({ name }: Change) => name.split(' -> ')[0];
  return {
    text: `${first.name} has ${changedTo(first)}`,
    tells: new Set(shifted.filter((one) => from(one) === from(first))),
  };
}

export function performers(changes: readonly Change[]): Told | undefined {
  const changed = changes.filter(({ what, property }) => what === 'node' && property === 'by');
  const groups = Map.groupBy(changed, ({ before, after }) => `${before} ${after}`);
  const [most] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const [first] = most ?? [];
  if (most === undefined || first === undefined) return undefined;
  const are = `${someOf(most.map(({ name }) => name))} ${most.length === 1 ? 'is' : 'are'}`;
  const text =
    first.after === undefined
      ? `${are} done by nobody that is named`
      : `${are} done by ${first.after}${first.before === undefined ? '' : ` instead of ${first.before}`}`;
  return { text, tells: new Set(most) };
}

export function sizes(changes: readonly Change[]): Told | undefined {
  return (
    changedOne(changes, 'pool', 'people', (one) => `${one.name} has ${changedTo(one, 'people')}`) ??
    changedOne(changes, 'pool', 'parallel', (one) => `${one.name} does ${changedTo(one, 'at a time')}`)
  );
}

export function durations(changes: readonly Change[], { base, head }: ChainDifference): Told | undefined {
  const before = nodesOf(base);
  const after = nodesOf(head);
  const changed = changes
    .filter(({ what, property }) => what === 'node' && property === 'takes')
    .map((change) => {
      const [was, is] = [before.get(change.ids.base ?? ''), after.get(change.ids.head ?? '')];
      return { change, factor: factorBetween(was?.takes, is?.takes) };
    })
    .toSorted((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
  const [most] = changed;
  if (most === undefined) return undefined;
  const { change, factor } = most;
  const isWait = after.get(change.ids.head ?? '')?.kind === 'wait';
  const faster = isWait ? { twice: 'half as long', more: 'shorter' } : { twice: 'twice as fast', more: 'faster' };
  const slower = isWait ? { twice: 'twice as long', more: 'longer' } : { twice: 'half as fast', more: 'slower' };
  const by = factor < 1 ? sayFactor(1 / factor, faster) : sayFactor(factor, slower);
  const takes =
    change.after === undefined
      ? `how long ${change.name} takes is no longer said`
      : `${change.name} takes ${changedTo(change)}`;
  const text = by === undefined ? takes : `${change.name} is ${by}`;
  return { text, tells: new Set([change]) };
}

function nodesOf(chain: ChainDifference['base']): ReadonlyMap<Id, Node> {
  return new Map((chain?.nodes ?? []).map((node) => [node.id, node]));
}

/** How many times as long it takes; 1 where that cannot be said. */
function factorBetween(before: Takes | undefined, after: Takes | undefined): number {
  const [was, is] = [meanOf(before), meanOf(after)];
  return was !== undefined && is !== undefined && was > 0 && is > 0 ? is / was : 1;
}

/** Of what is said in working days it depends on the hours. */
function meanOf(takes: Takes | undefined): number | undefined {
  if (takes === undefined || durationsOf(takes).some(({ unit }) => unit === 'wd')) return undefined;
  const distribution = distributionOf(takes, 1);
  return distribution && momentsOf(distribution).mean;
}

export function demands(changes: readonly Change[], { base, head }: ChainDifference): Told | undefined {
  return changedOne(changes, 'chain', 'demand', (change) => {
    const [was, is] = [base?.demand, head?.demand];
    const isComparable = was?.rate.per === is?.rate.per || (was?.during === undefined && is?.during === undefined);
    const isAtOneTime = change.before?.split(' during ')[1] === change.after?.split(' during ')[1];
    const hours = (one: Change): Change => (isAtOneTime ? withoutHours(one) : one);
    const factor = was !== undefined && is !== undefined && isComparable ? perDay(is.rate) / perDay(was.rate) : 1;
    if (Math.abs(factor - 2) < 0.02) return `demand doubles to ${hours(change).after}`;
    if (Math.abs(factor - 0.5) < 0.005) return `demand falls by half to ${hours(change).after}`;
    return `demand is ${changedTo(hours(change))}`;
  });
}

/** Where they are the same they say nothing. */
function withoutHours({ before = '', after = '', ...change }: Change): Change {
  const rate = (demand: string) => demand.split(' during ')[0] ?? '';
  return { ...change, before: rate(before), after: rate(after) };
}
