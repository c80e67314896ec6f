/** Findings for people at a terminal: each with its line of text, what is wrong, why it matters and what to do. */
import type { Finding, Related, Severity } from '../model/index.ts';
import { codeFrame } from './frame.ts';
import { LinesOf } from './lines.ts';
import type { Palette } from './palette.ts';
import { inert, visible } from './sanitise/index.ts';
import { isOpen, type Summary } from './summary.ts';
import { wrap } from './wrap.ts';

export interface StylishOptions {
  readonly summary: Summary;
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  /** A document's URI as people know it. */
  readonly pathOf: (uri: string) => string;
  /** The text of a document, where it is at hand. */
  readonly textOf: (uri: string) => string | undefined;
}

const SIGNS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '•' };
const MOST_RELATED = 4;

export function stylish(findings: readonly Finding[], options: StylishOptions): string {
  const lines = new LinesOf(options.textOf);
  const open = findings.filter(isOpen);
  // Each by itself: of a report of many megabytes a copy less.
  const blocks = open.map((finding) => inert(block(finding, lines, options).join('\n')));
  const mendable = open.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'safe')).length;
  return `${[...blocks, inert(summaryLine(options.summary, mendable, options.palette))].join('\n\n')}\n`;
}

function block(finding: Finding, lines: LinesOf, options: StylishOptions): readonly string[] {
  const { palette, width } = options;
  const { rule, severity, message, file, range, related } = finding;
  const stress = palette[severity];
  const head = `${palette.strong(placeOf(finding, options))}  ${stress(`${SIGNS[severity]} ${severity}`)}  ${palette.faint(visible(rule))}`;
  return [
    head,
    ...codeFrame(lines.of(file), range, { palette, width, mark: stress }),
    ...wrap(visible(message), Math.min(width, 100) - 2).map((line) => `  ${line}`),
    ...related.slice(0, MOST_RELATED).map((one) => `  ${relatedLine(one, options)}`),
    ...(related.length > MOST_RELATED
      ? [`  ${palette.faint(`→ and ${related.length - MOST_RELATED} more places`)}`]
      : []),
  ];
}

function relatedLine(related: Related, options: StylishOptions): string {
  return options.palette.faint(`→ ${placeOf(related, options)}  ${visible(related.message)}`);
}

function placeOf({ file, range }: Pick<Finding, 'file' | 'range'>, { pathOf }: StylishOptions): string {
  return `${visible(pathOf(file))}:${range.start.line + 1}:${range.start.character + 1}`;
}

function summaryLine(summary: Summary, mendable: number, palette: Palette): string {
  const { errors, warnings, infos, accepted, baselined, files, chains } = summary;
  const counts = [
    ...(errors > 0 ? [palette.error(many(errors, 'error'))] : []),
    ...(warnings > 0 ? [palette.warning(many(warnings, 'warning'))] : []),
    ...(infos > 0 ? [palette.info(many(infos, 'info'))] : []),
  ];
  const known = [
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
    ...(mendable > 0 ? [`--fix mends ${mendable}`] : []),
  ];
  const found = counts.length === 0 ? palette.good('✔ nothing to report') : counts.join(', ');
  const seen = `in ${many(chains, 'chain')} of ${many(files, 'file')}`;
  return `${found} ${palette.faint([seen, ...known].join(', '))}`;
}

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
