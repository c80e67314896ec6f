/**
 * Annotations by GitHub Actions, as workflow commands. A step shows ten of each kind: the rest stands in its log as
 * plain lines.
 */
import type { Finding, Severity } from '../model/index.ts';
import type { Render, ReportOptions } from './options.ts';
import { commandMessage, commandProperty, inert, visible } from './sanitise/index.ts';
import { countsOf, worstFirst } from './severities.ts';
import { isOpen } from './summary.ts';

const MOST_OF_A_KIND = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

export const github: Render = (findings, options) => {
  const open = worstFirst(findings.filter(isOpen));
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const annotated: string[] = [];
  const rest: Finding[] = [];
  for (const finding of open) {
    if (++counts[finding.severity] <= MOST_OF_A_KIND) annotated.push(commandOf(finding, options));
    else rest.push(finding);
  }
  const more = rest.length === 0 ? [] : [headOf(rest), ...rest.map((finding) => lineOf(finding, options))];
  return [...annotated, ...more].map((line) => `${line}\n`).join('');
};

function headOf(rest: readonly Finding[]): string {
  return `GitHub annotates ${MOST_OF_A_KIND} of each kind for a step. Not annotated: ${countsOf(rest)}`;
}

function commandOf({ rule, severity, message, file, range: { start, end } }: Finding, options: ReportOptions): string {
  const properties: Readonly<Record<string, string | number>> = {
    file: options.repositoryPathOf(file),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only of what stands on one line.
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: rule,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${commandMessage(message)}`;
}

function lineOf({ rule, severity, message, file, range: { start } }: Finding, options: ReportOptions): string {
  const place = `${options.repositoryPathOf(file)}:${start.line + 1}:${start.character + 1}`;
  return inert(visible(`${place} ${severity} ${rule}: ${message}`));
}
