/** Tells of whatever has no words of its own. */
import type { Change } from '../comparison.ts';
import { changedTo, type Told } from './told.ts';

export function renames(changes: readonly Change[]): Told | undefined {
  // A new name is the main change only where nothing but words changed.
  if (changes.some(({ op, property }) => op !== 'renamed' && property !== 'title')) return undefined;
  const [first] = changes.filter(({ op }) => op === 'renamed');
  return first && { text: `${first.was} is called ${first.name} now`, tells: new Set([first]) };
}

export function anything(changes: readonly Change[]): Told | undefined {
  const [first] = changes.filter(({ op }) => op !== 'renamed');
  return first && { text: tellOne(first), tells: new Set([first]) };
}

function tellOne(change: Change): string {
  const { op, what, name, property = '', before, after, within } = change;
  const at = within === undefined ? '' : ` at ${within}`;
  if (what === 'accept') {
    if (op === 'changed') return `what is accepted of ${name}${at} changes`;
    return `${name} is ${op === 'added' ? 'accepted' : 'no longer accepted'}${at}`;
  }
  if (what === 'goal') {
    if (op === 'changed') return `the goal is ${after} instead of ${before}`;
    return `the ${op === 'added' ? `goal ${after?.slice('goal '.length)} is added` : `goal ${before?.slice('goal '.length)} is dropped`}`;
  }
  if (op !== 'changed') return `the ${what} ${name} is ${op === 'added' ? 'added' : 'dropped'}`;
  if (property === 'title') return `${name} has another title`;
  if (property === 'via')
    return after === undefined ? `${name} no longer goes via ${before}` : `${name} goes via ${changedTo(change)}`;
  const verb = VERBS.get(property);
  if (verb !== undefined && after !== undefined) return `${name} ${verb} ${changedTo(change)}`;
  const said = property === 'because' ? 'reason' : property;
  if (isShort(before) && isShort(after)) return `the ${said} of ${name} is ${changedTo(change)}`;
  return `the ${said} of ${name} ${property === 'hours' ? 'change' : 'changes'}`;
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['in', 'reads'],
  ['out', 'writes'],
  ['learns from', 'learns from'],
  ['runs', 'runs'],
  ['works', 'works'],
]);

const LONG = 40;
const isShort = (text = '') => text.length <= LONG;
