/** `lint --rule ID=SEVERITY`. */
import { expect, test } from 'vitest';
import { process } from './processes.ts';
import { chainwright, folderWith } from './surroundings.ts';

const FILES = { 'a.chain': process('Pay', { unused: ['Ghost'] }) };
const severitiesOf = (json: string) =>
  JSON.parse(json).findings.flatMap((one: { rule: string; severity: string }) =>
    one.rule === 'unused-declaration' ? [one.severity] : [],
  );

test('a rule speaks as it is told to, and fails the run accordingly', async () => {
  const cwd = folderWith(FILES);
  const as = async (...rules: string[]) => {
    const { code, out } = await chainwright(cwd, ['lint', '-f', 'json', ...rules.flatMap((rule) => ['--rule', rule])]);
    return { code, severities: severitiesOf(out) };
  };
  expect(await as('unused-declaration=error')).toEqual({ code: 1, severities: ['error'] });
  expect(await as('unused-declaration=info')).toEqual({ code: 0, severities: ['info'] });
  expect(await as('unused-declaration=off')).toEqual({ code: 0, severities: [] });
  expect(await as('unused-declaration=off', 'unused-declaration=warning')).toEqual({
    code: 0,
    severities: ['warning'],
  });
});

test.each([
  ['no-ownr=off', '--rule: there is no rule "no-ownr"; did you mean no-owner?'],
  ['zzzzzzzzzzzz=off', '--rule: there is no rule "zzzzzzzzzzzz"; chainwright explain lists them'],
  ['no-owner=of', '--rule no-owner cannot be "of"; did you mean off?'],
  ['no-owner', '--rule cannot be "no-owner"; it is a rule and its severity such as no-owner=warning'],
  ['__proto__=off', '--rule: there is no rule "__proto__"; chainwright explain lists them'],
  ['syntax=off', '--rule cannot change syntax: it is an error of the language, not a rule'],
])('%s', async (rule, message) => {
  expect(await chainwright(folderWith(FILES), ['lint', '--rule', rule])).toEqual({
    code: 2,
    out: '',
    err: `chainwright: ${message}\n`,
  });
});
