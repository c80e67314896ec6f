import { type Id, namedIn } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import page from './unused-import.md';

export const unusedImport: ProcessRule = {
  id: 'unused-import',
  group: 'structure',
  severity: 'info',
  summary: 'The file uses nothing of what it imports.',
  page,
  *check(model, context) {
    // What cannot be read may be what uses it.
    if (model.imports.length === 0 || context.unreadable.has(model.file)) return;
    const named = namedIn(model);
    for (const { path, file, place } of model.imports) {
      if (file === undefined || named.some((id) => isOf(id, file))) continue;
      yield {
        range: place,
        message: `Nothing in this file comes from “${path}”, so readers open it for nothing. Take the import out.`,
      };
    }
  },
};

/** Is this the id of something in that file? Asked of every name in every file, so that no text is cut out of any. */
function isOf(id: Id, file: string): boolean {
  return id.lastIndexOf('#') === file.length && id.startsWith(file);
}
