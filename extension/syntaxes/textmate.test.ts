import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';
import { textMateFile, textMateText } from '../../scripts/lib/generate-textmate.mjs';

const grammar = await loadChainGrammar();

test('the grammar in the extension is the one that the vocabularies make', () => {
  expect(readFileSync(textMateFile, 'utf8')).toBe(textMateText());
});

test('a whole example, word by word', async () => {
  const text = readFileSync(new URL('motor-claim.chain', import.meta.url), 'utf8');
  await expect(tokenised(text)).toMatchFileSnapshot('motor-claim.tokens.txt');
});

test.each([
  ['step Wait "…" {', 'Wait', 'entity.name.function'],
  ['step Wait "the title"', '"the title"', 'string.quoted.double.title'],
  ['owner -> Pay', 'owner', 'variable.other.node'],
  ['A and wait -> B', 'wait', 'variable.other.node'],
  ['A -> B 30% when "x"', '%', 'keyword.other.unit.share'],
  ['A -> B 30% when "x"', '->', 'keyword.operator.arrow'],
  ['takes 5min..8min..20min', '..', 'keyword.operator.range'],
  ['takes 2wd', 'wd', 'keyword.other.unit.duration'],
  ['demand 24/day during office', 'day', 'keyword.other.unit.rate'],
  ['costs 48 EUR/h', 'EUR', 'keyword.other.unit.money'],
  ['work extraction', 'extraction', 'variable.other.enummember'],
  ['step 名前 "…"', '名前', 'entity.name.function'],
  ['owner Wait', 'Wait', 'variable.other.reference'],
])('%s: %s is %s', (line, word, scope) => {
  const token = tokensOf([line]).find(({ text }) => text === word);
  expect(token?.scope).toBe(`${scope}.chain`);
});

function tokenised(text: string): string {
  const tokens = tokensOf(text.split('\n')).filter(({ text }) => text.trim() !== '');
  return `${tokens.map(({ text, scope }) => `${text.trim()}  ${scope}`).join('\n')}\n`;
}

function tokensOf(lines: readonly string[]): { text: string; scope: string }[] {
  let stack = textmate.INITIAL;
  return lines.flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scope: token.scopes.at(-1) ?? '',
    }));
  });
}

async function loadChainGrammar(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(textMateText(), 'chain.tmLanguage.json'),
  });
  const loaded = await registry.loadGrammar('source.chain');
  if (loaded === null) throw new Error('no grammar');
  return loaded;
}
