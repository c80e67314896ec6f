/** Which chains hold text that could not be read: what is told of them may not be all. */
import type { Chain, Finding } from '../model/index.ts';
import { fileOf } from './match/paths.ts';

export type Torn = (chain: Chain) => boolean;

/** @param findings of the whole side: a line that fits nothing is in no model, and only its finding tells of it */
export function tornIn(findings: readonly Finding[]): Torn {
  const broken = Map.groupBy(
    findings.filter(({ rule }) => rule === 'syntax'),
    ({ file }) => file,
  );
  return ({ id, extent, unreadable, nodes, handoffs }) =>
    unreadable.length > 0 ||
    [...nodes, ...handoffs].some((one) => one.unreadable.length > 0) ||
    (broken.get(fileOf(id)) ?? []).some(
      ({ range }) => range.start.line >= extent.start.line && range.start.line <= extent.end.line,
    );
}
