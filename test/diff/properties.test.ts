/** What holds of every two models: the changes between them are all that tells them apart, and nothing else. */
import { type Change, type Comparison, compareWorkspaces } from '@chainwright/language/diff';
import { type ChainModel, printModel, workspaceOf } from '@chainwright/language/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryChange, arbitraryModel, PEOPLE_FILE, PEOPLE_TEXT } from '../language/arbitrary-model.ts';
import { readFiles, withoutPlaces } from '../language/reading.ts';
import { allChanges, applied } from './apply.ts';

const RUNS = { numRuns: Number(process.env.CHAINWRIGHT_PROPERTY_RUNS ?? 60), interruptAfterTimeLimit: 40_000 };

/** The models of a text that has no problem. */
function read(text: string): readonly ChainModel[] {
  const { models, problems } = readFiles({ 'main.chain': text, [PEOPLE_FILE]: PEOPLE_TEXT });
  expect({ text, problems: problems.map(({ message }) => message) }).toEqual({ text, problems: [] });
  return models;
}

const side = (label: string, models: readonly ChainModel[]) => ({
  label,
  workspace: workspaceOf(models),
  findings: [],
});

function compare(base: readonly ChainModel[], head: readonly ChainModel[]): Comparison {
  return compareWorkspaces(side('base', base), side('head', head), { figures: false });
}

/** What a model says, whatever the order of its lines. */
function meaning(model: ChainModel): unknown {
  const { file: _, imports: __, ...said } = model;
  return sorted(withoutPlaces(said));
}

/** What has an order: checks run one after the other. */
const ORDERED = new Set(['verifies']);

function sorted(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = (key === 'openings' ? value.flatMap(daily) : value).map((one) => sorted(one));
    return ORDERED.has(key) ? items : items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'doc');
  const isHandoff = 'carrying' in value;
  const kept = entries.filter(([name]) => !(isHandoff && name === 'id'));
  return Object.fromEntries(kept.map(([name, one]) => [name, sorted(one, name)]).toSorted());
}

function daily({ days, ...times }: { days: readonly string[] }): readonly unknown[] {
  return days.map((day) => ({ day, ...times }));
}

test('a workspace does not differ from itself, whatever the order of its lines', () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const turned = {
        ...model,
        chains: model.chains.map((chain) => ({
          ...chain,
          nodes: chain.nodes.toReversed(),
          handoffs: chain.handoffs.toReversed(),
        })),
      };
      const models = read(printModel(model));
      expect(compare(models, models)).toMatchObject({ level: 'none', chains: [], changes: [] });
      expect(compare(models, read(printModel(turned)))).toMatchObject({ level: 'none', chains: [], changes: [] });
    }),
    RUNS,
  );
});

/** Two checks of a step in the same words: nobody can say which of them a change is about. */
function hasTwinChecks({ chains }: ChainModel): boolean {
  const nodes = chains.flatMap((chain) => chain.nodes);
  return nodes.some(({ verifies }) => new Set(verifies.map(({ criterion }) => criterion)).size < verifies.length);
}

test('the changes applied to the base give the head', () => {
  fc.assert(
    fc.property(arbitraryChange, ([before, after]) => {
      fc.pre(!hasTwinChecks(before) && !hasTwinChecks(after));
      const [base, head] = [read(printModel(before)), read(printModel(after))];
      const changes = allChanges(compare(base, head));
      const [model, wanted] = [base[0], head[0]];
      if (model === undefined || wanted === undefined) throw new Error('every text has a model');
      const text = applied(model, { changes, imports: wanted.imports });
      const [found] = read(text);
      expect(found && meaning(found)).toEqual(meaning(wanted));
    }),
    RUNS,
  );
});

test('the other way round, what came went and what went came', () => {
  const opposite = (op: Change['op']) => (op === 'added' ? 'removed' : op === 'removed' ? 'added' : op);
  // A line of a scenario begins with the name that its thing has in the head, on either way.
  const property = (change: Change) =>
    change.what === 'scenario' ? change.property?.split(' ').at(-1) : change.property;
  const said = (change: Change) => {
    const { op, what, name, was, before, after, level } = change;
    return JSON.stringify([op, what, op === 'changed' ? property(change) : [name, was], before, after, level]);
  };
  const turned = (change: Change) => {
    const { op, what, name, was, before, after, level } = change;
    return JSON.stringify([
      opposite(op),
      what,
      op === 'changed' ? property(change) : op === 'renamed' ? [was, name] : [name, was],
      after,
      before,
      level,
    ]);
  };
  const told = (changes: readonly Change[]) => changes.filter(({ property }) => property !== 'order of checks');
  fc.assert(
    fc.property(arbitraryChange, ([before, after]) => {
      const [base, head] = [read(printModel(before)), read(printModel(after))];
      const there = told(allChanges(compare(base, head)));
      const back = told(allChanges(compare(head, base)));
      expect(back.map(turned).toSorted()).toEqual(there.map(said).toSorted());
    }),
    RUNS,
  );
});

test('there is always a verdict, and no number in it that is none', () => {
  fc.assert(
    fc.property(arbitraryChange, ([before, after]) => {
      const [base, head] = [read(printModel(before)), read(printModel(after))];
      const { verdict, chains } = compareWorkspaces(side('base', base), side('head', head));
      for (const said of [
        verdict,
        ...chains.map((one) => one.verdict),
        ...chains.flatMap((one) => one.humanUp.map(({ sentence }) => sentence)),
      ])
        expect(said).toMatch(/^(?!.*\b(?:NaN|Infinity|undefined|null)\b).+\.$/su);
    }),
    RUNS,
  );
});

test.each([
  ['a document', 'document C'],
  ['a chain', 'chain C {\n  start Other\n}'],
])('what comes may take the name of what was renamed: %s', (_, comes) => {
  const chain = (name: string, more = '') =>
    `chain ${name} {\n  demand 1/hour\n  because capacity\n${more}  start In\n}\n`;
  const [base, head] = [read(chain('C')), read(`${comes}\n\n${chain('D', '  accept r-a because "x"\n')}`)];
  const [was, is] = [base[0], head[0]];
  if (was === undefined || is === undefined) throw new Error('a file has a model');
  const text = applied(was, { changes: allChanges(compare(base, head)), imports: is.imports });
  expect(meaning(read(text)[0] ?? is)).toEqual(meaning(is));
});
