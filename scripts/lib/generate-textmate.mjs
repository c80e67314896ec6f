/** Writes the TextMate grammar into the extension. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { textMateGrammar } from './textmate-grammar.mjs';

export const textMateFile = fileURLToPath(new URL('../../extension/syntaxes/chain.tmLanguage.json', import.meta.url));

export function textMateText() {
  return `${JSON.stringify(textMateGrammar(), undefined, 2)}\n`;
}

export async function generateTextMate() {
  await writeFile(textMateFile, textMateText());
}
