/**
 * A fix is offered only when it holds: the text with it is read and linted, the finding must be gone, and no other may
 * have come. Only the files that it writes to are read again; the rest of the workspace is at hand.
 */
import { URI } from 'langium';
import { type ChainModel, type Edit, type Finding, type Fix, readWorkspace, workspaceOf } from '../../model/index.ts';
import { LANGUAGE_PROBLEMS } from '../known.ts';
import { type LintOptions, lintFiles } from '../lint.ts';
import { applyEdits } from '../shared/edits.ts';
import { grouped } from '../shared/grouped.ts';
import type { FixContext } from './site.ts';

export interface FollowUp {
  readonly rules: readonly string[];
  readonly why: string;
}

const NAMED_NO_MORE: FollowUp = {
  rules: ['unused-declaration', 'unused-import'],
  why: 'who was named only here is named no more: whether they go is for people to say',
};

/** What mending one thing may bring to light, by the rule of what is mended, and why no mending can avoid it. */
export const FOLLOW_UPS: Readonly<Record<string, FollowUp>> = {
  'no-performer': {
    rules: ['duration-unknown', 'capacity-unknown', 'hours-unknown'],
    why: 'once it is known who does a step, their time counts, and only they can say how much',
  },
  'unused-declaration': {
    rules: ['unused-declaration', 'unused-import'],
    why: 'what only something unused named is unused as well',
  },
  'machine-owner': NAMED_NO_MORE,
  'criteria-without-expert': NAMED_NO_MORE,
  'self-check': NAMED_NO_MORE,
  'same-model-check': NAMED_NO_MORE,
  'unqualified-checker': NAMED_NO_MORE,
  'unqualified-executor': NAMED_NO_MORE,
  'exception-without-expert': NAMED_NO_MORE,
};

/** Counts of findings by what they are about: messages change with the text around. */
type Counts = ReadonlyMap<string, number>;

const baselines = new WeakMap<FixContext, Map<string, Counts>>();

export function holds(fix: Fix, finding: Finding, context: FixContext): boolean {
  const written = grouped(fix.edits, (edit) => edit.file ?? finding.file);
  const felt = feltBy(new Set(written.keys()), context.workspace.models);
  const after = tried(written, felt, context);
  if (after === undefined) return false;
  const before = baseline(felt, context);
  const key = keyOf(finding);
  if ((after.get(key) ?? 0) >= (before.get(key) ?? 0)) return false;
  const more = [...after].flatMap(([one, count]) => (count > (before.get(one) ?? 0) ? (one.split(' ')[0] ?? '') : []));
  return more.every((rule) => mayCome(rule, finding));
}

/** What could not be read hid what else is wrong there. */
function mayCome(rule: string, finding: Finding): boolean {
  if (isOfTheLanguage(finding.rule)) return !isOfTheLanguage(rule);
  return FOLLOW_UPS[finding.rule]?.rules.includes(rule) ?? false;
}

function isOfTheLanguage(rule: string): boolean {
  return LANGUAGE_PROBLEMS.some((one) => one === rule);
}

/** Files with what imports them and what they import. */
function feltBy(files: ReadonlySet<string>, models: readonly ChainModel[]): ReadonlySet<string> {
  const felt = new Set(files);
  for (const { file, imports } of models) {
    if (imports.some((one) => one.file !== undefined && files.has(one.file))) felt.add(file);
    if (files.has(file)) for (const one of imports) if (one.file !== undefined) felt.add(one.file);
  }
  return felt;
}

function baseline(files: ReadonlySet<string>, context: FixContext): Counts {
  const known = baselines.get(context) ?? new Map<string, Counts>();
  baselines.set(context, known);
  const key = [...files].sort().join('\n');
  const counts = known.get(key) ?? count(lintFiles(context.workspace, files, withoutRuns(context.options)));
  known.set(key, counts);
  return counts;
}

function tried(
  written: ReadonlyMap<string, readonly Edit[]>,
  felt: ReadonlySet<string>,
  { workspace, options, textOf }: FixContext,
): Counts | undefined {
  const sources = [...felt].flatMap((uri) => {
    const text = textOf(uri);
    const edits = written.get(uri);
    return text === undefined ? [] : [{ uri, text: edits === undefined ? text : applyEdits(text, edits) }];
  });
  const [first] = sources;
  if (first === undefined || sources.length < felt.size) return undefined;
  const known = new Set(workspace.models.map(({ file }) => file));
  const realUri = (uri: string) => (known.has(uri) || uri.endsWith('/') ? uri : undefined);
  const root = URI.parse(first.uri).with({ path: '/' }).toString();
  const reading = readWorkspace(sources, {
    root,
    files: { read: (uri) => (known.has(uri) ? textOf(uri) : undefined), realUri },
  });
  const changed = new Map(reading.models.filter(({ file }) => written.has(file)).map((model) => [model.file, model]));
  const problems = [
    ...(options.problems ?? []).filter(({ file }) => !written.has(file)),
    ...reading.problems.filter(({ file }) => written.has(file)),
  ];
  const models = workspace.models.map((model) => changed.get(model.file) ?? model);
  return count(lintFiles(workspaceOf(models), felt, { ...withoutRuns(options), problems }));
}

/** There are many trials: nothing is simulated for them. */
function withoutRuns({ shortRunOf: _, ...options }: LintOptions): LintOptions {
  return options;
}

function count(findings: readonly Finding[]): Counts {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (finding.accepted === undefined) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ rule, file, chain = '', node = '', subject = '' }: Finding): string {
  return [rule, file, chain, node, subject].join(' ');
}
