/** Whole things to start from, filled with names that are there. */
import { CompletionItemKind } from 'vscode-languageserver';
import type { Entry } from './names.ts';
import type { Context } from './properties.ts';

export function skeletonsOf(kind: string, context: Context): readonly Entry[] {
  if (kind === 'file') return [chain(), role()];
  return kind === 'chain' ? [aiStep(context), decision(context), handoff(context)] : [];
}

const skeleton = (label: string, detail: string, lines: readonly string[]): Entry => ({
  label,
  detail,
  kind: CompletionItemKind.Snippet,
  snippet: lines.join('\n'),
});

/** A place to fill in, in the syntax of LSP; places of the same number are filled together. */
const hole = (index: number, text: string) => `\${${index}:${text}}`;

/** A place for one of several words; without any, for a word of one's own. */
function choice(index: number, options: readonly string[], otherwise = ''): string {
  return options.length === 0 ? hole(index, otherwise) : `\${${index}|${options.join(',')}|}`;
}

const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

function chain(): Entry {
  const [role, start, step, end] = [hole(2, 'Role'), hole(3, 'Begin'), hole(4, 'Work'), hole(6, 'Done')];
  return skeleton('chain …', 'a process with a start, a step and an end', [
    `chain ${hole(1, 'Name')} {`,
    `  owner ${role}`,
    `  start ${start}`,
    `  step ${step} { by ${role}  takes ${hole(5, '10min')} }`,
    `  end ${end}`,
    '',
    `  ${start} -> ${step}`,
    `  ${step} -> ${end}`,
    '}',
  ]);
}

function role(): Entry {
  return skeleton('role …', 'people, how many they are and what they cost', [
    `role ${hole(1, 'Name')} "${hole(2, 'Title')}" {`,
    `  people ${hole(3, '3')}`,
    `  costs ${hole(4, '50 EUR/h')}`,
    '}',
  ]);
}

function aiStep({ names }: Context): Entry {
  const people = labels(names.declared('role', 'person'));
  const sources = labels(names.declared('document', 'system'));
  const criterion = `"${hole(8, 'what a right result is')}"`;
  return skeleton('step by an AI, with checks', 'an AI does it, somebody checks it', [
    `step ${hole(1, 'Name')} "${hole(2, 'Title')}" {`,
    `  by ${choice(3, labels(names.declared('agent')), 'Agent')}`,
    `  owner ${choice(4, people, 'Role')}`,
    `  work ${choice(5, ['extraction', 'classification', 'summary', 'drafting', 'analysis'])}`,
    `  takes ${hole(6, '20s')}`,
    `  quality ${hole(7, '95%')}`,
    `  verify ${criterion} against ${choice(9, sources, 'Source')} by ${choice(10, people, 'Checker')}`,
    '}',
  ]);
}

function decision({ names, chain: around }: Context): Entry {
  const targets = labels(names.nodes(around, (node) => node.kind !== 'start'));
  const question = hole(1, 'Question');
  return skeleton('decision, two ways out', 'a question, and where each answer leads', [
    `decision ${question} "${hole(2, 'Is it complete?')}"`,
    `${question} -> ${choice(3, targets, 'Next')} ${hole(4, '70%')} when "${hole(5, 'yes')}"`,
    `${question} -> ${choice(6, targets, 'Other')} ${hole(7, '30%')} when "${hole(8, 'no')}"`,
  ]);
}

function handoff({ names, chain: around }: Context): Entry {
  const sources = labels(names.nodes(around, (node) => node.kind !== 'end'));
  const targets = labels(names.nodes(around, (node) => node.kind !== 'start'));
  return skeleton('A -> B', 'a handoff from one node to the next', [
    `${choice(1, sources, 'From')} -> ${choice(2, targets, 'To')} via ${choice(3, ['system', 'queue', 'email'])}`,
  ]);
}
