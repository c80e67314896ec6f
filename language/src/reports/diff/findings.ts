/** The findings that came and went. */
import type { Comparison } from '../../diff/index.ts';
import type { Finding, Severity } from '../../model/index.ts';
import type { Block, DocumentOptions, Item, Tone } from '../document/index.ts';
import { worstFirst } from '../severities.ts';
import { isOpen } from '../summary.ts';
import { cutInMiddle } from './changes.ts';

const SIGNS: Readonly<Record<Severity, { readonly text: string; readonly tone: Tone }>> = {
  error: { text: '✖', tone: 'error' },
  warning: { text: '▲', tone: 'warning' },
  info: { text: '•', tone: 'faint' },
};

export function findingsBlocks({ findings }: Comparison, most: number, { pathOf }: DocumentOptions): readonly Block[] {
  const placed = (finding: Finding) =>
    `${pathOf(finding.file)}:${finding.range.start.line + 1}  ${finding.rule}: ${finding.message}`;
  const came = worstFirst(findings.added.filter(isOpen)).map(
    (one): Item => ({ sign: SIGNS[one.severity], text: placed(one) }),
  );
  const went = worstFirst(findings.removed.filter(isOpen)).map(
    (one): Item => ({ sign: { text: '✔', tone: 'good' }, text: `${one.rule}: ${one.message}` }),
  );
  return [
    ...listOf(`Findings that come: ${came.length}`, came, most),
    ...listOf(`Findings that go: ${went.length}`, went, most),
  ];
}

function listOf(title: string, items: readonly Item[], most: number): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', title, items: cutInMiddle(items, most) }];
}
