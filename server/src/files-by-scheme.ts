/** Files on the disk are read from it; those of a virtual folder only the client can read. */
import type { Files } from './files.ts';

export function filesByScheme(disk: Files, client: Files): Files {
  const of = (uri: string): Files => (uri.startsWith('file:') ? disk : client);
  return {
    read: (uri) => of(uri).read(uri),
    list: (uri) => of(uri).list(uri),
    realUri: (uri) => of(uri).realUri(uri),
  };
}
