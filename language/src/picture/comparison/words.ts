/** What changed, short enough to stand in a picture: both values. */
import type { Change } from '../../diff/index.ts';

const LONGEST = 36;
const MOST = 3;
/** Which the picture shows by itself, or has no room for. */
const ELSEWHERE = new Set(['doc']);

/** Lines under the title of a node, or at the head of a lane. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  const lines = changes.flatMap(({ op, was, property, before, after }): readonly string[] => {
    if (op === 'renamed') return [`was called ${cut(was ?? '')}`];
    if (op !== 'changed' || (property !== undefined && ELSEWHERE.has(property))) return [];
    return [`${property === undefined ? '' : `${property} `}${cut(before ?? 'none')} → ${cut(after ?? 'none')}`];
  });
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST - 1), `and ${lines.length - MOST + 1} more changes`];
}

function cut(text: string): string {
  const chars = [...text];
  return chars.length <= LONGEST ? text : `${chars.slice(0, LONGEST - 1).join('')}…`;
}
