/** Names in use and names declared, with the ids of what they mean. */
import type { AstNode, Reference } from 'langium';
import { AstUtils, URI } from 'langium';
import {
  isChainDeclaration,
  isDocumentDeclaration,
  isNodeDeclaration,
  type NodeDeclaration,
} from '../../grammar/generated/ast.ts';
import {
  Attached,
  KEYWORDS,
  type NamedDeclaration,
  nearest,
  type Range,
  rangeOf,
  wanted,
  wordFor,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { article, type Context, compact, missing } from './context.ts';

const ids = new Attached<AstNode, M.Id>();

/** One string for all who name a thing: looking it up then compares no letters. */
export function idOf(target: AstNode): M.Id {
  const known = ids.get(target);
  if (known !== undefined) return known;
  const id = `${AstUtils.getDocument(target).uri.toString()}#${pathOf(target)}`;
  ids.set(target, id);
  return id;
}

function pathOf(target: AstNode): string {
  if (isNodeDeclaration(target)) {
    return `${AstUtils.getContainerOfType(target, isChainDeclaration)?.name ?? ''}.${target.name ?? ''}`;
  }
  return 'name' in target ? String(target.name) : '';
}

/** A name in use. `missing` says what should have stood there. */
export function ref(
  reference: Reference | undefined,
  container: AstNode,
  property: string,
  context: Context,
): M.Ref | undefined {
  if (reference === undefined) return undefined;
  const place =
    reference.$refNode === undefined ? rangeOf(container) : rangeOf({ $type: '', $cstNode: reference.$refNode });
  const name = reference.$refText.normalize('NFC');
  const target = context.services.references.ScopeProvider.targetOf({ reference, container, property }, name);
  if (target !== undefined) return { name, id: idOf(target), place };
  reportUnresolved(name, place, { reference, container, property }, context);
  return { name, place };
}

export function reportUnresolved(
  name: string,
  range: Range,
  info: Parameters<typeof wanted>[0],
  context: Context,
): void {
  const { services, problems, elsewhere: declaredElsewhere, unread } = context;
  if (unread.has(name)) return;
  const candidates = services.references.ScopeProvider.candidates(info);
  const { what, fits } = wanted(info);
  const other = candidates.get(name);
  const fitting = [...candidates].filter(([, target]) => fits(wordFor(target))).map(([candidate]) => candidate);
  const elsewhere = declaredElsewhere(name, fits);
  const near = elsewhere === undefined ? nearest(name, fitting) : undefined;
  if (other === undefined && near === undefined && Object.hasOwn(KEYWORDS, name)) {
    // `by takes 5min`: the name is missing, and the next word was taken for it.
    problems.add({ code: 'syntax', range, message: `Expected ${what} here, found ${name}.` });
    return;
  }
  let message = `${name} is not declared here; ${what} is expected.`;
  if (other !== undefined) message = `${name} is ${article(wordFor(other))}; ${what} is expected.`;
  else if (near !== undefined) message += ` Did you mean ${near}?`;
  else if (elsewhere !== undefined)
    message += ` ${URI.parse(elsewhere).path.split('/').at(-1)} declares it: import that file.`;
  problems.add({
    code: 'unresolved-name',
    range,
    message,
    ...(near === undefined || other !== undefined ? {} : { fix: near }),
  });
}

/** A name that must be there. */
export function needed(
  reference: Reference | undefined,
  container: AstNode,
  property: string,
  expected: string,
  context: Context,
) {
  if (reference === undefined) missing(container, expected, context);
  return ref(reference, container, property, context);
}

export function buildNamed(node: NamedDeclaration | NodeDeclaration, context: Context): M.Named {
  const commented = isDocumentDeclaration(node) ? node.$container : node;
  const comment = context.docs.get(commented.$cstNode?.offset ?? -1);
  return compact<M.Named>({
    id: idOf(node),
    name: node.name ?? '',
    title: node.title,
    doc: comment === undefined ? undefined : docText(comment),
    place: rangeOf(node, 'name'),
    extent: rangeOf(node),
  });
}

export function docText(comment: string): string | undefined {
  const lines = comment.slice(3, -2).split(/\r?\n/);
  const text = lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

/** One of a closed list of words. */
