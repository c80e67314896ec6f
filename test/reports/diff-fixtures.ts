/** Comparisons in which every name, value and sentence is a string of somebody's choice. */
import { CHANGE_OPS, CHANGED_THINGS, type ChainComparison, type Change } from '@chainwright/language/diff';
import type { DiffView } from '@chainwright/language/diff-report';
import { standingOf } from '@chainwright/language/flow';
import type { Finding } from '@chainwright/language/model';
import { viewsWith } from './queues-fixtures.ts';

const FILE = 'file:///workspace/main.chain';
const RANGE = { start: { line: 3, character: 2 }, end: { line: 3, character: 6 } };

const LEVELS = ['task', 'workflow', 'process'] as const;

/** One of each kind and operation, at every level. */
function changesWith(text: string): readonly Change[] {
  return CHANGED_THINGS.flatMap((what, i) =>
    CHANGE_OPS.map((op, j): Change => {
      const values = {
        added: { after: text },
        removed: { before: text },
        renamed: { was: text },
        changed: { property: 'takes', before: text, after: `${text} ` },
      };
      const at = { side: 'head' as const, file: FILE, range: RANGE };
      const level = LEVELS[(i + j) % LEVELS.length] ?? 'task';
      return { op, what, name: text, within: text, level, ids: {}, at, ...values[op] };
    }),
  );
}

function findingWith(text: string, accepted?: string): Finding {
  return {
    rule: 'hot-pool',
    severity: 'error',
    message: text,
    file: FILE,
    range: RANGE,
    chain: text,
    node: text,
    related: [{ message: text, file: FILE, range: RANGE }],
    fixes: [],
    ...(accepted !== undefined && { accepted: { reason: accepted } }),
  };
}

/** One chain alone, several with one that only feels it, and nothing at all. */
export function comparisonsWith(text: string): readonly DiffView[] {
  const [first] = viewsWith(text);
  const workspace = first?.workspace;
  const standings =
    workspace === undefined ? [] : [...workspace.chains.values()].map((one) => standingOf(workspace, one));
  const chain = (at: number, level: ChainComparison['level'], changes: readonly Change[]): ChainComparison => {
    const [base, head] = [standings[at], standings[(at + 1) % standings.length]];
    return {
      name: text,
      file: FILE,
      level,
      changes,
      ...(base && { base }),
      ...(head && { head }),
      bottleneck: { before: text, after: `${text}!`, moved: true },
      verdict: text,
      humanUp: [{ pool: text, sentence: text }],
    };
  };
  const view = (chains: readonly ChainComparison[], changes: readonly Change[]): DiffView => ({
    comparison: {
      base: text,
      head: `${text}'`,
      level: chains.length === 0 ? 'none' : 'process',
      verdict: text,
      chains,
      changes,
      findings: {
        added: [findingWith(text), findingWith(text, text)],
        removed: [findingWith(text)],
        unchanged: 3,
      },
    },
    doubts: [
      { side: 'base', file: FILE, line: 3, errors: 2, isConflict: false },
      { side: 'head', file: FILE, line: 4, errors: 1, isConflict: true },
    ],
  });
  const changes = changesWith(text);
  return [
    view([chain(0, 'process', changes)], []),
    view([chain(0, 'task', changes), chain(1, 'workflow', []), chain(2, 'none', [])], changes),
    view([], changes),
    view([], []),
  ];
}
