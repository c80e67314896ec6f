import type { ChainModel, Named } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { called } from '../shared/words.ts';
import page from './unused-declaration.md';

export const unusedDeclaration: ProcessRule = {
  id: 'unused-declaration',
  group: 'structure',
  severity: 'info',
  summary: 'Nothing names the field, hours, pool or document.',
  page,
  *check(model, context) {
    if (mayBeNamedUnread(model, context)) return;
    for (const [what, thing] of declarationsOf(model)) {
      if (context.workspace.named.times(thing.id) > 0) continue;
      yield {
        range: thing.place,
        subject: thing.id,
        message: `Nothing names the ${what} ${called(thing)}, so readers look for a use that is not there. Name it where it belongs, or take it out.`,
      };
    }
  },
};

/** What cannot be read, here or in a file that imports this one, may be what names it. */
function mayBeNamedUnread({ file }: ChainModel, { workspace, unreadable }: RuleContext): boolean {
  if (unreadable.size === 0) return false;
  return workspace.models.some(
    (model) => unreadable.has(model.file) && (model.file === file || model.imports.some((one) => one.file === file)),
  );
}

function* declarationsOf(model: ChainModel): Generator<readonly [string, Named]> {
  for (const field of model.fields) yield ['field', field];
  for (const hours of model.hours) yield ['hours', hours];
  for (const pool of model.pools) yield [pool.kind, pool];
  for (const document of model.documents) yield ['document', document];
}
