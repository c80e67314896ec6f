/**
 * One set of language services for all readings of a process: setting up the parser costs more than reading a file.
 * Readings are synchronous, so they never overlap, and each leaves nothing behind.
 */
import { type ChainServices, createChainServices, type FilePort } from '../grammar/index.ts';

let files: FilePort = { rootOf: () => undefined, realUri: () => undefined };
let services: ChainServices | undefined;

/** Runs `read` with services that see no document, and files through `port`. */
export function withLanguage<T>(port: FilePort, read: (services: ChainServices) => T): T {
  services ??= createChainServices({ rootOf: (uri) => files.rootOf(uri), realUri: (uri) => files.realUri(uri) }).chain;
  const { LangiumDocuments } = services.shared.workspace;
  files = port;
  try {
    return read(services);
  } finally {
    for (const { uri } of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(uri);
  }
}
