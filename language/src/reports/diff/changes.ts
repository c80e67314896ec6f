/** The changes of a chain, or of what no chain uses, by their level. */
import type { Change } from '../../diff/index.ts';
import type { Block, Item } from '../document/index.ts';
import { changeText, LEVEL_TITLES, LEVELS, signOf } from './words.ts';

/** Lists by level, the deepest first. @param most of each list, cut in the middle */
export function changeBlocks(changes: readonly Change[], most: number): readonly Block[] {
  return LEVELS.flatMap((level): readonly Block[] => {
    const items = changes.filter((one) => one.level === level && one.what !== 'accept').map(itemOf);
    return items.length === 0 ? [] : [{ kind: 'list', title: LEVEL_TITLES[level], items: cutInMiddle(items, most) }];
  });
}

/** What the team lives with: accepts that came, went or say something else. */
export function acceptsBlock(changes: readonly Change[], most: number): readonly Block[] {
  const items = changes.filter(({ what }) => what === 'accept').map(itemOf);
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Accepted findings', items: cutInMiddle(items, most) }];
}

function itemOf(change: Change): Item {
  return { sign: signOf(change), text: changeText(change) };
}

/** What stands first and last is what people look for; how many there are between is said. */
export function cutInMiddle(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const head = Math.ceil(most / 2);
  const tail = Math.floor(most / 2);
  const left = items.length - head - tail;
  const rest: Item = { sign: { text: '…', tone: 'faint' }, text: `and ${left} more` };
  return [...items.slice(0, head), rest, ...(tail > 0 ? items.slice(-tail) : [])];
}
