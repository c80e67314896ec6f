/** What a file is called on both sides. */
import type { Id, Workspace } from '../../model/index.ts';

/** The path below the folder that all files share: of a single file nothing, so that it is the same as any other. */
export function pathsBelow({ models }: Workspace): (file: string) => string {
  const folder = commonFolder(models.map(({ file }) => file));
  return (file) => {
    if (models.length < 2) return '';
    return file.startsWith(folder) ? file.slice(folder.length) : file;
  };
}

function commonFolder([first = '', ...files]: readonly string[]): string {
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const file of files) {
    while (folder !== '' && !file.startsWith(folder))
      folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

/** `FILE#NAME` to its file. */
export function fileOf(id: Id): string {
  return id.slice(0, id.indexOf('#'));
}
