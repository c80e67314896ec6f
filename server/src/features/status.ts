/** The chain under the cursor in a few words: who limits it and how busy they are, or what is missing to say so. */
import { type ChainFigures, isApproximate, isFull, poolsAround, sayLoad } from '@chainwright/language/flow';
import { type Chain, type Position, sayAbout, sayDuration, sayRate, titleOf } from '@chainwright/language/model';
import type { Figured } from '../figures.ts';
import type { Project } from '../project.ts';
import type { StatusAnswer } from '../protocol.ts';

/** Where the text stands now, with the figures of a moment ago. */
export function statusAt(project: Project, figured: Figured, uri: string, at: Position): StatusAnswer {
  const chains = project.model(uri)?.chains ?? [];
  const chain = chains.find((one) => covers(one, at)) ?? (chains.length === 1 ? chains[0] : undefined);
  const figures = chain && figured.figures.chains.get(chain.id);
  return chain === undefined || figures === undefined ? null : textOf(figured, chain, figures);
}

function covers({ extent: { start, end } }: Chain, { line }: Position): boolean {
  return start.line <= line && line <= end.line;
}

function textOf({ workspace }: Figured, chain: Chain, figures: ChainFigures): StatusAnswer {
  const title = titleOf(chain);
  const pool = figures.bottleneck === null ? undefined : workspace.pools.get(figures.bottleneck);
  const own = pool && poolsAround(workspace, chain).get(pool.id);
  if (pool !== undefined && own !== undefined && own.load !== null) {
    const text = isFull(own) ? `${titleOf(pool)} overloaded` : `${titleOf(pool)} ${sayLoad(own)}`;
    return { text, details: [`${title}: limited by ${titleOf(pool)}`, ...detailsOf(figures)] };
  }
  const facts = [...new Set(figures.missing.flatMap((one) => one.facts))];
  if (facts.length === 0 || figures.demandPerDay === null) return { text: title, details: detailsOf(figures) };
  const rest = facts.length === 1 ? '' : ` and ${facts.length - 1} more`;
  return { text: `${title} needs ${facts[0]}${rest}`, details: facts.map((fact) => `${title} needs ${fact}`) };
}

function detailsOf(figures: ChainFigures): string[] {
  const { leadTimeSeconds, ceilingPerDay, demandPerDay } = figures;
  const details: string[] = [];
  if (demandPerDay !== null) details.push(`demand ${sayRate(demandPerDay)}`);
  if (ceilingPerDay !== null) {
    details.push(`ceiling ${sayAbout(sayRate(ceilingPerDay), isApproximate(figures, 'ceilingPerDay'))}`);
  }
  if (leadTimeSeconds !== null) {
    details.push(`lead time ${sayAbout(sayDuration(leadTimeSeconds), isApproximate(figures, 'leadTimeSeconds'))}`);
  }
  return details;
}
