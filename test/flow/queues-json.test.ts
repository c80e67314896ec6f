/** `queues --format json`: its shape, and that names stand where the figures have ids. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { queuesJson, queuesReport, queuesView } from '@chainwright/language/queues';
import { expect, test } from 'vitest';
import { queuesJsonSchema, queuesReportSchema } from '../../language/src/reports/queues/schema.ts';
import { cases, workspaceFrom } from './workspace.ts';

function reportOf(text: string) {
  const workspace = workspaceFrom(text);
  const scenarios = workspace.models.flatMap((model) => model.scenarios);
  const view = queuesView(workspace, [...workspace.chains.values()], scenarios);
  const options = { pathOf: (uri: string) => uri.replace('file:///workspace/', '') };
  return { report: queuesReport(view, options), json: queuesJson(view, options) };
}

test.each(cases)('$name is what the schema says', ({ text }) => {
  const { report, json } = reportOf(text);
  expect(() => queuesReportSchema.parse(JSON.parse(json))).not.toThrow();
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
});

test('names, goals, scenarios and what would help', () => {
  const { report } = reportOf(`
    hours office Mon-Fri 09:00-17:00
    person Judge { works office  costs 80 EUR/h }
    agent Reader { parallel 1 }
    chain Permit {
      demand 20/day during office
      goal lead time < 1wd
      goal quality >= 90%
      start Filed
      step Read { by Reader  work extraction  takes exactly 30s }
      step Decide { by Judge  work judgement  takes 12min }
      end Told
      Filed  -> Read
      Read   -> Decide
      Decide -> Told
    }
    scenario Twice of Permit { Judge people 2 }
    scenario Flood of Permit { demand 50/day }`);
  const [permit] = report.chains;
  expect(permit).toMatchObject({ name: 'Permit', file: 'main.chain', demandPerDay: 20, bottleneck: 'Judge' });
  expect(permit?.goals).toEqual([
    { text: 'lead time < 1wd', holds: true, value: expect.any(Number) },
    { text: 'quality >= 90%', holds: null, value: null },
  ]);
  expect(permit?.approximate.map(({ figure }) => figure)).toContain('pools.Judge.waitSeconds');
  expect(permit?.humanUp).toMatchObject([{ pool: 'Judge', minutesPerCase: { human: 12, checks: 0 } }]);
  expect(permit?.twoSpeeds.feeds).toMatchObject([{ from: 'Read', to: 'Decide' }]);
  const [twice, flood] = permit?.scenarios ?? [];
  expect(twice).toMatchObject({ name: 'Twice', overloaded: false });
  expect(twice?.pools.map(({ name, servers }) => [name, servers])).toEqual([
    ['Judge', 2],
    ['Reader', 1],
  ]);
  expect(flood).toMatchObject({ overloaded: true, leadTimeSeconds: null });
  expect(flood?.queueGrowthPerDay).toEqual({ Judge: expect.closeTo(10, 9) });
  expect(report.lift[0]).toMatchObject({ chain: 'Permit', change: 'Decide in half of its time' });
  expect(report.pools.find(({ name }) => name === 'Judge')).toMatchObject({
    load: expect.closeTo(0.5, 12),
    chains: ['Permit'],
  });
});

test('the schema that others read is up to date: npm run generate', () => {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'schemas', 'queues.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(queuesJsonSchema());
});
