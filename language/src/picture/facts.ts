/** What else is known of a node: for the one who points at it in the picture. */
import {
  type Node,
  poolOf,
  printShare,
  printTakes,
  titleOf,
  type Verify,
  type Workspace,
  wallOf,
} from '../model/index.ts';
import type { NodeFact } from './picture-graph.ts';

export function factsOf(node: Node, workspace: Workspace): readonly NodeFact[] {
  const { by, owner, work, field, takes, quality, stakes, verifies, guardrails, because } = node;
  const named = (ref: { readonly id?: string; readonly name: string } | undefined): string | undefined => {
    if (ref === undefined) return undefined;
    const thing = workspace.pools.get(ref.id ?? '') ?? workspace.fields.get(ref.id ?? '');
    return thing === undefined ? ref.name : titleOf(thing);
  };
  const performer = named(by?.pool);
  const assistant = named(by?.with);
  const wall = wallOf(node);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Done by', assistant === undefined ? performer : `${performer} with ${assistant}`],
    ['Owner', named(owner)],
    ['Work', work?.value],
    ['Wall', wall],
    ['Field', named(field)],
    ['Takes', takes && printTakes(takes)],
    ['Quality', quality && printShare(quality.value)],
    ['Stakes', stakes?.value],
    ...verifies.map((verify) => ['Verified', verifyText(verify, workspace)] as const),
    ...guardrails.map(({ value }) => ['Guardrail', value] as const),
    [
      'Because',
      because === undefined
        ? undefined
        : because.text === undefined
          ? because.reason
          : `${because.reason}: ${because.text}`,
    ],
  ];
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
}

function verifyText({ criterion, against, by, sample }: Verify, workspace: Workspace): string {
  const checker = poolOf(workspace, by);
  const documents = against.map(({ name, id }) => {
    const thing = workspace.documents.get(id ?? '') ?? workspace.pools.get(id ?? '');
    return thing === undefined ? name : titleOf(thing);
  });
  const parts = [
    criterion,
    documents.length === 0 ? '' : `against ${documents.join(', ')}`,
    checker === undefined ? '' : `by ${titleOf(checker)}`,
    sample === undefined ? '' : `${printShare(sample)} of cases`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
