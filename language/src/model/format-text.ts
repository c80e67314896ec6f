/** Formats text. Text with syntax problems is left alone: nobody could say what it should look like. */
import { DocumentState, URI } from 'langium';
import {
  ChainLexer,
  type ChainServices,
  createChainServices,
  formatDocument,
  type LanguageProblem,
} from '../grammar/index.ts';
import { buildModel } from './build/index.ts';

export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly LanguageProblem[] };

let services: ChainServices | undefined;

/** The canonical layout of a text; its byte order mark and the kind of its line ends are kept. */
export function formatText(text: string): Formatted {
  services ??= createChainServices({ rootOf: () => undefined, realUri: () => undefined }).chain;
  const { LangiumDocumentFactory } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse('memory:///text.chain'));
  document.state = DocumentState.ComputedScopes;
  const problems = buildModel(document, services).problems.filter((one) => one.code === 'syntax');
  if (problems.length > 0) return { ok: false, problems };
  const formatted = formatDocument(document, new ChainLexer(services));
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { ok: true, text: mark + (text.includes('\r\n') ? formatted.replace(/\n/g, '\r\n') : formatted) };
}
