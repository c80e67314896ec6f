/** What may be changed without asking. */
import { type Finding, orderProperties } from '../../model/index.ts';
import { applyEdits } from '../shared/edits.ts';

/** A text with the safe fixes of its findings, and its properties in order; what is left is for another round. */
export function mendText(text: string, findings: readonly Finding[]): string {
  const safe = findings
    .filter(({ accepted }) => accepted === undefined)
    .flatMap(({ fixes }) => fixes.filter(({ kind }) => kind === 'safe'));
  const fixed = applyEdits(text, ...safe.map(({ edits }) => edits));
  return applyEdits(fixed, orderProperties(fixed));
}
