import type { LangiumDocument } from 'langium';
import { leavesOf } from './walk.ts';

/** The documentation comments of a text, each by the offset of the word that it stands before. One walk over the text. */
export function documentationOf(document: LangiumDocument): ReadonlyMap<number, string> {
  const docs = new Map<number, string>();
  const root = document.parseResult.value.$cstNode;
  if (root === undefined || !document.textDocument.getText().includes('/**')) return docs;
  let pending: string | undefined;
  for (const leaf of leavesOf(root)) {
    if (leaf.hidden && /^\/\*\*[\s\S]*\*\/$/.test(leaf.text)) pending = leaf.text;
    else if (!leaf.hidden && leaf.tokenType.name !== 'NEWLINE') {
      if (pending !== undefined) docs.set(leaf.offset, pending);
      pending = undefined;
    }
  }
  return docs;
}
