/** The closed vocabularies of the language, as completion offers them. */
import {
  CHANNELS,
  DURATION_UNITS,
  GOAL_FIGURES,
  KEYWORDS,
  LEVELS,
  REASONS,
  STAKES,
  WALLS,
  WORK_KINDS,
} from '@chainwright/language/model';
import { RULES } from '@chainwright/language/rules';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Entry } from './names.ts';

const values = (list: readonly string[]): Entry[] =>
  list.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));

export const levels = values(LEVELS);
export const stakes = values(STAKES);
export const walls = values(WALLS);
export const figures = values(GOAL_FIGURES);
export const zones = values(Intl.supportedValuesOf('timeZone'));

export const workKinds: readonly Entry[] = Object.entries(WORK_KINDS).map(([label, { wall, value }]) => ({
  label,
  kind: CompletionItemKind.EnumMember,
  detail: `wall ${wall} · value ${value}`,
}));

export const channels: readonly Entry[] = Object.entries(CHANNELS).map(([label, { summary, manual }]) => ({
  label,
  kind: CompletionItemKind.EnumMember,
  detail: manual ? `${summary} · manual` : summary,
}));

export const reasons: readonly Entry[] = Object.entries(REASONS).map(([label, { summary }]) => ({
  label,
  kind: CompletionItemKind.EnumMember,
  detail: summary,
}));

export const rules: readonly Entry[] = RULES.map(({ id, summary }) => ({
  label: id,
  kind: CompletionItemKind.EnumMember,
  detail: summary,
}));

export function keywords(...words: readonly string[]): Entry[] {
  return words.map((label) => {
    const summary = KEYWORDS[label]?.summary;
    return { label, kind: CompletionItemKind.Keyword, ...(summary === undefined ? {} : { detail: summary }) };
  });
}

/** A number that is being written, with each unit of time. */
export function durations(number: string): Entry[] {
  const count = /^\d+(?:\.\d+)?/.exec(number)?.[0];
  if (count === undefined) return [];
  return DURATION_UNITS.map((unit) => ({ label: `${count}${unit}`, kind: CompletionItemKind.Unit }));
}
