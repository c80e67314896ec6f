/** A first file from a newcomer's answers: a whole process in the canonical layout, to be corrected rather than admired. */
import { formatText, printDuration, printRate, printShare, quoted, titleFromName } from '../model/index.ts';
import type { Answers, People, Trouble, Work } from './answers.ts';
import { fileName, namesFor } from './names.ts';

/** Stands for what nobody said; the line says so. */
const GUESS = { trouble: 0.1, exception: 0.05 } as const;

export interface FirstChain {
  /** What its file is called: `motor-claim.chain`. */
  readonly file: string;
  readonly text: string;
}

export function firstChain(answers: Answers): FirstChain {
  const names = namesOf(answers);
  const blocks = [
    '// A first draft of the process. Change a line, and the findings and the picture follow.',
    ...answers.people.map((one) => pool(one, names)),
    ...(answers.ai === undefined ? [] : [ai(names)]),
    chain(answers, names),
  ];
  const text = `${blocks.join('\n\n')}\n`;
  const formatted = formatText(text);
  return { file: fileName(names.chain), text: formatted.ok ? formatted.text : text };
}

interface Names {
  readonly chain: string;
  readonly poolOf: (title: string | undefined) => string;
  readonly agent: string;
  readonly document: string;
  readonly start: string;
  readonly workOf: (title: string) => string;
  readonly right: string;
  readonly mend: string;
  readonly byHand: string;
  readonly end: string;
}

/** Pools, documents and chains share one scope; the nodes of a chain have one of their own. */
function namesOf({ title, trigger, people, work }: Answers): Names {
  const declared = namesFor();
  const pools = new Map(people.map((one) => [one.title, declared(one.title, 'Role')]));
  const nodes = namesFor();
  const start = nodes(trigger, 'Start');
  const steps = new Map(work.map((one) => [one.title, nodes(one.title, 'Work')]));
  return {
    chain: declared(title, 'Process'),
    poolOf: (one) => pools.get(one ?? people[0].title) ?? '',
    agent: declared('Assistant', 'Agent'),
    document: declared('Received', 'Received'),
    start,
    workOf: (one) => steps.get(one) ?? '',
    right: nodes('Right', 'Right'),
    mend: nodes('Mend', 'Mend'),
    byHand: nodes('By hand', 'ByHand'),
    end: nodes('Done', 'Done'),
  };
}

/** With a title where the name alone does not say it. */
function named(name: string, title: string): string {
  return titleFromName(name) === title ? name : `${name} ${quoted(title)}`;
}

function pool({ title, people }: People, names: Names): string {
  const name = names.poolOf(title);
  return `role ${named(name, title)}${people === undefined ? '' : ` { people ${people} }`}`;
}

function ai(names: Names): string {
  return `agent ${names.agent} "AI assistant"\n\ndocument ${names.document} "What came in"`;
}

function chain(answers: Answers, names: Names): string {
  const { title, trigger, channel, demand, people, work, trouble } = answers;
  return [
    `chain ${named(names.chain, title)} {`,
    `owner ${names.poolOf(people[0].title)}`,
    ...(demand === undefined ? [] : [`demand ${printRate(demand)}`]),
    '',
    `start ${named(names.start, trigger)}${channel === undefined ? '' : ` from ${channel}`}`,
    ...work.map((one) => step(one, answers, names)),
    ...(trouble === undefined ? [] : mending(trouble, names)),
    ...(answers.ai === undefined
      ? []
      : [`step ${names.byHand} ${quoted(`By hand: ${answers.ai}`)} by ${names.poolOf(undefined)}`]),
    `end ${names.end}`,
    '',
    ...handoffs(answers, names),
    '}',
  ].join('\n');
}

function step({ title, by, takes }: Work, { ai: byAi }: Answers, names: Names): string {
  const time = takes === undefined ? [] : [`takes ${printDuration(takes)}`];
  const head = `step ${named(names.workOf(title), title)} {`;
  if (title !== byAi) return [head, `by ${names.poolOf(by)}`, ...time, '}'].join('  ');
  const checker = names.poolOf(by);
  return [
    head,
    `by ${names.agent}`,
    'work extraction // or what it is: classification, summary, drafting, …',
    ...time,
    `in ${names.document}`,
    `verify "every value cites the place that it comes from" against ${names.document} by ${checker}`,
    'guardrail "adds nothing that did not come in"',
    `learns from ${names.byHand}`,
    '}',
  ].join('\n');
}

function mending({ text }: Trouble, names: Names): readonly string[] {
  return [
    `decision ${names.right} "All as it should be?"`,
    `step ${names.mend} ${quoted(`Put right: ${text}`)} by ${names.poolOf(undefined)}`,
  ];
}

/** From the start through the work to the end; after the first work it is asked whether all is well. */
function handoffs({ work, ai: byAi, trouble }: Answers, names: Names): readonly string[] {
  const lines: string[] = [];
  const nodes = [...work.map(({ title }) => names.workOf(title)), names.end];
  const [first = names.end] = nodes;
  lines.push(`${names.start} -> ${first}`);
  nodes.slice(0, -1).forEach((node, i) => {
    const next = nodes[i + 1] ?? names.end;
    const after = i === 0 && trouble !== undefined ? names.right : next;
    lines.push(`${node} -> ${after}`);
    if (i === 0 && trouble !== undefined) lines.push(...troubled(trouble, next, names));
    if (work[i]?.title !== byAi) return;
    lines.push(
      `${node} -> ${names.byHand} on exception ${printShare(GUESS.exception)} // a guess: count what it cannot do`,
    );
    lines.push(`${names.byHand} -> ${after}`);
  });
  if (trouble !== undefined) lines.push(`${names.mend} -> ${first}`);
  return lines;
}

function troubled({ text, share = GUESS.trouble }: Trouble, next: string, names: Names): readonly string[] {
  const guess = share === GUESS.trouble ? ' // a guess: count it' : '';
  return [
    `${names.right} -> ${next} when "all is well"`,
    `${names.right} -> ${names.mend} ${printShare(share)} when ${quoted(text)}${guess}`,
  ];
}
