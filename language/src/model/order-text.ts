/** Orders the properties of a text. Text with syntax problems is left alone: nobody could say what belongs to what. */
import { DocumentState, URI } from 'langium';
import { type ChainServices, propertyOrderEdits } from '../grammar/index.ts';
import { buildModel } from './build/index.ts';
import type { Edit } from './finding.ts';
import { withLanguage } from './language.ts';

/** What puts the properties of pools, chains and nodes into the order of the reference; the model stays the same. */
export function orderProperties(text: string): readonly Edit[] {
  return withLanguage({ rootOf: () => undefined, realUri: () => undefined }, (services) => orderWith(services, text));
}

function orderWith(services: ChainServices, text: string): readonly Edit[] {
  const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('memory:///text.chain'));
  document.state = DocumentState.ComputedScopes;
  if (buildModel(document, services).problems.some(({ code }) => code === 'syntax')) return [];
  return propertyOrderEdits(document, services.parser.Lexer);
}
