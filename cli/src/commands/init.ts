/** `chainwright init`: a first process and its configuration, from a few answers. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Answers,
  answersOf,
  firstChain,
  problemOf,
  QUESTIONS,
  type Question,
  type Said,
} from '@chainwright/language/first';
import { textOf, type Values } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { nameOf } from '../files/workspace.ts';
import { createWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { nameLine, note } from '../note.ts';
import { UserProblem } from '../problem.ts';

const CONFIGURATION = 'chainwright.config.json';
const CONFIGURATION_TEXT = `{
  // What a team wants otherwise: severities, other rules for drafts, files that are left out.
  "extends": "chainwright:recommended"
}
`;

export const init: Run = async ([operand = '.'], values, io) => {
  const given = saidIn(values);
  const said = io.ask !== undefined && values.yes !== true ? await asked(given, io, io.ask) : given;
  if (said === undefined) return 130;
  const { file: name, text } = firstChain(checked(said));
  const folder = resolve(io.cwd, operand);
  const file = join(folder, name);
  create(file, text, io);
  const configuration = join(folder, CONFIGURATION);
  if (!existsSync(configuration)) create(configuration, CONFIGURATION_TEXT, io);
  const path = nameOf(file, io.cwd);
  if (!values.quiet) {
    note(io, `next: chainwright lint ${path}, then chainwright queues ${path}`);
  }
  return 0;
};

function saidIn(values: Values): Said {
  const said = QUESTIONS.flatMap(({ id }) => {
    const text = textOf(values, id);
    return text === undefined ? [] : [[id, text] as const];
  });
  return Object.fromEntries(said);
}

/** What no option says, one question after the other; undefined when whoever was asked has had enough. */
async function asked(given: Said, io: Io, ask: NonNullable<Io['ask']>): Promise<Said | undefined> {
  let said: Said = {};
  for (const question of QUESTIONS) {
    const answer = given[question.id] ?? (await answerTo(question, said, io, ask));
    if (answer === undefined) return undefined;
    said = { ...said, [question.id]: answer };
  }
  return said;
}

async function answerTo(
  question: Question,
  said: Said,
  io: Io,
  ask: NonNullable<Io['ask']>,
): Promise<string | undefined> {
  for (;;) {
    const answer = await ask(promptOf(question));
    if (answer === undefined) return undefined;
    const problem = problemOf(question.id, { ...said, [question.id]: answer });
    if (problem === undefined) return answer;
    note(io, problem);
  }
}

function promptOf({ asks, example, otherwise }: Question): string {
  const without = otherwise === undefined ? 'Enter: not said' : `Enter: ${otherwise}`;
  return `${asks}\n  such as ${example} (${without})\n> `;
}

function checked(said: Said): Answers {
  const answers = answersOf(said);
  if (!('problems' in answers)) return answers;
  throw new UserProblem(...answers.problems.map(({ id, problem }) => `--${id}: ${problem}`));
}

function create(path: string, text: string, io: Io): void {
  const name = nameOf(path, io.cwd);
  createWhole(path, text, name);
  io.out.write(nameLine(name));
}
