/**
 * How deep a change goes. A task: a link is done by another, faster, otherwise. A workflow: links hand over otherwise. A
 * process: the chain is designed anew. What stands in no table is of the task.
 */
import type { NodeKind } from '../../model/index.ts';
import { CHANGE_LEVELS, type Change, type ChangeLevel } from '../comparison.ts';

export type Level = Change['level'];

const OF_NODES: Readonly<Record<string, Level>> = {
  kind: 'process',
  runs: 'process',
  share: 'workflow',
  from: 'workflow',
  batch: 'workflow',
  'order of checks': 'workflow',
};

const OF_CHAINS: Readonly<Record<string, Level>> = { redesigns: 'process' };

/** Why something is there changes nothing about it. */
const OF_HANDOFFS: Readonly<Record<string, Level>> = { because: 'task' };

/** Of a property that changed. */
export function propertyLevel(what: Change['what'], property: string): Level {
  switch (what) {
    case 'node':
      return levelIn(OF_NODES, property, 'task');
    case 'chain':
      return levelIn(OF_CHAINS, property, 'task');
    case 'handoff':
      return levelIn(OF_HANDOFFS, property, 'workflow');
    default:
      return 'task';
  }
}

function levelIn(levels: Readonly<Record<string, Level>>, property: string, otherwise: Level): Level {
  return (Object.hasOwn(levels, property) ? levels[property] : undefined) ?? otherwise;
}

/** Of a node that came or went. */
export function nodeLevel(kind: NodeKind): Level {
  return kind === 'wait' ? 'workflow' : 'process';
}

/** Of a declaration that came or went. */
export function declarationLevel(what: Change['what']): Level {
  return what === 'chain' ? 'process' : 'task';
}

export function highestOf(changes: readonly { readonly level: ChangeLevel }[]): ChangeLevel {
  let highest: ChangeLevel = 'none';
  for (const { level } of changes) highest = higher(highest, level);
  return highest;
}

export function higher(a: ChangeLevel, b: ChangeLevel): ChangeLevel {
  return CHANGE_LEVELS.indexOf(a) < CHANGE_LEVELS.indexOf(b) ? b : a;
}
