/** What each name means, for its colour: nearly every word of the language can be a name, and only the tree knows. */
import { wordFor } from '@chainwright/language/grammar';
import { AstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import {
  type Range,
  SemanticTokenModifiers,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from 'vscode-languageserver';

const TYPES: Readonly<Record<string, SemanticTokenTypes>> = {
  chain: SemanticTokenTypes.class,
  scenario: SemanticTokenTypes.namespace,
  role: SemanticTokenTypes.type,
  person: SemanticTokenTypes.type,
  agent: SemanticTokenTypes.interface,
  system: SemanticTokenTypes.struct,
  document: SemanticTokenTypes.variable,
  field: SemanticTokenTypes.property,
  hours: SemanticTokenTypes.parameter,
  start: SemanticTokenTypes.function,
  end: SemanticTokenTypes.function,
  step: SemanticTokenTypes.function,
  decision: SemanticTokenTypes.method,
  wait: SemanticTokenTypes.function,
};

const LEGEND = [...new Set(Object.values(TYPES))];

export const legend: SemanticTokensLegend = {
  tokenTypes: LEGEND,
  tokenModifiers: [SemanticTokenModifiers.declaration],
};

interface Token {
  readonly range: Range;
  readonly word: string;
  readonly isDeclaration: boolean;
}

export function semanticTokensOf(document: LangiumDocument): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const tokens = [...tokensOf(document)].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  for (const { range, word, isDeclaration } of tokens) {
    const type = TYPES[word];
    if (type === undefined) continue;
    const { start, end } = range;
    builder.push(
      start.line,
      start.character,
      end.character - start.character,
      LEGEND.indexOf(type),
      Number(isDeclaration),
    );
  }
  return builder.build();
}

function* tokensOf(document: LangiumDocument): Generator<Token> {
  for (const node of AstUtils.streamAst(document.parseResult.value)) {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    if (name !== undefined) yield { range: name.range, word: wordFor(node), isDeclaration: true };
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference ? reference.ref : undefined;
      const range = 'ref' in reference ? reference.$refNode?.range : undefined;
      if (target !== undefined && range !== undefined) yield { range, word: wordFor(target), isDeclaration: false };
    }
  }
}
