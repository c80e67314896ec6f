import { expect, test } from 'vitest';
import {
  markAbout,
  moneyUnit,
  NUMBER_UNIT,
  SHARE_UNIT,
  sayAbout,
  sayDuration,
  sayMeasured,
  sayMoney,
  sayNumber,
  sayRate,
  sayShare,
  timeUnit,
} from './quantities.ts';

test('what calculating leaves in the last digit does not decide how a number is rounded', () => {
  expect([0.15, 0.15 * (1 + Number.EPSILON), 0.1 + 0.05].map(sayNumber)).toEqual(['0.1', '0.1', '0.1']);
});

test.each([
  [0, '0 s'],
  [0.3, '0.3 s'],
  [20, '20 s'],
  [90, '90 s'],
  [270, '4.5 min'],
  [2_100, '35 min'],
  [11_520, '3.2 h'],
  [86_400, '24 h'],
  [1_036_800, '12 d'],
])('%d seconds are %s', (seconds, text) => {
  expect(sayDuration(seconds)).toBe(text);
});

test.each([
  [0, '0%'],
  [0.004, '0.4%'],
  [0.85, '85%'],
  [0.997, '99.7%'],
  [1, '100%'],
  [1.3, '130%'],
])('a share of %d is %s', (share, text) => {
  expect(sayShare(share)).toBe(text);
});

test.each([
  [24, '24/day'],
  [1_200, '1,200/day'],
  [0.5, '3.5/week'],
  [0.01, '3.7/year'],
  [0, '0/day'],
])('%d a day is %s', (rate, text) => {
  expect(sayRate(rate)).toBe(text);
});

test('small numbers keep their digits', () => {
  expect([0.034, 0.00012, 3.21, 35.4].map(sayNumber)).toEqual(['0.034', '0.0001', '3.2', '35']);
});

test('money', () => {
  expect([0, 0.0423, 4.256, 48, 1250.4].map((amount) => sayMoney(amount, 'EUR'))).toEqual([
    '0 EUR',
    '0.042 EUR',
    '4.26 EUR',
    '48.00 EUR',
    '1,250 EUR',
  ]);
});

test.each([
  [{ mean: 244_944, high: 245_894 }, timeUnit(244_944), '2.835 ± 0.011 d'],
  [{ mean: 198, high: 208 }, timeUnit(198), '3.30 ± 0.17 min'],
  [{ mean: 0.9577, high: 0.9586 }, SHARE_UNIT, '95.8 ± 0.1%'],
  [{ mean: 0.0003, high: 0.000301 }, SHARE_UNIT, '<0.1%'],
  [{ mean: 0.5, high: 0.500001 }, SHARE_UNIT, '50%'],
  [{ mean: 51.47, high: 51.67 }, moneyUnit('EUR'), '51.5 ± 0.2 EUR'],
  [{ mean: -69, high: -65 }, NUMBER_UNIT, '−69 ± 4'],
  [{ mean: 0, high: 0 }, SHARE_UNIT, '0%'],
  [{ mean: 12_345, high: 12_345 }, NUMBER_UNIT, '12,345'],
])('%j with its margin is said as far as it is known and matters: %j', (margin, unit, text) => {
  expect(sayMeasured(margin, unit)).toBe(text);
});

test('what no formula gives exactly is said so', () => {
  expect([sayAbout, markAbout].map((say) => say('4.4 h', true))).toEqual(['about 4.4 h', '≈ 4.4 h']);
  expect([sayAbout, markAbout].map((say) => say('4.4 h', false))).toEqual(['4.4 h', '4.4 h']);
});
