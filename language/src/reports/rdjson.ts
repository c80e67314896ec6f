/** reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
import type { Finding, Fix, Position, Range, Severity } from '../model/index.ts';
import { HOME, pageOf } from './home.ts';
import { LinesOf } from './lines.ts';
import type { Render } from './options.ts';
import { jsonText, visible } from './sanitise/index.ts';
import { isOpen } from './summary.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

export const rdjson: Render = (findings, { tool, pathOf, textOf }) => {
  const lines = new LinesOf(textOf);
  const diagnostic = ({ rule, severity, message, file, range, fixes }: Finding) => ({
    message: visible(message),
    location: { path: pathOf(file), range: rangeOf(range, lines.of(file)) },
    severity: SEVERITY[severity],
    code: { value: rule, url: pageOf(rule) },
    ...suggestionsOf(fixes, lines.of(file)),
  });
  return jsonText({
    source: { name: tool.name, url: HOME },
    diagnostics: findings.filter(isOpen).map(diagnostic),
  });
};

/** A suggestion is one piece of text: a fix that changes several places does not fit into it. */
function suggestionsOf(fixes: readonly Fix[], lines: readonly string[]) {
  const suggestions = fixes.flatMap(({ edits: [first, ...more] }) =>
    first && more.length === 0 ? [{ range: rangeOf(first.range, lines), text: first.text }] : [],
  );
  return suggestions.length === 0 ? {} : { suggestions };
}

function rangeOf({ start, end }: Range, lines: readonly string[]) {
  return { start: positionOf(start, lines), end: positionOf(end, lines) };
}

const encoder = new TextEncoder();

/** Columns count bytes of UTF-8, from 1. */
function positionOf({ line, character }: Position, lines: readonly string[]) {
  const before = (lines[line] ?? '').slice(0, character);
  return { line: line + 1, column: encoder.encode(before).length + 1 };
}
