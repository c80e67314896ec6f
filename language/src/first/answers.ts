/** What somebody who has never written a chain says of a process, and how their words are read. */
import { type Duration, type Rate, type Read, readCount, readDuration, readRate, readShare } from '../grammar/index.ts';

export interface People {
  readonly title: string;
  /** How many; not known where absent. */
  readonly people?: number;
}

export interface Work {
  readonly title: string;
  /** Title of who does it; the first people where absent. */
  readonly by?: string;
  readonly takes?: Duration;
}

export interface Trouble {
  /** `documents are missing`. */
  readonly text: string;
  readonly share?: number;
}

export interface Answers {
  readonly title: string;
  readonly trigger: string;
  /** A free word: `email`. */
  readonly channel?: string;
  readonly demand?: Rate;
  /** The first of them answers for the chain. */
  readonly people: readonly [People, ...People[]];
  readonly work: readonly [Work, ...Work[]];
  /** Title of the work that an AI does. */
  readonly ai?: string;
  readonly trouble?: Trouble;
}

type Problem = { readonly problem: string };
type Answer<T> = { readonly value: T } | Problem;

const DURATION_AT_END = /^(.*?)\s+(\d[\d.,]*\s*\p{L}+)$/u;
const COUNT_AT_END = /^(.*?)\s+(\d+)$/u;
const SHARE_AT_END = /^(.*?)\s+(\d[\d.,]*\s*%)$/u;
const BY = /^(.+?)\s+by\s+(.+)$/iu;

/** One line of text: what a terminal or a form lets in besides is no part of a title. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Claims handler 4, Counsel 1`. */
export function readPeople(text: string): Answer<Answers['people']> {
  return each<People>(text, 'who works on it', (part) => {
    const [, title, count] = COUNT_AT_END.exec(part) ?? [];
    if (title === undefined || count === undefined) return { value: { title: part } };
    return map(readCount(count, 'people'), (people) => ({ title, people }));
  });
}

/** `Read the claim by Clerk 5min, Decide 20min`. */
export function readWork(text: string, people: readonly People[]): Answer<Answers['work']> {
  return each<Work>(text, 'what is done', (part) => {
    const timed = DURATION_AT_END.exec(part);
    const takes = timed === null ? undefined : durationOf(timed[2] ?? '');
    const rest = takes === undefined ? part : (timed?.[1] ?? part);
    const [, what = '', name = ''] = BY.exec(rest) ?? [];
    const by = people.find(({ title }) => title.toLowerCase() === name.toLowerCase());
    const named = by === undefined ? { title: rest } : { title: what, by: by.title };
    return { value: { ...named, ...(takes !== undefined && { takes }) } };
  });
}

/** `24/day`; people also write `24 a day`. */
export function readDemand(text: string): Answer<Rate> {
  const read = readRate(text);
  return map(!read.ok && read.fix !== undefined ? readRate(read.fix) : read, (rate) => rate);
}

/** `documents are missing 20%`. */
export function readTrouble(text: string): Answer<Trouble> {
  const [, what, share] = SHARE_AT_END.exec(text) ?? [];
  if (what === undefined || share === undefined) return { value: { text } };
  const read = readShare(share.replace(/\s/g, '').replace(',', '.'));
  if (read.ok && (read.value <= 0 || read.value >= 1)) {
    return { problem: `${share} of all cases: what goes wrong sometimes is more than 0% and less than 100%.` };
  }
  return map(read, (value) => ({ text: what, share: value }));
}

/** A word that is no duration belongs to the title. */
function durationOf(text: string): Duration | undefined {
  const read = readDuration(text);
  const again = !read.ok && read.fix !== undefined ? readDuration(read.fix) : read;
  return again.ok && again.value.value > 0 ? again.value : undefined;
}

function map<T, U>(read: Read<T>, of: (value: T) => U): Answer<U> {
  return read.ok ? { value: of(read.value) } : { problem: read.message };
}

/** The parts between commas, none of them twice. */
function each<T extends { readonly title: string }>(
  text: string,
  what: string,
  read: (part: string) => Answer<T>,
): Answer<readonly [T, ...T[]]> {
  const values: T[] = [];
  for (const part of text.split(/[,;]/).map(plainLine).filter(Boolean)) {
    const one = read(part);
    if ('problem' in one) return one;
    if (values.some(({ title }) => title.toLowerCase() === one.value.title.toLowerCase())) {
      return { problem: `“${one.value.title}” is named twice.` };
    }
    values.push(one.value);
  }
  const [first, ...others] = values;
  return first === undefined ? { problem: `Say ${what}, with commas between.` } : { value: [first, ...others] };
}
