/** Formats text. Text with syntax problems is left alone: nobody could say what it should look like. */
import { DocumentState, URI } from 'langium';
import { type ChainServices, formatDocument, type LanguageProblem } from '../grammar/index.ts';
import { buildModel } from './build/index.ts';
import { withLanguage } from './language.ts';

export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly LanguageProblem[] };

/** The canonical layout of a text; its byte order mark and the kind of its line ends are kept. */
export function formatText(text: string): Formatted {
  return withLanguage({ rootOf: () => undefined, realUri: () => undefined }, (services) => formatWith(services, text));
}

function formatWith(services: ChainServices, text: string): Formatted {
  const { LangiumDocumentFactory } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse('memory:///text.chain'));
  document.state = DocumentState.ComputedScopes;
  const problems = buildModel(document, services).problems.filter((one) => one.code === 'syntax');
  if (problems.length > 0) return { ok: false, problems };
  const formatted = formatDocument(document, services.parser.Lexer);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { ok: true, text: mark + (text.includes('\r\n') ? formatted.replace(/\n/g, '\r\n') : formatted) };
}
