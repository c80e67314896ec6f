/** Every fix that is offered, for every finding of every case: it reads, the finding is gone, and nothing else came. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Finding, type Fix, onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { applyEdits, FOLLOW_UPS, fixesOf, LANGUAGE_PROBLEMS, lintWorkspace, RULES } from '@chainwright/language/rules';
import { describe, expect, test } from 'vitest';
import { TODAY } from './expectations.ts';

const ROOT = 'file:///cases/';
const HERE = import.meta.dirname;
const EXAMPLES = join(HERE, '..', '..', 'examples');

type Files = Readonly<Record<string, string>>;

function folder(path: string): Files {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.chain'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** Each file with what it imports, itself first: what it is checked with. */
function apart(files: Files): [string, Files][] {
  return Object.keys(files).map((name) => {
    const together = new Set([name]);
    for (const one of together) {
      for (const [, path = ''] of (files[one] ?? '').matchAll(/^import "(.*)"/gm)) {
        const imported = posix.join(posix.dirname(one), path);
        if (imported in files) together.add(imported);
      }
    }
    return [name, Object.fromEntries([...together].map((one) => [one, files[one] ?? '']))];
  });
}

const pages = RULES.map(({ id, page }): [string, Files] => {
  const text = page.split('## Incorrect\n')[1]?.match(/```chain\n([\s\S]*?)```/)?.[1] ?? '';
  const library = text.includes('./people.chain') ? { 'people.chain': 'role Clerk { people 3 }\n' } : {};
  return [`the page of ${id}`, { 'example.chain': text, ...library }];
});

/** Whole processes. */
const PROCESSES = [join(HERE, 'labelled'), join(HERE, 'whole'), EXAMPLES].flatMap((path) => apart(folder(path)));

const WORKSPACES: readonly [string, Files][] = [...apart(folder(join(HERE, 'cases'))), ...pages, ...PROCESSES];

function lint(files: Files) {
  const sources = Object.entries(files).map(([name, text]) => ({ uri: ROOT + name, text }));
  const { models, problems } = readWorkspace(sources, { root: ROOT, files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const options = { today: TODAY, problems };
  return {
    workspace,
    options,
    findings: lintWorkspace(workspace, options).filter((one) => one.accepted === undefined),
  };
}

function withFix(files: Files, finding: Finding, fix: Fix): Files {
  const editsOf = (name: string) => fix.edits.filter(({ file = finding.file }) => file === ROOT + name);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, applyEdits(text, editsOf(name))]));
}

/** What a finding is about; its message and its place change with the text around. */
function key({ rule, file, chain = '', node = '', subject = '' }: Finding): string {
  return `${rule} ${file} ${chain} ${node} ${subject}`;
}

function counts(findings: readonly Finding[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const finding of findings) result.set(key(finding), (result.get(key(finding)) ?? 0) + 1);
  return result;
}

const isOfTheLanguage = (rule: string) => LANGUAGE_PROBLEMS.some((one) => one === rule);

/** Rules of which some finding got a fix of its own, beside living with it. */
const mended = new Set<string>();

test.each(WORKSPACES)('%s', (_, files) => everyFixHolds(files));

function everyFixHolds(files: Files): void {
  const { workspace, options, findings } = lint(files);
  const context = { workspace, options, textOf: (uri: string) => files[uri.slice(ROOT.length)] };
  const before = counts(findings);
  const [own] = Object.keys(files);
  for (const finding of findings.filter(({ file }) => file === `${ROOT}${own}`)) {
    for (const fix of fixesOf(finding, context)) {
      if (!fix.title.startsWith('Accept ')) mended.add(finding.rule);
      const becomes = withFix(files, finding, fix);
      const after = counts(lint(becomes).findings);
      const gone = (before.get(key(finding)) ?? 0) - (after.get(key(finding)) ?? 0);
      // What could not be read hid what was wrong with it.
      const expected = isOfTheLanguage(finding.rule) ? undefined : (FOLLOW_UPS[finding.rule]?.rules ?? []);
      const come = [...after.keys()].filter(
        (one) =>
          (after.get(one) ?? 0) > (before.get(one) ?? 0) && expected?.includes(one.split(' ')[0] ?? '') === false,
      );
      // A text that fails is easier to judge when it is seen.
      const text = becomes[finding.file.slice(ROOT.length)];
      expect({ finding: key(finding), fix: fix.title, isGone: gone > 0, come, text }).toEqual({
        finding: key(finding),
        fix: fix.title,
        isGone: true,
        come: [],
        text,
      });
    }
  }
}

/** The same processes as others write them. */
const HANDS: Readonly<Record<string, (text: string) => string>> = {
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'tabs and no last line end': (text) =>
    text.replace(/^(?: {2})+/gm, (margin) => '\t'.repeat(margin.length / 2)).trimEnd(),
  'comments at the ends of lines': (text) => text.replace(/(?<=[^\s{,/*])$/gm, ' // so it is'),
};

describe.each(Object.entries(HANDS))('with %s', (_, rewrite) => {
  test.each(PROCESSES)('%s', (_name, files) => {
    everyFixHolds(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, rewrite(text)])));
  });
});

test('a line keeps the end that the others have', () => {
  for (const [name, texts] of PROCESSES) {
    const files = Object.fromEntries(Object.entries(texts).map(([one, text]) => [one, text.replaceAll('\n', '\r\n')]));
    const { workspace, options, findings } = lint(files);
    const context = { workspace, options, textOf: (uri: string) => files[uri.slice(ROOT.length)] };
    for (const finding of findings.filter(({ file }) => file === ROOT + name)) {
      for (const fix of fixesOf(finding, context)) {
        expect(withFix(files, finding, fix)[name]).not.toMatch(/(?<!\r)\n/);
      }
    }
  }
});

/** Of these no repair is mechanical: only people know the number, the reason, or how the work is to go on. */
const FOR_PEOPLE = new Set([
  ...['unreachable', 'vague-criterion', 'ping-pong', 'batch-wait', 'island-of-automation', 'runs-cycle'],
  ...['capacity-unknown', 'duration-unknown', 'hours-unknown', 'quality-unknown', 'no-goal', 'goal-missed'],
  ...['goal-unmeasurable', 'human-limit', 'glue-work', 'link-not-chain', 'human-out', 'overloaded', 'hot-pool'],
  'accelerated-queue',
]);

test('every other rule has findings that get a fix of their own', () => {
  const without = RULES.map(({ id }) => id).filter((id) => !mended.has(id) && !FOR_PEOPLE.has(id));
  expect(without).toEqual([]);
});

test('every follow-up is justified', () => {
  for (const { why } of Object.values(FOLLOW_UPS)) expect(why.length).toBeGreaterThan(20);
});
