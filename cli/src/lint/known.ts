/** The stage of `lint` that tells what the baseline knows from what is new, and brings the baseline up to date. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Finding } from '@chainwright/language/model';
import type { RuleSettings } from '@chainwright/language/rules';
import { URI } from 'vscode-uri';
import { UserProblem } from '../problem.ts';
import { type Baseline, type BaselineEntry, baselineOf, beyond, markKnown, totalOf } from './baseline.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';

export interface BaselineOptions {
  readonly path: string;
  /** What a message calls the file. */
  readonly name: string;
  readonly update: boolean;
}

export interface Judged {
  /** The files that were checked, by their URIs. */
  readonly asked: ReadonlySet<string>;
  readonly settingsOf: (file: string) => RuleSettings;
  /** Tells people what they should know beside the findings. */
  readonly note: (text: string) => void;
}

const MOST_SHOWN = 3;

export function withBaseline(
  findings: readonly Finding[],
  { path, name, update }: BaselineOptions,
  { asked, settingsOf, note }: Judged,
): readonly Finding[] {
  const written = readBaseline(path, name);
  if (written === undefined && !update)
    throw new UserProblem(`${name}: there is no such baseline; --update-baseline makes it`);
  const old = written ?? [];
  const folder = dirname(path);
  const pathOf = (uri: string) => relative(folder, URI.parse(uri).fsPath).split(sep).join('/');
  const judged = ({ file, rule }: BaselineEntry) => {
    const target = resolve(folder, file);
    const uri = URI.file(target).toString();
    return asked.has(uri) ? settingsOf(uri).severities[rule] !== 'off' : !existsSync(target);
  };

  const found = baselineOf(findings, pathOf);
  const gone = beyond(old.filter(judged), found);
  if (!update) {
    if (gone.length > 0) note(staleLine(name, gone));
    return markKnown(findings, old, pathOf);
  }
  const next = [...old.filter((entry) => !judged(entry)), ...found];
  if (written === undefined || gone.length > 0 || beyond(found, old).length > 0) writeBaseline(path, name, next);
  const total = totalOf(next);
  const known = `${total} known finding${total === 1 ? '' : 's'}`;
  note(`${name}: ${known}, ${totalOf(beyond(found, old))} new, ${totalOf(gone)} gone`);
  return markKnown(findings, next, pathOf);
}

function staleLine(name: string, gone: Baseline): string {
  const shown = gone.slice(0, MOST_SHOWN).map(({ file, rule, about, count }) => {
    const place = about === '' ? file : `${about} in ${file}`;
    return `${count > 1 ? `${count} × ` : ''}${rule} of ${place}`;
  });
  const more = gone.length > MOST_SHOWN ? [`and ${gone.length - MOST_SHOWN} more`] : [];
  const list = [...shown, ...more].join(', ');
  return `${name}: no longer found: ${list}; --update-baseline takes them out`;
}
