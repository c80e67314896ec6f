/** Findings as Markdown, for the summary of a build or a comment: the counts, then a table, the worst first. */
import type { Finding, Severity } from '../model/index.ts';
import { pageOf } from './home.ts';
import type { Render, ReportOptions } from './options.ts';
import { markdownCode, markdownText } from './sanitise/index.ts';
import { countsOf, worstFirst } from './severities.ts';
import { isOpen, type Summary } from './summary.ts';

/** GitHub takes 1 MiB for the summary of a step; this leaves room for what other steps wrote. */
const MOST_BYTES = 900_000;

const SIGNS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

export const markdown: Render = (findings, options) => {
  const open = worstFirst(findings.filter(isOpen));
  const head = `### Chainwright: ${open.length === 0 ? 'nothing to report' : countsOf(open)}\n\n${seen(options.summary)}\n`;
  if (open.length === 0) return head;
  const { rows, shown } = fitting(open.map((finding) => row(finding, options)));
  const rest = open.slice(shown);
  const more = rest.length === 0 ? '' : `\nNot shown, because a summary holds no more: ${countsOf(rest)}.\n`;
  return `${head}\n| | where | rule | what |\n| --- | --- | --- | --- |\n${rows}${more}`;
};

function row({ rule, severity, message, file, range: { start } }: Finding, options: ReportOptions): string {
  const place = markdownCode(`${options.repositoryPathOf(file)}:${start.line + 1}:${start.character + 1}`);
  return `| ${SIGNS[severity]} | ${place} | [${markdownText(rule)}](${pageOf(rule)}) | ${markdownText(message)} |\n`;
}

function fitting(rows: readonly string[]): { readonly rows: string; readonly shown: number } {
  const encoder = new TextEncoder();
  let bytes = 0;
  const end = rows.findIndex((one) => {
    bytes += encoder.encode(one).length;
    return bytes > MOST_BYTES;
  });
  const shown = end < 0 ? rows.length : end;
  return { rows: rows.slice(0, shown).join(''), shown };
}

function seen({ files, chains, accepted, baselined }: Summary): string {
  const known = [
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
  ];
  const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  return `${[`In ${plural(chains, 'chain')} of ${plural(files, 'file')}`, ...known].join(', ')}.`;
}
