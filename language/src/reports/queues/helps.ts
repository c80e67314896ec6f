/** What would help most, and what would not. */
import { isApproximate, type Lift } from '../../flow/index.ts';
import { sayDuration, sayNumber } from '../../model/index.ts';
import { type Block, type Cell, type Column, right } from '../document/index.ts';
import { roughly } from './about.ts';
import { MOST_LIFTS } from './limits.ts';
import type { ChainView } from './view.ts';
import { beside, isSame, listed, nodeTitle, UNKNOWN } from './words.ts';

export function liftBlock({ figures, lift, tenfold, workspace }: ChainView): readonly Block[] {
  const helps = lift.filter((one) => hasEffect(one, figures)).slice(0, MOST_LIFTS);
  const idle = tenfold.flatMap((one) =>
    one.change.kind === 'takes' && !hasEffect(one, figures) && isKnown(one)
      ? [nodeTitle(workspace, one.change.node)]
      : [],
  );
  const nothing = idle.length === 0 ? [] : [`Ten times faster changes nothing: ${listed(idle)}`];
  if (helps.length === 0) {
    if (lift.length === 0 || figures.leadTimeSeconds === null) return [];
    const text = [
      'Neither one more person nor a step in half of its time would be felt.',
      ...nothing.map((one) => `${one}.`),
    ];
    return [{ kind: 'paragraph', text: text.join(' ') }];
  }
  const rows = helps.map((one) => [
    { text: capital(one.text) },
    roughly(
      beside(figures.leadTimeSeconds, one.leadTimeSeconds, sayDuration),
      isApproximate(figures, 'leadTimeSeconds'),
    ),
    roughly(beside(figures.ceilingPerDay, one.ceilingPerDay, sayNumber), isApproximate(figures, 'ceilingPerDay')),
  ]);
  const columns = [{ title: 'What would help most', flexible: true as const }, right('lead time'), right('ceiling')];
  return [{ kind: 'table', ...withoutEmpty(columns, rows), more: nothing }];

  function isKnown(one: Lift): boolean {
    return one.leadTimeSeconds !== null || (figures.overloaded && one.ceilingPerDay !== null);
  }
}

/** A column of which nothing is known says nothing. */
function withoutEmpty(columns: readonly Column[], rows: readonly (readonly Cell[])[]) {
  const kept = columns.map((_, i) => rows.some((cells) => cells[i] !== UNKNOWN));
  return { columns: columns.filter((_, i) => kept[i]), rows: rows.map((cells) => cells.filter((_, i) => kept[i])) };
}

function hasEffect(one: Lift, { leadTimeSeconds, ceilingPerDay }: ChainView['figures']): boolean {
  const changed = (from: number | null, to: number | null) =>
    from === null || to === null ? from !== to && to !== null : !isSame(from, to);
  return changed(leadTimeSeconds, one.leadTimeSeconds) || changed(ceilingPerDay, one.ceilingPerDay);
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
