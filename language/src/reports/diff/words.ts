/** How a comparison is worded, in every format alike. */
import type { Change, ChangeLevel, Comparison } from '../../diff/index.ts';
import type { Tone } from '../document/index.ts';
import type { Doubt } from './view.ts';

export const LEVELS = ['process', 'workflow', 'task'] as const satisfies readonly ChangeLevel[];

/** What a change of each level means. */
export const LEVEL_TITLES: Readonly<Record<(typeof LEVELS)[number], string>> = {
  process: 'Process: the chain is designed anew',
  workflow: 'Workflow: links hand over otherwise',
  task: 'Task: a link is done otherwise',
};

interface Sign {
  readonly text: string;
  readonly tone: Tone;
}

const CAME: Sign = { text: '+', tone: 'good' };
const WENT: Sign = { text: '−', tone: 'error' };
const CHANGED: Sign = { text: '~', tone: 'warning' };

/** A property that one side alone has came or went, as its thing would. */
export function signOf({ op, before, after }: Change): Sign {
  if (op === 'added') return CAME;
  if (op === 'removed') return WENT;
  if (op === 'renamed' || before === after) return CHANGED;
  return before === undefined ? CAME : after === undefined ? WENT : CHANGED;
}

export const ARROW = '→';

/** `Assess: takes 35min → 20min`, in the words of the text. */
export function changeText({ op, what, name, within, was, property, before, after }: Change): string {
  const subject = what === 'node' || what === 'handoff' ? name : `${what} ${name}`;
  const where = what === 'accept' && within !== undefined ? `${subject} in ${within}` : subject;
  switch (op) {
    case 'renamed':
      return `${what === 'node' ? '' : `${what} `}${was ?? ''} is now called ${name}`;
    case 'added':
      return after ?? where;
    case 'removed':
      return before ?? where;
    case 'changed': {
      const said = property === undefined ? where : `${where}: ${property}`;
      if (before === undefined || after === undefined) return `${said} ${after ?? before ?? ''}`.trimEnd();
      return `${said} ${before} ${ARROW} ${after}`;
    }
  }
}

/** For a list beside a picture: who wants all of it goes to the line. */
export function changeInBrief(change: Change): string {
  return shortened(changeText(change), MOST_IN_BRIEF);
}

const MOST_IN_BRIEF = 240;

/** Cut in the middle, with how much it was. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const chars = [...text];
  const half = Math.floor(most / 2);
  const left = chars.length - 2 * half;
  return left <= 0 ? text : `${chars.slice(0, half).join('')} … (${left} characters) … ${chars.slice(-half).join('')}`;
}

/** `main → the working tree`. */
export function sidesText({ base, head }: Comparison): string {
  return `${base} ${ARROW} ${head}`;
}

export function doubtText(
  { side, file, line, errors, isConflict }: Doubt,
  { base, head }: Pick<Comparison, 'base' | 'head'>,
  pathOf: (uri: string) => string,
): string {
  const place = `${pathOf(file)}:${line} (${side === 'base' ? base : head})`;
  if (isConflict) return `${place}: a conflict of a merge is left here; what it covers may be missing below.`;
  const count = errors === 1 ? 'an error of syntax' : `${errors} errors of syntax, here the first`;
  return `${place}: ${count}; what cannot be read may be missing below.`;
}
