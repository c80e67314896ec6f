/** The nodes of a chain. */
import { type Node, writtenNode, writtenStart } from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import type { CommonWriting, Matching } from '../match/matching.ts';
import { acceptChanges } from './accepts.ts';
import { checkChanges } from './checks.ts';
import { nodeText, ownProperties } from './declarations.ts';
import { type Level, nodeLevel, propertyLevel } from './levels.ts';
import { alike, keyed, type Property, type PropertyChange, propertyChanges, titleProperty } from './properties.ts';
import { addedOf, changedOf, removedOf, renamedOf, subjectOf } from './subject.ts';

/** In the order of the head, then what is gone. */
export function nodeChanges(
  base: readonly Node[],
  head: readonly Node[],
  {
    within,
    matching,
    writing,
  }: { readonly within: string; readonly matching: Matching; readonly writing: CommonWriting },
): readonly Change[] {
  const before = new Map(base.map((node) => [node.id, node]));
  const changes = head.flatMap((node) => {
    const id = matching.baseOf(node.id);
    const was = id === undefined ? undefined : before.get(id);
    const subject = subjectOf('node', { base: was, head: node }, within);
    if (was === undefined)
      return [
        addedOf(subject, nodeText(node), { level: nodeLevel(node.kind), range: node.place }),
        ...acceptsOf(undefined, node, within),
      ];
    const renamed = was.name === node.name ? [] : [renamedOf(subject, was.name, node.place)];
    const changed = changesBetween(was, node, writing).map(([change, level]) => changedOf(subject, change, level));
    return [...renamed, ...changed, ...acceptsOf(was, node, within)];
  });
  const gone = base.filter(({ id }) => matching.headOf(id) === undefined);
  return [
    ...changes,
    ...gone.flatMap((node) => [
      removedOf(subjectOf('node', { base: node, head: undefined }, within), nodeText(node), {
        level: nodeLevel(node.kind),
        range: node.place,
      }),
      ...acceptsOf(node, undefined, within),
    ]),
  ];
}

function acceptsOf(base: Node | undefined, head: Node | undefined, chain: string): readonly Change[] {
  const within = `${chain}.${head?.name ?? base?.name ?? ''}`;
  return acceptChanges(
    { accepts: base?.accepts ?? [], thing: base },
    { accepts: head?.accepts ?? [], thing: head },
    within,
  );
}

function changesBetween(base: Node, head: Node, writing: CommonWriting): readonly (readonly [PropertyChange, Level])[] {
  const unreadable = [...base.unreadable, ...head.unreadable];
  const properties = propertyChanges(propertiesOf(base, writing.base), propertiesOf(head, writing.head), unreadable);
  const checks = unreadable.includes('verify') ? [] : checkChanges(base.verifies, head.verifies, writing);
  return [
    ...properties.map((one) => [one, levelOf(one, base, head)] as const),
    ...checks.map((one) => [one, one.level] as const),
  ];
}

function propertiesOf(node: Node, writing: CommonWriting['base']): readonly Property[] {
  const written = (one: Node, as?: CommonWriting['base']) =>
    [...writtenStart(one, as), ...ownProperties(writtenNode(one, as))].filter(({ word }) => word !== 'verify');
  return [
    ...titleProperty(node),
    alike({ word: 'kind', text: node.kind, place: node.place }),
    ...keyed(written(node), written(node, writing)),
  ];
}

/** Why cases are collected is no other flow. */
function levelOf({ property }: PropertyChange, base: Node, head: Node): Level {
  if (property === 'batch' && sizeOf(base) === sizeOf(head)) return 'task';
  return propertyLevel('node', property);
}

function sizeOf({ batch }: Node): string {
  if (batch === undefined) return '';
  return batch.kind === 'count' ? `${batch.size}` : `every ${batch.every.value}${batch.every.unit}`;
}
