/** `queues` over everything that there is: its text fits the terminal, its JSON the schema, and no figure is none. */
import { type Workspace, workspaceOf } from '@chainwright/language/model';
import { placeOfFact, queuesJson, queuesMarkdown, queuesText, queuesView } from '@chainwright/language/queues';
import { PLAIN } from '@chainwright/language/reports';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { queuesReportSchema } from '../../language/src/reports/queues/schema.ts';
import { READING, ROOT } from '../examples/workspace.ts';
import { cases, workspaceFrom } from '../flow/workspace.ts';

const pathOf = (uri: string) => uri.replace(ROOT, '').replace('file:///workspace/', '');
const scenariosOf = (workspace: Workspace) => workspace.models.flatMap((model) => model.scenarios);
const examples = workspaceOf(READING.models);

const everything: readonly { readonly name: string; readonly workspace: () => Workspace }[] = [
  { name: 'the examples', workspace: () => examples },
  ...cases.map(({ name, text }) => ({ name, workspace: () => workspaceFrom(text) })),
];

describe.each(everything)('$name', ({ workspace: workspaceOfIt }) => {
  const workspace = workspaceOfIt();
  const chains = [...workspace.chains.values()];
  const views = [
    queuesView(workspace, chains, scenariosOf(workspace)),
    queuesView(workspace, chains),
    ...chains.map((chain) => queuesView(workspace, [chain])),
  ];

  test('JSON is what the schema says', () => {
    for (const view of views)
      expect(queuesReportSchema.safeParse(JSON.parse(queuesJson(view, { pathOf }))).error).toBeUndefined();
  });

  test.each([80, 100, 140])('no line of the text is wider than %d columns', (width) => {
    for (const view of views.slice(1)) {
      const lines = queuesText(view, { pathOf, palette: PLAIN, width }).split('\n');
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  });

  test('says nothing that is no number', () => {
    for (const view of views) {
      const said = queuesText(view, { pathOf, palette: PLAIN, width: 100 }) + queuesMarkdown(view, { pathOf });
      expect(said).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
  });
});

test('where a lead time is known, so is what each change does to it', () => {
  for (const { name, workspace: workspaceOfIt } of everything) {
    const workspace = workspaceOfIt();
    for (const { chain, figures, lift, tenfold } of queuesView(workspace, [...workspace.chains.values()]).chains) {
      const unknown = [...lift, ...tenfold].filter(({ leadTimeSeconds }) => leadTimeSeconds === null);
      if (figures.leadTimeSeconds !== null)
        expect(
          unknown.map(({ text }) => text),
          `${name}: ${chain.name}`,
        ).toEqual([]);
    }
  }
});

test('a chain of twenty nodes fits on a page', () => {
  for (const chain of examples.chains.values()) {
    if (chain.nodes.length > 20) continue;
    const lines = queuesText(queuesView(examples, [chain]), { pathOf, palette: PLAIN, width: 100 }).split('\n');
    expect(lines.length, chain.name).toBeLessThanOrEqual(65);
  }
});

test('a missing fact is named with its line', () => {
  const workspace = workspaceFrom(`role Clerk
person Pay
chain Main {
  start In
  step Pay { by Clerk }
  step Sub { runs Part }
  end Out
  In -> Pay
  Pay -> Sub
  Sub -> Out
}
chain Part {
  start In
  step Deep { by Pay }
  end Out
  In -> Deep
  Deep -> Out
}`);
  const [main] = workspace.chains.values();
  if (main === undefined) throw new Error('there is a chain');
  const lineOf = (fact: string) => placeOfFact(workspace, main, fact).line;
  expect(lineOf('people of Clerk')).toBe(1);
  expect(lineOf('costs of Pay')).toBe(2);
  expect(lineOf('takes of Pay')).toBe(5);
  expect(lineOf('takes of Deep')).toBe(14);
  expect(lineOf('demand of Main')).toBe(3);
  expect(lineOf('something that nobody has named')).toBe(3);
});
