/** Small words that messages are made of. */
import type { Named, Node, Pool, Related } from '../../model/index.ts';
import { titleOf } from '../../model/index.ts';

/** A thing by what people call it, in quotes. */
export function called(thing: Pick<Named, 'name' | 'title'>): string {
  return `“${titleOf(thing)}”`;
}

/** `a`, `a and b`, `a, b and c`; long lists are cut: `a, b, c and 4 more`. */
export function listed(items: readonly string[], word = 'and', most = 4): string {
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} ${word} ${items.length - most + 1} more`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** `2 steps`, `1 step`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** 0.125 -> `12.5%`; two digits after the point at most. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

/** A place that leads to a node. */
export function relatedNode(file: string, node: Node, message: string): Related {
  return { file, range: node.place, message };
}

/** A place that leads to the declaration of a pool: an `accept` there covers the finding too. */
export function relatedPool(pool: Pool): Related {
  const file = pool.id.slice(0, pool.id.lastIndexOf('#'));
  return { file, range: pool.place, message: `${called(pool)} is declared here` };
}

/** What somebody wrote, in quotes, cut where it gets long. */
export function quoted(text: string, most = 60): string {
  const letters = [...text];
  return `“${letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text}”`;
}
