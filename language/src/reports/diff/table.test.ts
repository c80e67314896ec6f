/** The figures before and after, as data. */
import { expect, test } from 'vitest';
import { compareWorkspaces } from '../../diff/index.ts';
import { onlyThese, readWorkspace, workspaceOf } from '../../model/index.ts';
import { figuresTable } from './table.ts';

const chain = (share: string) => `
chain Pay {
  demand 3/day during office
  goal lead time < 9d
  start In
  decision Which { by Clerk  takes 1min }
  step Work { by Clerk  work judgement  takes 1h }
  end Out
  In -> Which
  Which -> Work ${share}
  Which -> Out 60%
  Work -> Out
}
hours office Mon-Fri 09:00-17:00
role Clerk { people 2  works office }
`;

function tableOf(before: string, after: string) {
  const [base, head] = [before, after].map((text) => {
    const sources = [{ uri: 'file:///w/a.chain', text }];
    const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
    return { label: 'x', workspace: workspaceOf(models), findings: [] };
  });
  if (base === undefined || head === undefined) throw new Error('two texts make two sides');
  const [one] = compareWorkspaces(base, head).chains;
  return one && figuresTable(one);
}

test('a figure that is not known is no zero, and a goal that nobody can judge is neither held nor missed', () => {
  const rows = tableOf(chain('40%'), chain('30%'))?.rows ?? [];
  const said = rows.filter(([title]) => /people|goals/.test(title?.text ?? '')).map((cells) => cells[2]?.text);
  expect(said.filter((text) => text !== '–')).toEqual([]);
});

test('what is better or worse carries that as its tone', () => {
  const work = (before: string, after: string) =>
    tableOf(chain('40%').replace('1h', before), chain('40%').replace('1h', after))?.rows.find(
      ([title]) => title?.text === 'work',
    );
  expect(work('2h', '1h')?.at(-1)).toEqual({ text: '↓ 49%, better', tone: 'better' });
  expect(work('1h', '2h')?.at(-1)).toMatchObject({ tone: 'worse' });
});
