/** What is missing and what is approximate, grouped by what people can do about it. */
import type { PoolFigures, Standing } from '../../flow/index.ts';
import { isHuman } from '../../model/index.ts';
import type { Block, DocumentOptions } from '../document/index.ts';
import { placeOfFact } from './facts.ts';
import { SHORTEST } from './limits.ts';
import { figureName, listed, poolTitle } from './words.ts';

/** Facts that figures of the chain wait for, each once. */
export function factsMissing({ figures }: Standing): readonly string[] {
  return [...new Set(figures.missing.flatMap(({ facts }) => facts))];
}

/** `takes of Fix (incident.chain:80)`. */
export function withPlaces(
  { workspace, chain }: Standing,
  facts: readonly string[],
  { pathOf }: DocumentOptions,
): readonly string[] {
  return facts.map((fact) => {
    const { file, line } = placeOfFact(workspace, chain, fact);
    return `${fact} (${pathOf(file)}:${line})`;
  });
}

/** One item for the facts without which the same figures cannot be had. */
export function missingBlock(standing: Standing, options: DocumentOptions): readonly Block[] {
  const byFigures = new Map<string, string[]>();
  for (const fact of factsMissing(standing)) {
    const figures = standing.figures.missing.flatMap(({ figure, facts }) =>
      facts.includes(fact) && figure !== 'demandPerDay' ? [figure] : [],
    );
    const names = listed(figures.map(figureName));
    byFigures.set(names, [...(byFigures.get(names) ?? []), fact]);
  }
  if (byFigures.size === 0) return [];
  const items = [...byFigures].map(([figures, facts]) => ({
    sign: { text: '•', tone: 'warning' as const },
    text: `${listed(withPlaces(standing, facts, options))}; without it: no ${figures.replace(' and ', ' or ')}`,
  }));
  return [{ kind: 'list', title: 'Missing', items }];
}

/** Why figures are approximate: the waits for people first, for those of a case add them up. */
export function approximateBlock(standing: Standing): readonly Block[] {
  const ofPools = poolReasons(standing);
  const reasons = new Map<string, string[]>();
  for (const { figure, reason } of standing.figures.approximate) {
    if (FOLLOWS.has(figure)) continue;
    const said = ofPools.length > 0 && standing.pools.some((pool) => isReasonOf(pool, reason)) ? ADDED_UP : reason;
    reasons.set(said, [...(reasons.get(said) ?? []), figureName(figure)]);
  }
  const items = [
    ...ofPools,
    ...[...reasons].map(([reason, names]) => `${listed(names.toSorted())}: ${titled(reason, standing)}`),
  ];
  return items.length === 0
    ? []
    : [{ kind: 'list', title: 'Approximate', items: items.map((text) => ({ text })), detail: true }];
}

const ADDED_UP = 'made of these waits';

/** They are approximate where the lead time is, and for its reason. */
const FOLLOWS: ReadonlySet<string> = new Set(['openLeadTimeSeconds', 'workInProgress', 'flowEfficiency']);

/** Whoever is waited for, once for all of whom the same is true. */
function poolReasons({ workspace, pools }: Standing): readonly string[] {
  const reasons = new Map<string, PoolFigures[]>();
  for (const pool of pools) {
    const { name, servers, waitSeconds, approximate } = pool;
    const reason = approximate.find(({ figure }) => figure === 'waitSeconds')?.reason;
    if (reason === undefined || servers === null || (waitSeconds ?? 0) < SHORTEST) continue;
    const pattern = withName(reason, name, THEM);
    reasons.set(pattern, [...(reasons.get(pattern) ?? []), pool]);
  }
  return [...reasons].map(([pattern, some]) => {
    const isOneMachine = some.every(({ pool }) => !isHuman(workspace.pools.get(pool))) && some.length === 1;
    const titles = listed(some.map(({ pool }) => poolTitle(workspace, pool)));
    return `wait for ${titles}: ${pattern.replaceAll(THEM, isOneMachine ? 'it' : 'them')}`;
  });
}

/** Stands for the name of a pool; no text holds it. */
const THEM = '\u0000';
const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

const isReasonOf = ({ approximate }: PoolFigures, reason: string) => approximate.some((one) => one.reason === reason);

function withName(reason: string, name: string, other: string): string {
  return reason.replaceAll(WORD, (word) => (word === name ? other : word));
}

/** Pools by their titles, as everywhere else. */
function titled(reason: string, { workspace, pools }: Standing): string {
  const own = pools.find((pool) => isReasonOf(pool, reason));
  return own === undefined ? reason : withName(reason, own.name, poolTitle(workspace, own.pool));
}
