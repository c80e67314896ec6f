/**
 * One set of language services for all readings of a process: setting up the parser costs more than reading a file.
 * Readings are synchronous, so they never overlap, and each leaves nothing behind.
 */
import { type ChainServices, createChainServices, type FilePort } from '../grammar/index.ts';

let files: FilePort = { rootOf: () => undefined, realUri: () => undefined };
let services: ChainServices | undefined;
/** Of readings: nothing of the file system changes within one. */
let epoch = 0;

/** Runs `read` with services that see no document, and files through `port`. */
export function withLanguage<T>(port: FilePort, read: (services: ChainServices) => T): T {
  services ??= createChainServices({
    rootOf: (uri) => files.rootOf(uri),
    realUri: (uri) => files.realUri(uri),
    epoch: () => epoch,
  }).chain;
  const { LangiumDocuments } = services.shared.workspace;
  files = remembering(port);
  epoch += 1;
  try {
    return read(services);
  } finally {
    for (const { uri } of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(uri);
  }
}

/** Each question to the file system is asked once. */
function remembering({ rootOf, realUri }: FilePort): FilePort {
  const known = new Map<string, string | undefined>();
  return {
    rootOf,
    realUri: (uri) => {
      if (!known.has(uri)) known.set(uri, realUri(uri));
      return known.get(uri);
    },
  };
}
