/** docs/configuration.md and the JSON Schema: made from the code, and its examples are what the command says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withConfigurationLists } from '../../language/src/config/page.ts';
import { configurationPrintJsonSchema } from '../../language/src/config/print-schema.ts';
import { configurationJsonSchema } from '../../language/src/config/schema.ts';
import { chainwright, folderWith } from '../cli/surroundings.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const PAGE = readFileSync(join(DOCS, 'configuration.md'), 'utf8');

const blocks = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);

test('the lists of the page and the schemas are what npm run generate makes', () => {
  expect(PAGE).toBe(withConfigurationLists(PAGE));
  const written = (name: string): unknown => JSON.parse(readFileSync(join(DOCS, 'schemas', name), 'utf8'));
  const made = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema));
  expect(written('config.schema.json')).toEqual(made(configurationJsonSchema()));
  expect(written('config-print.schema.json')).toEqual(made(configurationPrintJsonSchema()));
});

test('the examples can be used', async () => {
  const [whole = '', team = '', ...more] = blocks('jsonc');
  const cwd = folderWith({
    'chainwright.config.json': whole,
    'claims/chainwright.config.json': team,
    'claims/claim.chain': '',
  });
  expect(more).toEqual([]);
  expect(await chainwright(cwd, ['lint'])).toMatchObject({ code: 0, err: '' });
});

test('what the command is shown to say is what it says', async () => {
  const [print = '', wrong = ''] = blocks('text');
  const cwd = folderWith({
    'claims/chainwright.config.json': '{\n  "extends": "chainwright:structure",\n  "failOn": "warning"\n}\n',
    'claims/claim.chain': '',
  });
  const printed = await chainwright(cwd, ['config', '--print', 'claims/claim.chain']);
  expect(`$ chainwright config --print claims/claim.chain\n${printed.out}`.startsWith(print)).toBe(true);
  const bad = folderWith({ 'chainwright.config.json': '{\n  "rules": { "no-ower": "off" }\n}\n', 'a.chain': '' });
  expect(`$ chainwright lint\n${(await chainwright(bad, ['lint'])).err}`).toBe(wrong);
});
