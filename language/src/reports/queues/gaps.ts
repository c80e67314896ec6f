/** What is missing and what is approximate, grouped by what people can do about it. */
import type { Workspace } from '../../model/index.ts';
import type { Block, DocumentOptions } from './document.ts';
import { placeOfFact } from './facts.ts';
import type { Standing } from './view.ts';
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

/** Which figures are approximate, by the reason. */
export function approximateBlock({ workspace, figures, pools }: Standing): readonly Block[] {
  const byReason = new Map<string, string[]>();
  const note = (reason: string, figure: string) => byReason.set(reason, [...(byReason.get(reason) ?? []), figure]);
  for (const { figure, reason } of figures.approximate) note(titled(reason, workspace, pools), figureName(figure));
  for (const { pool, servers, waitSeconds, approximate } of pools)
    for (const { figure, reason } of approximate)
      if (figure === 'waitSeconds' && servers !== null && (waitSeconds ?? 0) >= 1)
        note(titled(reason, workspace, pools), `wait for ${poolTitle(workspace, pool)}`);
  if (byReason.size === 0) return [];
  const items = [...byReason].map(([reason, some]) => ({ text: `${listed([...new Set(some)])}: ${reason}` }));
  return [{ kind: 'list', title: 'Approximate', items, detail: true }];
}

/** Reasons name pools as the text does; people know their titles. */
function titled(reason: string, workspace: Workspace, pools: Standing['pools']): string {
  const titles = new Map(pools.map(({ pool, name }) => [name, poolTitle(workspace, pool)]));
  return reason.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => titles.get(word) ?? word);
}
