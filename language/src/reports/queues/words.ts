/** Figures in words: the same ones in every section. */
import {
  type Id,
  isHuman,
  isSame,
  sayDuration,
  sayNumber,
  sayShare,
  titleOf,
  type Workspace,
} from '../../model/index.ts';
import type { Cell } from '../document/index.ts';

// Said by others too.
export { figureName } from '../../flow/index.ts';
export { isSame, listed, sayCost } from '../../model/index.ts';

export const UNKNOWN: Cell = { text: '–', tone: 'faint' };
export const SAME: Cell = { text: 'same', tone: 'faint' };
/** Of a time that has no end, because a line grows. */
export const GROWS: Cell = { text: 'grows', tone: 'error' };

export function poolTitle(workspace: Workspace, id: Id): string {
  const pool = workspace.pools.get(id);
  return pool === undefined ? id : titleOf(pool);
}

/** `Liability counsel, one person`, `Claims handler × 4`. */
export function poolWithSize(workspace: Workspace, id: Id, servers: number | null): string {
  const title = poolTitle(workspace, id);
  if (servers === null) return title;
  if (servers > 1) return `${title} × ${sayNumber(servers)}`;
  return isHuman(workspace.pools.get(id)) ? `${title}, one person` : title;
}

export function nodeTitle(workspace: Workspace, id: Id): string {
  const node = workspace.nodes.get(id);
  return node === undefined ? id : titleOf(node);
}

export function dayOf(open: boolean): string {
  return open ? 'an open day' : 'a day';
}

/** Less is a number without a meaning. */
const SHORTEST = 0.0005;

export function durationOr(seconds: number | null): Cell {
  return seconds === null ? UNKNOWN : { text: sayDuration(seconds < SHORTEST ? 0 : seconds) };
}

/** A share of a whole: what is hardly any of it reads as such. */
export function sayPart(share: number): string {
  return share > 0 && share < 0.00095 ? '<0.1%' : sayShare(share);
}

/** `−12%`, `+3.5%`; undefined where it is the same, or nothing can be said. */
function change(from: number | null, to: number | null): string | undefined {
  if (from === null || to === null || from === 0 || isSame(from, to)) return undefined;
  const by = to / from - 1;
  return `${by < 0 ? '−' : '+'}${sayShare(Math.abs(by))}`;
}

/** `2.1 h (−52%)`, `same`. */
export function beside(from: number | null, to: number | null, say: (value: number) => string): Cell {
  if (to === null) return UNKNOWN;
  if (from !== null && isSame(from, to)) return SAME;
  const by = change(from, to);
  return { text: by === undefined ? say(to) : `${say(to)} (${by})` };
}

/** The first few of names, and how many there are besides. */
export function few(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return rest > 1 ? `${names.slice(0, most).join(', ')} and ${sayNumber(rest)} more` : names.join(', ');
}
