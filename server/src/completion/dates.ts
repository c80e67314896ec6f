/** Days until which something may be accepted. */
import { CompletionItemKind } from 'vscode-languageserver';
import type { Entry } from './names.ts';

const PERIODS: readonly (readonly [words: string, months: number])[] = [
  ['in three months', 3],
  ['in a month', 1],
  ['in half a year', 6],
  ['in a year', 12],
];

export function dates(now = new Date()): Entry[] {
  const year = now.getUTCFullYear();
  const found = [
    ...PERIODS.map(([words, months]) => ({ words, day: monthsFrom(now, months) })),
    { words: 'the end of the year', day: new Date(Date.UTC(year, 11, 31)) },
  ];
  const byLabel = new Map(found.map(({ words, day }) => [day.toISOString().slice(0, 10), words]));
  const today = now.toISOString().slice(0, 10);
  return [...byLabel]
    .filter(([label]) => label > today)
    .map(([label, detail]) => ({
      label,
      detail,
      kind: CompletionItemKind.Constant,
      documentation: 'The last day on which it holds; then the finding is back.',
    }));
}

/** The same day of a later month, or its last one. */
function monthsFrom(now: Date, months: number): Date {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(now.getUTCDate(), last)));
}
