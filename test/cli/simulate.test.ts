/** `chainwright simulate`: what it prints, in every format, and what it says of wrong use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { simulateJsonSchema, simulateReportSchema } from '../../language/src/reports/simulate/schema.ts';
import { chainwright, folderWith } from './surroundings.ts';

const TEXT = `role Handler { people 2  costs 40 EUR/h }
agent Reader { }
chain Claim {
  demand 6/hour
  goal lead time < 3h for 90%
  goal quality >= 99%
  start Notice
  step Read { by Reader  takes 2min }
  step Assess { by Handler  takes 15min }
  end Paid
  Notice -> Read
  Read -> Assess
  Assess -> Paid
}
chain Idle {
  start S
  end E
  S -> E
}
scenario More "One more" of Claim { Handler people 3 }
scenario Rush of Claim { demand 12/hour }
`;

const FAST = ['--cases', '4000', '--replications', '4', '--workers', '1'];

async function simulate(...argv: readonly string[]) {
  return chainwright(folderWith({ 'claim.chain': TEXT }), ['simulate', ...argv, ...FAST]);
}

describe('formats', () => {
  test('text: figures side by side with their margins and differences, goals, bars', async () => {
    const { code, out, err } = await simulate('Claim', '--scenario', 'More', '--scenario', 'Rush');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Claim\n4 replications of 1,000 cases/);
    expect(out.replaceAll('\n', ' ')).toContain('All replications are done');
    expect(out).toMatch(/as it is +More +Rush +More changes\n/);
    expect(out).toMatch(/Lead time +[\d.]+ ± [\d.]+ min +[\d.]+ ± [\d.]+ min +−[\d.]+ ± [\d.]+ min/);
    expect(out).toContain('Rush: more comes to Handler than it can do. Its queue grows by 96 a day');
    expect(out).toMatch(/lead time < 3h for 90% +✔ [\d.]+ ± [\d.]+ min +✔ [\d.]+ ± [\d.]+ min +✖ missed\n/);
    expect(out.match(/lead time < 3h/g)).toHaveLength(1);
    expect(out).toMatch(/Touch time .* none\n/);
    expect(out).toMatch(/up to +[\d.]+ min +█+ [\d.]+%/);
  });

  test('json: what the published schema says, with the figures of the text', async () => {
    const { out } = await simulate(
      'Claim',
      '--scenario',
      'More',
      '--scenario',
      'Rush',
      '--format',
      'json',
      '--seed',
      '7',
    );
    const report = simulateReportSchema.parse(JSON.parse(out));
    expect(report).toMatchObject({ version: 1, chain: 'Claim', seed: 7 });
    const [base, more, rush] = report.runs;
    expect([base?.scenario, more?.scenario, rush?.scenario]).toEqual([null, 'More', 'Rush']);
    expect(base).toMatchObject({ cases: 4_000, replications: 4, stoppedBy: 'replications', conserved: true });
    expect(rush).toMatchObject({ overloaded: true, leadTimeSeconds: null });
    expect(rush?.queueGrowthPerDay.Handler).toBeCloseTo(96, 9);
    const difference = report.differences.find(
      ({ scenario, figure }) => scenario === 'More' && figure === 'leadTimeSeconds',
    );
    expect(difference?.mean).toBeCloseTo((more?.leadTimeSeconds?.mean ?? 0) - (base?.leadTimeSeconds?.mean ?? 0), 6);
    expect(report.differences.some(({ scenario }) => scenario === 'Rush')).toBe(false);
  });

  test('markdown and csv', async () => {
    const markdown = (await simulate('Claim', '--scenario', 'More', '--format', 'markdown')).out;
    expect(markdown).toContain('| Cases | as it is | More | More changes |\n| --- | --- | --- | --- |\n| Lead time |');
    const csv = (await simulate('Claim', '--scenario', 'More', '--format', 'csv')).out.split('\r\n');
    expect(csv[0]).toBe('scenario,what,figure,mean,low,high');
    expect(csv.some((line) => /^,run,pools\.Handler\.load,0\.\d+,0\.\d+,0\.\d+$/.test(line))).toBe(true);
    expect(csv.some((line) => /^More,difference,leadTimeSeconds\.p90,-[\d.]+,-[\d.]+,-[\d.]+$/.test(line))).toBe(true);
  });

  test('into a file', async () => {
    const folder = folderWith({ 'claim.chain': TEXT });
    const { out } = await chainwright(folder, ['simulate', 'claim.chain', '--format', 'csv', '-o', 'out.csv', ...FAST]);
    expect(out).toBe('');
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toContain('leadTimeSeconds');
  });
});

test('no line is wider than the terminal: what changes stands below; pools and chains have their titles', async () => {
  const text = TEXT.replace('role Handler {', 'role Handler "Claims handler" {').replace(
    'chain Claim {',
    'chain Claim "A claim" {',
  );
  const argv = ['simulate', 'Claim', '--scenario', 'More', ...FAST];
  const { out } = await chainwright(folderWith({ 'claim.chain': text }), argv, '', {}, 60);
  expect(out).toMatch(/^A claim\n/);
  expect(out).toMatch(/ Claims handler +[\d.]+ ± [\d.]+%/);
  expect(out).toMatch(/as it is +More\n[\s\S]*More changes\n/);
  expect(out.split('\n').filter((line) => line.length > 60)).toEqual([]);
});

test('without a name the only chain with a demand is meant; standard input is a file', async () => {
  expect((await simulate()).out).toMatch(/^Claim\n/);
  const { out } = await chainwright(folderWith({}), ['simulate', '-', ...FAST], TEXT);
  expect(out).toMatch(/^Claim\n/);
});

test('of a broken text the readable part is simulated, and a note says so unless --quiet', async () => {
  const cwd = folderWith({ 'claim.chain': `${TEXT}chain {{{\n` });
  const loud = await chainwright(cwd, ['simulate', 'Claim', ...FAST]);
  expect(loud.err).toMatch(/^chainwright: (1 error|\d+ errors) in the text; the readable part is simulated/);
  expect(await chainwright(cwd, ['simulate', 'Claim', '--quiet', ...FAST])).toEqual({ ...loud, err: '' });
});

describe('wrong use is one line that names it, and exit code 2', () => {
  test.each([
    [['Clam'], 'there is no chain "Clam"; did you mean Claim?'],
    [['Claim', '--scenario', 'Mor'], 'Claim has no scenario "Mor"; did you mean More?'],
    [['Idle', '--scenario', 'More'], 'Idle has no scenario, so none is called "More"'],
    [['Idle'], 'Idle cannot be simulated; missing: demand of Idle'],
    [['--precision', '1'], '--precision cannot be "1"; it is a share of the mean such as 1%'],
    [['--cases', '0'], '--cases cannot be 0; it is a whole number from 1'],
    [['--replications', '1'], '--replications cannot be 1; an interval needs at least 2'],
    [['--seed', 'x'], '--seed cannot be "x"; it is a whole number such as 0'],
    [['Claim', 'none.chain'], 'none.chain: no such file or folder'],
  ])('%j', async (argv, message) => {
    const folder = folderWith({ 'claim.chain': TEXT });
    const { code, out, err } = await chainwright(folder, ['simulate', ...argv]);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `chainwright: ${message}\n` });
  });
});

test('what a scenario lacks is said of the scenario', async () => {
  const text = TEXT.replace('{ Handler people 3 }', '{ Assess by Nobody }').replace(
    'agent Reader { }',
    'agent Reader { }\nrole Nobody { }',
  );
  const { err } = await chainwright(folderWith({ 'claim.chain': text }), ['simulate', 'Claim', '--scenario', 'More']);
  expect(err).toBe('chainwright: Claim in More cannot be simulated; missing: people of Nobody\n');
});

test('the schema is what npm run generate makes', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'schemas', 'simulate.schema.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(simulateJsonSchema())));
});
