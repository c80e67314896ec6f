/** What is missing and what is approximate, grouped by what people can do about it. */
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

/** Which figures are approximate, by the reason; one that holds for several pools is said once. */
export function approximateBlock({ workspace, figures, pools }: Standing): readonly Block[] {
  const titles = new Map(pools.map(({ pool, name }) => [name, poolTitle(workspace, pool)]));
  const reasons = new Map<string, { readonly figures: Set<string>; readonly pools: Set<string> }>();
  const note = (reason: string, figure: string) => {
    const words = reason.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
    const own = words.find((word) => titles.has(word)) ?? '';
    const pattern = own === '' ? reason : reason.replaceAll(own, THEM);
    const known = reasons.get(pattern) ?? { figures: new Set(), pools: new Set() };
    reasons.set(pattern, known);
    known.figures.add(figure);
    known.pools.add(titles.get(own) ?? own);
  };
  for (const { figure, reason } of figures.approximate) note(reason, figureName(figure));
  for (const { pool, servers, waitSeconds, approximate } of pools)
    for (const { figure, reason } of approximate)
      if (figure === 'waitSeconds' && servers !== null && (waitSeconds ?? 0) >= 1)
        note(reason, `wait for ${poolTitle(workspace, pool)}`);
  if (reasons.size === 0) return [];
  const items = [...reasons].map(([pattern, one]) => ({
    text: `${listed([...one.figures])}: ${pattern.replaceAll(THEM, () => listed([...one.pools]))}`,
  }));
  return [{ kind: 'list', title: 'Approximate', items, detail: true }];
}

/** Stands for the names of pools; no text holds it. */
const THEM = '\u0000';
