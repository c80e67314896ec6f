/** What was said to the questions, read into answers. */
import { type Answers, plainLine, readDemand, readPeople, readTrouble, readWork } from './answers.ts';
import { QUESTION_IDS, QUESTIONS, type QuestionId, type Said } from './questions.ts';

/** Why an answer will not do; undefined when it will. Of the answers before it `who` and `work` count. */
export function problemOf(id: QuestionId, said: Said): string | undefined {
  const answers = answersOf({ ...upTo(id, said) });
  return 'problems' in answers ? answers.problems.find((one) => one.id === id)?.problem : undefined;
}

export interface Refusal {
  readonly id: QuestionId;
  readonly problem: string;
}

/** The answers, or all that will not do. */
export function answersOf(said: Said): Answers | { readonly problems: readonly [Refusal, ...Refusal[]] } {
  const problems: Refusal[] = [];
  const text = (id: QuestionId) => plainLine(said[id] ?? '') || QUESTIONS.find((one) => one.id === id)?.otherwise || '';
  const read = <T>(id: QuestionId, reader: (text: string) => { readonly value: T } | { readonly problem: string }) => {
    if (text(id) === '') return undefined;
    const answer = reader(text(id));
    if ('value' in answer) return answer.value;
    problems.push({ id, problem: answer.problem });
    return undefined;
  };
  const channel = read('channel', readChannel);
  const demand = read('demand', readDemand);
  const people = read('who', readPeople) ?? [{ title: 'Clerk' }];
  const work = read('work', (steps) => readWork(steps, people)) ?? [{ title: 'Work' }];
  const ai = read('ai', (title) =>
    readAi(
      title,
      work.map((one) => one.title),
    ),
  );
  const trouble = read('wrong', readTrouble);
  const [first, ...others] = problems;
  if (first !== undefined) return { problems: [first, ...others] };
  return {
    title: text('title'),
    trigger: text('starts'),
    ...(channel !== undefined && { channel }),
    ...(demand !== undefined && { demand }),
    people,
    work,
    ...(ai !== undefined && { ai }),
    ...(trouble !== undefined && { trouble }),
  };
}

function upTo(id: QuestionId, said: Said): Said {
  const known = QUESTION_IDS.slice(0, QUESTION_IDS.indexOf(id) + 1);
  return Object.fromEntries(known.map((one) => [one, said[one] ?? '']));
}

function readChannel(text: string) {
  const word = text.toLowerCase();
  if (/^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(word)) return { value: word };
  return { problem: `“${text}” is not one word of letters: email, phone, form.` };
}

function readAi(text: string, titles: readonly string[]) {
  const found = titles.find((title) => title.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return { value: found };
  return { problem: `“${text}” is not among what is done: ${titles.join(', ')}.` };
}
