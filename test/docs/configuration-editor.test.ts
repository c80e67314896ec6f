/** The JSON Schema in the service that VS Code completes and checks JSON with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '@chainwright/language/rules';
import { expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';

const ROOT = join(import.meta.dirname, '..', '..');
const CURSOR = '<|>';
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly languages: readonly { readonly id: string; readonly filenames?: readonly string[] }[];
  };
}

const service = getLanguageService({});
const uri = 'file:///w/team/chainwright.config.json';
const { contributes }: Manifest = JSON.parse(read('extension', 'package.json'));
service.configure({
  validate: true,
  allowComments: true,
  schemas: contributes.jsonValidation.map(({ fileMatch, url }) => ({
    uri: url,
    fileMatch: [fileMatch],
    schema: JSON.parse(read('docs', 'schemas', url.split('/').at(-1) ?? '')),
  })),
});

function parsed(text: string) {
  const document = TextDocument.create(uri, 'jsonc', 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

async function offered(marked: string) {
  const at = marked.indexOf(CURSOR);
  const { document, json } = parsed(marked.replace(CURSOR, ''));
  const list = await service.doComplete(document, document.positionAt(at), json);
  return list?.items ?? [];
}

test('the file is JSON with comments', () => {
  const jsonc = contributes.languages.find(({ id }) => id === 'jsonc');
  expect(jsonc?.filenames).toEqual(['chainwright.config.json']);
});

test('keys, rules with what they are about, severities, presets', async () => {
  const labels = async (marked: string) => (await offered(marked)).map(({ label }) => label);
  expect(await labels('{ <|> }')).toEqual(expect.arrayContaining(['extends', 'rules', 'overrides', 'failOn']));
  const rules = await offered('{ "rules": { <|> } }');
  expect(rules.map(({ label }) => label)).toEqual(expect.arrayContaining(RULES.map(({ id }) => id)));
  const owner = RULES.find(({ id }) => id === 'no-owner');
  expect(JSON.stringify(rules.find(({ label }) => label === 'no-owner')?.documentation)).toContain(owner?.summary);
  const levels = ['"off"', '"info"', '"warning"', '"error"'];
  expect(await labels('{ "rules": { "no-owner": <|> } }')).toEqual(expect.arrayContaining(levels));
  expect(await labels('{ "overrides": [{ "rules": { "hot-pool": { <|> } } }] }')).toEqual(
    expect.arrayContaining(['severity', 'load']),
  );
  expect(await labels('{ "extends": [<|>] }')).toContain('"chainwright:strict"');
});

test('what the command refuses is marked, what it takes is not', async () => {
  const marks = async (text: string) => {
    const { document, json } = parsed(text);
    const found = await service.doValidation(document, json, { comments: 'ignore', trailingCommas: 'ignore' });
    return found.map(({ message }) => message);
  };
  expect(await marks('{ // yes\n "extends": "./base.json", "rules": { "no-owner": "off" }, }')).toEqual([]);
  expect(await marks('{ "rules": { "no-ower": "off" } }')).toEqual(['Property no-ower is not allowed.']);
  expect(await marks('{ "rules": { "no-owner": "of" } }')).toHaveLength(1);
  expect(await marks('{ "extends": "https://example.com/base.json" }')).toHaveLength(1);
});
