/** How much of a case's time passes waiting at a node: what overlays, hints and views colour and sort by. */
import { sayAbout, sayShare } from '../model/index.ts';
import { isApproximate } from './approximate.ts';
import type { ChainFigures, NodeFigures, PoolFigures } from './figures.ts';

/** Seconds that a case waits at a node, its checks included; null: not known, or without end. */
export function waitPerCase({ visitsPerCase, waitSeconds, checks }: NodeFigures): number | null {
  let sum = waitSeconds === null ? null : visitsPerCase * waitSeconds;
  for (const check of checks) {
    sum = sum === null || check.waitSeconds === null ? null : sum + check.visitsPerCase * check.waitSeconds;
  }
  return sum;
}

/** Seconds of waiting and work of a case, added over all nodes, as far as they are known. */
export function timePerCase({ nodes }: ChainFigures): number {
  let sum = 0;
  for (const node of nodes) {
    sum += waitPerCase(node) ?? 0;
    sum += node.visitsPerCase * (node.touchSeconds ?? 0);
    for (const check of node.checks) sum += check.visitsPerCase * (check.touchSeconds ?? 0);
  }
  return sum;
}

/** `85%`, `about 85%`, `at least 85%`, `under 1%`; nothing where it is not known. */
export function sayLoad(figures: PoolFigures): string {
  const { load, atLeast } = figures;
  if (load === null) return '';
  if (load > 0 && load < 0.01 && !atLeast) return 'under 1%';
  return `${atLeast ? 'at least ' : ''}${sayAbout(sayShare(load), isApproximate(figures, 'load'))}`;
}

/** More is asked of it than it can do. */
export function isFull({ load }: { readonly load: number | null }): boolean {
  return load !== null && load >= 1;
}
