/** What the head of each example promises: its purpose, the findings that it shows on purpose, what it accepts. */

import { shortRunOf } from '@chainwright/language/flow';
import { formatText, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { KNOWN_RULES, lintWorkspace, RULES, ruleById } from '@chainwright/language/rules';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, FILES, READING, ROOT } from './workspace.ts';

const TODAY = '2026-11-23';
const known = new Set(Object.values(KNOWN_RULES).flat());
const findings = lintWorkspace(workspaceOf(READING.models), { today: TODAY, problems: READING.problems, shortRunOf });

/** The ids in the lines `// shows: id, id` (or `// accepts:`) of the head comment. */
function promised(text: string, word: 'shows' | 'accepts'): readonly string[] {
  const head = text.split('\n').filter((line) => line.startsWith(`// ${word}: `));
  return head.flatMap((line) => line.slice(word.length + 5).split(', '));
}

const unique = (ids: readonly string[]) => [...new Set(ids)].sort();

test('at least six processes', () => {
  expect(READING.models.filter((model) => model.chains.length > 0).length).toBeGreaterThanOrEqual(6);
});

describe.each(EXAMPLES)('$name', ({ uri, text }) => {
  const own = findings.filter((finding) => finding.file === uri);
  const shows = promised(text, 'shows');
  const checked = (ids: readonly string[]) => unique(ids.filter((id) => ruleById(id) !== undefined));

  test('opens with its purpose in one line', () => {
    expect(text).toMatch(/^\/\/ [A-Z].{20,}\.\n/);
  });

  test('has no problem of language', () => {
    expect(READING.problems.filter((problem) => problem.file === uri)).toEqual([]);
  });

  test('has the canonical layout', () => {
    expect(formatText(text)).toEqual({ ok: true, text });
  });

  test('promises only rules that there are', () => {
    expect([...shows, ...promised(text, 'accepts')].filter((id) => !known.has(id))).toEqual([]);
  });

  test('shows the errors and warnings of its head, and no other', () => {
    const found = own.filter((finding) => finding.severity !== 'info' && finding.accepted === undefined);
    const loud = checked(shows).filter((id) => ruleById(id)?.severity !== 'info');
    expect(unique(found.map((finding) => finding.rule)), found.map((one) => one.message).join('\n')).toEqual(loud);
  });

  test('shows the infos of its head', () => {
    const infos = checked(shows).filter((id) => ruleById(id)?.severity === 'info');
    expect(unique(own.map((finding) => finding.rule))).toEqual(expect.arrayContaining(infos));
  });

  test('accepts what its head says', () => {
    const accepted = own.filter((finding) => finding.accepted !== undefined);
    expect(unique(accepted.map((finding) => finding.rule))).toEqual(checked(promised(text, 'accepts')));
  });
});

const folders = [...new Set(EXAMPLES.flatMap(({ name }) => name.match(/^.+\//)?.[0] ?? []))];

test.each(folders)('%s can be opened as a folder of its own', (folder) => {
  const own = EXAMPLES.filter(({ name }) => name.startsWith(folder));
  const { problems } = readWorkspace(own, { root: new URL(folder, ROOT).href, files: FILES });
  expect(problems.map(({ message }) => message)).toEqual([]);
});

test('every rule is known by its id', () => {
  expect(RULES.map((rule) => rule.id).filter((id) => !known.has(id))).toEqual([]);
});
