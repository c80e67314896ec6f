/** The example of the reference: what a reader of the text would say that it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFiles } from './reading.ts';

const FOLDER = join(import.meta.dirname, '../../examples/motor-claim');
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const company = readFileSync(join(FOLDER, '../company.chain'), 'utf8');
const { models, problems } = readFiles({
  'claims/motor-claim.chain': text('motor-claim.chain'),
  'claims/people.chain': text('people.chain'),
  'company.chain': company,
});
const [motor, people] = models;
const [chain] = motor?.chains ?? [];
const node = (name: string) => chain?.nodes.find((one) => one.name === name);
const handoff = (from: string, to: string) =>
  chain?.handoffs.find((one) => one.from[0]?.name === from && one.to[0]?.name === to);

test('the example reads without a problem', () => {
  expect(problems.map((one) => one.message)).toEqual([]);
});

test('its chain', () => {
  expect(chain).toMatchObject({
    name: 'MotorClaim',
    title: 'Motor claim',
    doc: 'Everything from the first notice to the payment or the refusal.',
    owner: { name: 'Handler', id: people?.pools[0]?.id },
    demand: { rate: { count: 24, per: 'day' }, during: { name: 'office' } },
  });
  expect(chain?.goals).toMatchObject([
    {
      figure: 'lead time',
      comparison: '<',
      target: { kind: 'duration', duration: { value: 21, unit: 'd' } },
      percentile: 0.9,
    },
    { figure: 'throughput', comparison: '>=', target: { kind: 'rate', rate: { count: 22, per: 'day' } } },
    { figure: 'quality', target: { kind: 'share', share: 0.94 } },
  ]);
});

test('its nodes', () => {
  expect(node('Notice')?.channels).toMatchObject([
    { channel: 'email', share: 0.6 },
    { channel: 'broker', share: 0.25 },
    { channel: 'form', share: 0.15 },
  ]);
  expect(node('Extract')).toMatchObject({
    by: { pool: { name: 'Reader' } },
    work: { value: 'extraction' },
    takes: { shape: 'exponential', mean: { value: 20, unit: 's' } },
    quality: { value: 0.92 },
    learnsFrom: [{ name: 'Assess', id: node('Assess')?.id }],
  });
  expect(node('Extract')?.verifies).toMatchObject([
    { against: [{ name: 'Claim' }], by: { name: 'PolicyAdmin' } },
    { against: [{ name: 'PolicyAdmin' }] },
    { by: { name: 'Handler' }, takes: { mean: { value: 2, unit: 'min' } }, sample: 0.1, catches: 0.9 },
  ]);
  expect(node('Missing')).toMatchObject({
    kind: 'wait',
    takes: { shape: 'uniform', least: { value: 2 }, most: { value: 10, unit: 'd' } },
    because: { reason: 'visibility' },
  });
  expect(node('Assess')).toMatchObject({
    by: { pool: { name: 'Handler' }, with: { name: 'Copilot' } },
    stakes: { value: 'high' },
    accepts: [{ rule: 'single-person-queue', until: '2027-03-31' }],
  });
  expect(node('Pay')?.takes).toMatchObject({ shape: 'exactly', time: { value: 1, unit: 's' } });
});

test('its handoffs', () => {
  expect(handoff('Complete', 'Missing')).toMatchObject({
    share: { value: 0.3 },
    when: { value: 'documents are missing' },
    via: { value: 'email' },
  });
  expect(handoff('Assess', 'Opinion')).toMatchObject({
    share: { value: 0.15 },
    via: { value: 'queue' },
    carrying: [{ name: 'ClaimRecord' }],
  });
  expect(handoff('Extract', 'Assess')?.on).toMatchObject({ kind: 'exception', share: 0.03 });
});

test('its people', () => {
  expect(people?.pools).toMatchObject([
    {
      kind: 'role',
      name: 'Handler',
      people: { value: 4 },
      knows: [{ field: { name: 'claims' }, level: 'expert' }, { level: 'adjacent' }],
    },
    { kind: 'person', costs: { value: { amount: 110, currency: 'EUR', per: 'h' } } },
    {
      kind: 'agent',
      parallel: { value: 20 },
      model: { value: 'reader-v2' },
      costs: { value: { amount: 0.04, per: 'case' } },
    },
    { kind: 'agent', name: 'Copilot' },
    { kind: 'system', title: 'Policy administration' },
  ]);
  expect(people?.hours).toMatchObject([
    { zone: 'Europe/Brussels', openings: [{ days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], open: 540, close: 1020 }] },
  ]);
  expect(people?.documents.map((one) => one.name)).toEqual(['Claim', 'Photos', 'ClaimRecord', 'TrafficLaw']);
});
