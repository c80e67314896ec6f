/** Whole things to start from, filled with names that are there. */
import type { ast } from '@chainwright/language/grammar';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Entry } from './names.ts';
import type { Context } from './properties.ts';
import { choice, hole } from './snippet.ts';

export function skeletonsOf(kind: string, context: Context): readonly Entry[] {
  if (kind === 'file') return [chain(context), role(context)];
  if (kind !== 'chain') return [];
  return [aiStep(context), approval(context), decision(context), exceptionPath(context), handoff(context)].flatMap(
    (one) => one ?? [],
  );
}

const skeleton = (label: string, documentation: string, lines: readonly string[]): Entry => ({
  label,
  detail: 'a whole to fill in',
  documentation,
  kind: CompletionItemKind.Snippet,
  snippets: [lines.join('\n')],
  plain: false,
});

const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

function chain({ names }: Context): Entry {
  const [begin, work, done] = [hole(3, 'Begin'), hole(4, 'Work'), hole(6, 'Done')];
  const people = labels(names.declared('role', 'person'));
  const role = choice(2, people) ?? hole(2, names.free('Role'));
  return skeleton('chain …', 'A process with a start, a step and an end, and who answers for it.', [
    // The role is written too where nobody is declared yet: a chain needs somebody.
    ...(people.length === 0 ? [`role ${role} { people ${hole(7, '2')} }`, ''] : []),
    `chain ${hole(1, names.free('Process'))} {`,
    `  owner ${people.length === 0 ? '$2' : role}`,
    `  start ${begin}`,
    `  step ${work} { by $2  takes ${hole(5, '10min')} }`,
    `  end ${done}`,
    '',
    '  $3 -> $4',
    '  $4 -> $6',
    '}',
  ]);
}

function role({ names }: Context): Entry {
  return skeleton('role …', 'People who stand in for each other: how many they are and what they cost.', [
    `role ${hole(1, names.free('Role'))} "${hole(2, 'Title')}" {`,
    `  people ${hole(3, '3')}`,
    `  costs ${hole(4, '50 EUR/h')}`,
    '}',
  ]);
}

/** Needs an agent, and what its output can be held against. */
function aiStep({ names, chain: around }: Context): Entry | undefined {
  const people = labels(names.declared('role', 'person'));
  const agent = choice(3, labels(names.declared('agent')));
  const owner = choice(4, people);
  const source = choice(9, labels(names.declared('document', 'system')));
  const checker = choice(10, [...people, ...labels(names.declared('system'))]);
  if (agent === undefined || owner === undefined || source === undefined || checker === undefined) return undefined;
  return skeleton(
    'step by an AI, with checks',
    'An AI does it, somebody answers for it, and each output is held against a source by somebody else.',
    [
      `step ${hole(1, names.freeNode(around, 'Read'))} "${hole(2, 'Title')}" {`,
      `  by ${agent}`,
      `  owner ${owner}`,
      `  work ${choice(5, ['extraction', 'classification', 'summary', 'triage', 'matching', 'translation'])}`,
      `  takes ${hole(6, '20s')}`,
      `  quality ${hole(7, '95%')}`,
      `  verify "${hole(8, 'every value cites the page it was read from')}" against ${source} by ${checker}`,
      '}',
    ],
  );
}

/** An approval that looks at something: a criterion, a source, and two ways out. */
function approval(context: Context): Entry | undefined {
  const { names, chain: around } = context;
  const approver = choice(3, labels(names.declared('role', 'person')));
  const read = choice(5, labels(names.declared('document')));
  const [yes, no] = waysOut(context, 7, 9);
  if (approver === undefined || read === undefined || yes === undefined || no === undefined) return undefined;
  const name = names.freeNode(around, 'Approve');
  return skeleton(
    'approval, no rubber stamp',
    'Somebody decides who reads what it is about and says by what: with two ways out, for an approval that never refuses decides nothing.',
    [
      `step ${hole(1, name)} "${hole(2, 'Is it in order?')}" {`,
      `  by ${approver}`,
      '  work approval',
      `  takes ${hole(4, '10min')}`,
      `  in ${read}`,
      `  verify "${hole(6, 'the amount is within the limit of the contract')}" against $5`,
      '  because control',
      '}',
      `$1 -> ${yes} ${hole(8, '90%')} when "approved"`,
      `$1 -> ${no} ${hole(10, '10%')} when "refused"`,
    ],
  );
}

function decision(context: Context): Entry | undefined {
  const { names, chain: around } = context;
  const [first, second] = waysOut(context, 3, 6);
  if (first === undefined || second === undefined) return undefined;
  return skeleton('decision, two ways out', 'A question, and where each answer leads.', [
    `decision ${hole(1, names.freeNode(around, 'Question'))} "${hole(2, 'Is it complete?')}"`,
    `$1 -> ${first} ${hole(4, '70%')} when "${hole(5, 'yes')}"`,
    `$1 -> ${second} ${hole(7, '30%')} when "${hole(8, 'no')}"`,
  ]);
}

/** What a machine cannot handle goes to people. */
function exceptionPath({ names, chain: around, targets }: Context): Entry | undefined {
  const works = (node: ast.NodeDeclaration) => node.kind === 'step' || node.kind === 'decision';
  const isHuman = (node: ast.NodeDeclaration) => {
    const by = [...(node.by === undefined ? [] : [node.by]), ...(node.body?.properties ?? [])];
    const kind = by.flatMap((one) => (one.$type === 'ByProperty' ? [one.pool?.ref?.kind] : []))[0];
    return kind === 'role' || kind === 'person';
  };
  const from = names.nodes(around, (node) => works(node) && !isHuman(node));
  const people = labels(names.nodes(around, (node) => works(node) && isHuman(node)));
  const source = choice(1, labels(from.length > 0 ? from : names.nodes(around, works)));
  const target = choice(2, people.length > 0 ? people : labels(targets()));
  if (source === undefined || target === undefined) return undefined;
  return skeleton('exception path', 'Where the cases go that a step cannot handle: to people who know the field.', [
    `${source} -> ${target} on exception ${hole(3, '3%')}`,
  ]);
}

function handoff({ names, chain: around, targets }: Context): Entry | undefined {
  const source = choice(1, labels(names.nodes(around, (node) => node.kind !== 'end')));
  const target = choice(2, labels(targets()));
  if (source === undefined || target === undefined) return undefined;
  return skeleton('A -> B', 'A handoff from one node to the next, and how it gets there.', [
    `${source} -> ${target} via ${choice(3, ['system', 'queue', 'email'])}`,
  ]);
}

/** Two places to lead to, the second one another than the first where there is one. */
function waysOut({ targets }: Context, first: number, second: number): readonly (string | undefined)[] {
  const all = labels(targets());
  const [one, ...others] = all;
  return [choice(first, all), choice(second, one === undefined || others.length === 0 ? all : [...others, one])];
}
