/** What other files can see of a file. */
import { fileOf, symbolsOf, wordFor } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';

/** Names and what they are, of declarations and of the nodes of chains. */
export function faceOf(document: LangiumDocument): string {
  const file = fileOf(document);
  if (file === undefined) return '';
  const { byName, chains } = symbolsOf(file);
  const declared = [...byName].map(([name, one]) => `${wordFor(one)} ${name}`);
  const nodes = [...chains].map(([chain, { byName: own }]) =>
    [chain.name, ...[...own].map(([name, { kind }]) => `${kind} ${name}`)].join(),
  );
  return [...declared, ...nodes].join('\n');
}
