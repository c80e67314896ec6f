/**
 * Figures at the facts that make them: the load behind `people` and persons, the wait behind who keeps a case waiting.
 * Only where it matters; the rest is in the hover.
 */
import {
  type ChainFigures,
  isFull,
  isPoolWaitApproximate,
  isWaitApproximate,
  type NodeFigures,
  type PoolFigures,
  sayLoad,
  timePerCase,
} from '@chainwright/language/flow';
import { type Chain, type Node, type Pool, type Position, sayAbout, sayDuration } from '@chainwright/language/model';
import { type InlayHint, InlayHintKind, MarkupKind, type Range } from 'vscode-languageserver';
import type { Figured } from '../figures.ts';
import { poolsMet } from '../figures.ts';
import type { Project } from '../project.ts';
import type { Settings } from '../protocol.ts';
import { figuresText } from './figures-text.ts';

/** From this part of a case's time on a wait is worth a hint. */
const WORTH = 0.01;
/** Machines have room as a rule: only those that are half full are shown. */
const HALF = 0.5;

export function inlayHintsOf(
  project: Project,
  uri: string,
  { start, end }: Range,
  figured: Figured | undefined,
  { hints: wanted }: Settings,
): InlayHint[] {
  const model = project.model(uri);
  if (model === undefined || figured === undefined) return [];
  const hints = [
    ...(wanted.load ? model.pools.flatMap((pool) => loadHints(pool, figured)) : []),
    ...(wanted.wait ? model.chains.flatMap((chain) => waitHints(chain, figured)) : []),
  ];
  return hints.filter(({ position: { line } }) => line >= start.line && line <= end.line);
}

function loadHints(pool: Pool, figured: Figured): InlayHint[] {
  const figures = figured.figures.pools.get(pool.id);
  const load = figures?.load ?? 0;
  if (figures === undefined || load === 0) return [];
  const isMachine = pool.kind === 'agent' || pool.kind === 'system';
  if (isMachine && load < HALF) return [];
  const place = pool.kind === 'person' ? pool.place : (pool.people?.place ?? pool.parallel?.place);
  if (place === undefined) return [];
  const text = `load ${sayLoad(figures)}${isFull(figures) ? ', overloaded' : ''}`;
  return [hint(place.end, text, figuresText(figured, pool.id))];
}

function waitHints(chain: Chain, figured: Figured): InlayHint[] {
  const figures = figured.figures.chains.get(chain.id);
  if (figures === undefined) return [];
  const byId = new Map(figures.nodes.map((one) => [one.node, one]));
  const total = timePerCase(figures);
  const met = poolsMet(figured, chain.id);
  const grows = (pool: string | undefined) => {
    const found = pool === undefined ? undefined : met.get(pool);
    return found !== undefined && isFull(found);
  };
  return chain.nodes.flatMap((node) => {
    const own = byId.get(node.id);
    const places = own === undefined ? [] : waitsAt(node, own, figures, met);
    return places.flatMap(({ position, pool, visits, seconds, isAbout }): InlayHint[] => {
      if (visits === 0) return [];
      const text = seconds === null ? growing(grows(pool)) : worth(seconds, visits, total, isAbout);
      return text === undefined ? [] : [hint(position, text, figuresText(figured, node.id))];
    });
  });
}

interface Wait {
  readonly position: Position;
  readonly pool: string | undefined;
  readonly visits: number;
  readonly seconds: number | null;
  /** No formula gives it exactly. */
  readonly isAbout: boolean;
}

/** What passes in a `wait` is written there already. */
function waitsAt(
  node: Node,
  own: NodeFigures,
  chain: ChainFigures,
  pools: ReadonlyMap<string, PoolFigures>,
): readonly Wait[] {
  const waits: Wait[] = [];
  const place = node.by?.place ?? node.runs?.place;
  if (place !== undefined && node.kind !== 'wait') {
    const { visitsPerCase: visits, waitSeconds: seconds } = own;
    waits.push({
      position: place.end,
      pool: node.by?.pool.id,
      visits,
      seconds,
      isAbout: isWaitApproximate(node, chain, pools),
    });
  }
  for (const { check, pool, visitsPerCase: visits, waitSeconds: seconds } of own.checks) {
    const by = node.verifies[check]?.by;
    if (by === undefined) continue;
    waits.push({ position: by.place.end, pool, visits, seconds, isAbout: isPoolWaitApproximate(pool, pools) });
  }
  return waits;
}

function worth(seconds: number, visits: number, total: number, isAbout: boolean): string | undefined {
  if (!(total > 0 && (seconds * visits) / total >= WORTH)) return undefined;
  return `waits ${sayAbout(sayDuration(seconds), isAbout)}`;
}

const growing = (grows: boolean) => (grows ? 'waits longer each day' : undefined);

function hint(position: Position, label: string, tooltip: string | undefined): InlayHint {
  return {
    position,
    label,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    ...(tooltip !== undefined && { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
  };
}
