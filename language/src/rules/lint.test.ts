/** Linting some files says of them what linting all of them says; and what an accept settles across files. */
import { expect, test } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { DEFAULT_SETTINGS, lintFiles, lintWorkspace } from './index.ts';

const FILES = {
  'people.chain': `
role Clerk { people 2 }
person Boss { accept single-person-queue because "a second one starts soon" }
person Lone { accept no-owner because "in vain" }
`,
  'a.chain': `
import "./people.chain"
chain A {
  start In
  step One { by Boss  takes 1min }
  end Done
  In -> One
  One -> Done
}
`,
  'b.chain': `
import "./people.chain"
chain B {
  owner Clerk
  start In
  step One { by Lone  takes 1min }
  step Two { by Clerk  takes 20 }
  In -> One
  One -> Two
}
`,
};

function read(today = '2026-11-23') {
  const sources = Object.entries(FILES).map(([name, text]) => ({ uri: `file:///w/${name}`, text }));
  const { models, problems } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  return { workspace: workspaceOf(models), options: { today, problems } };
}

test('all findings, in the order of files and places', () => {
  const { workspace, options } = read();
  const findings = lintWorkspace(workspace, options).map(
    ({ rule, file, range, accepted }) =>
      `${file.slice('file:///w/'.length)}:${range.start.line + 1} ${rule}${accepted === undefined ? '' : ' (accepted)'}`,
  );
  expect(findings).toEqual([
    'a.chain:5 no-owner',
    'a.chain:5 single-person-queue (accepted)',
    'b.chain:3 no-end',
    'b.chain:6 single-person-queue',
    'b.chain:7 dead-end',
    'b.chain:7 syntax',
    'people.chain:4 accept-unused',
  ]);
});

test.each(Object.keys(FILES))('%s alone', (name) => {
  const { workspace, options } = read();
  const file = `file:///w/${name}`;
  const all = lintWorkspace(workspace, options).filter((finding) => finding.file === file);
  expect(lintFiles(workspace, new Set([file]), options)).toEqual(all);
});

test('the models are left as they are', () => {
  const { workspace, options } = read();
  const before = JSON.stringify(workspace.models);
  lintWorkspace(workspace, options);
  expect(JSON.stringify(workspace.models)).toBe(before);
});

test('what is hot is for the team to say, for the file of the people and for that of the chain', () => {
  const sources = [
    {
      uri: 'file:///w/people.chain',
      text: 'role Judge { people 2 }\nrole Bench { people 9 }\nagent Bot\nsystem Erp\n',
    },
    {
      uri: 'file:///w/chain.chain',
      text: `import "./people.chain"
chain Permit {
  owner Judge
  demand 24/day
  start In
  step Sort { by Bot  work triage  takes 1s  quality 100%  learns from Decide  verify "equal" against Erp by Erp }
  step Decide { by Judge  takes 1h }
  step Help { by Bench  takes 1h }
  end Out
  In -> Sort
  Sort -> Decide
  Sort -> Help on exception 1%
  Help -> Out
  Decide -> Out
}
`,
    },
  ];
  const { models, problems } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const told = (hotLoad: Readonly<Record<string, number>>) =>
    lintWorkspace(workspaceOf(models), {
      today: '2026-11-23',
      problems,
      settingsOf: (file) => ({ ...DEFAULT_SETTINGS, hotLoad: hotLoad[file.slice('file:///w/'.length)] ?? 0.85 }),
    })
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule }) => rule);
  expect(told({})).toEqual([]);
  expect(told({ 'people.chain': 0.49 })).toEqual(['hot-pool']);
  expect(told({ 'chain.chain': 0.49 })).toEqual(['accelerated-queue']);
  expect(told({ 'chain.chain': 0.5, 'people.chain': 0.5 })).toEqual([]);
});
