/** `diff --format json`, version 1; `schema.ts` says the same as a schema. */
import type { ChainComparison, Change } from '../../diff/index.ts';
import type { Standing } from '../../flow/index.ts';
import type { DocumentOptions } from '../document/index.ts';
import { findingJson, rangeJson } from '../json.ts';
import { standingJson } from '../queues/json.ts';
import { jsonText } from '../sanitise/index.ts';
import type { DiffReport } from './schema.ts';
import type { DiffView } from './view.ts';

export function diffJson(view: DiffView, options: DocumentOptions): string {
  return jsonText(diffReport(view, options));
}

export function diffReport({ comparison, doubts }: DiffView, { pathOf }: DocumentOptions): DiffReport {
  const { base, head, level, verdict, chains, changes, findings } = comparison;
  return {
    version: 1,
    base,
    head,
    level,
    verdict,
    chains: chains.map((one) => chainJson(one, pathOf)),
    changes: changes.map((one) => changeJson(one, pathOf)),
    findings: {
      added: findings.added.map((one) => findingJson(one, pathOf)),
      removed: findings.removed.map((one) => findingJson(one, pathOf)),
      unchanged: findings.unchanged,
    },
    unread: doubts.map(({ side, file, line, errors, isConflict }) => ({
      side,
      file: pathOf(file),
      line,
      errors,
      conflict: isConflict,
    })),
  };
}

type PathOf = DocumentOptions['pathOf'];

function chainJson(chain: ChainComparison, pathOf: PathOf): DiffReport['chains'][number] {
  const { name, file, level, verdict, changes, base, head, bottleneck, humanUp } = chain;
  const figures = (standing: Standing | undefined) => (standing === undefined ? null : standingJson(standing, pathOf));
  return {
    name,
    file: pathOf(file),
    level,
    verdict,
    changes: changes.map((one) => changeJson(one, pathOf)),
    figures: { before: figures(base), after: figures(head) },
    bottleneck: { ...bottleneck },
    humanUp: humanUp.map(({ pool, sentence }) => ({ pool, sentence })),
  };
}

function changeJson(change: Change, pathOf: PathOf): DiffReport['changes'][number] {
  const { op, what, name, within, was, property, before, after, level, at } = change;
  return {
    op,
    what,
    name,
    ...(within !== undefined && { within }),
    ...(was !== undefined && { was }),
    ...(property !== undefined && { property }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    level,
    ...(at !== undefined && { at: { side: at.side, file: pathOf(at.file), range: rangeJson(at.range) } }),
  };
}
