import { namedIn } from '../../model/index.ts';
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
    const used = new Set<string>();
    for (const id of namedIn(model)) used.add(id.slice(0, id.lastIndexOf('#')));
    for (const { path, file, place } of model.imports) {
      if (file === undefined || used.has(file)) continue;
      yield {
        range: place,
        message: `Nothing in this file comes from “${path}”, so readers open it for nothing. Take the import out.`,
      };
    }
  },
};
