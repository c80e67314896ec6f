/** Reads what a case expects, and lints it. */

import { shortRunOf } from '@chainwright/language/flow';
import { type Finding, onlyThese, readWorkspace, type Source, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace, RULES } from '@chainwright/language/rules';

export const TODAY = '2026-11-23';
const ROOT = 'file:///cases/';

export function lintTexts(files: Readonly<Record<string, string>>): readonly Finding[] {
  const sources: Source[] = Object.entries(files).map(([name, text]) => ({ uri: ROOT + name, text }));
  const { models, problems } = readWorkspace(sources, { root: ROOT, files: onlyThese(sources) });
  return lintWorkspace(workspaceOf(models), { today: TODAY, problems, shortRunOf });
}

/** `file:line rule`, with `*2` as two of them. */
export function expected(name: string, text: string, mark: 'expect' | 'expect-info'): string[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(new RegExp(`// ${mark}: ([^/]*)`, 'g'))].flatMap(([, list = '']) =>
      list.split(',').flatMap((item) => {
        const [id = '', times = '1'] = item.trim().split('*');
        return Array.from({ length: Number(times) }, () => `${name}:${index + 1} ${id}`);
      }),
    ),
  );
}

export function found(findings: readonly Finding[], wanted: (finding: Finding) => boolean): string[] {
  return findings
    .filter((finding) => finding.accepted === undefined && wanted(finding))
    .map(({ file, range, rule }) => `${file.slice(ROOT.length)}:${range.start.line + 1} ${rule}`);
}

export function isInfo({ severity }: Finding): boolean {
  return severity === 'info';
}

const checked: ReadonlySet<string> = new Set(RULES.map((rule) => rule.id));

/** Is it a label of a rule that this version checks? */
export function isChecked(label: string): boolean {
  return checked.has(label.split(' ')[1] ?? '');
}

/** Is it a label of the language's own errors, but for those of syntax? */
export function isOfTheLanguage(label: string): boolean {
  return /(bad-value|unresolved-name|duplicate-name|unknown-import|import-outside-workspace)$/.test(label);
}
