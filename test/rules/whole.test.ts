/** A whole process with every construct: no error and no warning, but for the one that it accepts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInfo, lintTexts } from './expectations.ts';

test('the example of the language reference', () => {
  const text = (name: string) => readFileSync(join(import.meta.dirname, 'whole', name), 'utf8');
  const findings = lintTexts({ 'motor.chain': text('motor.chain'), 'people.chain': text('people.chain') });
  const told = findings.filter((finding) => !isInfo(finding)).map(({ rule, accepted }) => ({ rule, accepted }));
  expect(told).toEqual([
    { rule: 'single-person-queue', accepted: { reason: 'second counsel starts in March', until: '2027-03-31' } },
  ]);
});
