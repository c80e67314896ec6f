/** Finds in a criterion what two people read differently, unless a number or a comparison settles it. */
import type { RuleSettings } from '../settings.ts';
import {
  ATTACHED_UNITS,
  COMPARED_BEFORE,
  COMPARISONS,
  DEFINITE,
  KINDS_OF_TIME,
  NAMED_BY_NUMBER,
  NUMBERS,
  ONE,
  OPEN_ENDED,
  TIMES,
  VAGUE_WORDS,
} from './vague-words.ts';

interface Word {
  /** In lower case. */
  readonly text: string;
  readonly kind: 'letters' | 'digits';
  readonly start: number;
  readonly end: number;
  /** The letters and signs between it and the word before. */
  readonly before: string;
}

/** Phrases by their first word, the longest first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The vague words of a criterion as they are written, each once; none when something settles it. */
export function vagueIn(criterion: string, words: RuleSettings['vagueWords']): readonly string[] {
  const phrases = phrasesOf(words);
  const text = criterion.normalize('NFC');
  if (!mayBeVague(text, phrases)) return [];
  const found = wordsOf(text);
  const spans = matches(found, phrases);
  if (spans.length === 0) return [];
  const definite = new Set(DEFINITE.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(offsetsOf)));
  const vague = spans.filter(([first]) => !definite.has(found[first]?.start ?? 0));
  if (vague.length === 0 || isSettled(found, vague)) return [];
  const written = vague.map(([first, last]) => text.slice(found[first]?.start, found[last]?.end));
  return [...new Set(written)];
}

/** Does any word begin a phrase? Nearly all criteria stop here, so it goes by characters; beyond Latin it leaves it open. */
function mayBeVague(text: string, phrases: Phrases): boolean {
  const lower = text.toLowerCase();
  let start = 0;
  for (let at = 0; at <= lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code > 0x24f) return true;
    if (isLatinLetter(code)) continue;
    if (at > start && phrases.has(lower.slice(start, at))) return true;
    start = at + 1;
  }
  return false;
}

function isLatinLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7);
}

function offsetsOf(match: RegExpExecArray): readonly number[] {
  return range(match.index, match.index + match[0].length - 1);
}

const WORD = /[\p{L}\p{M}]+|\p{N}+(?:[.,:]\p{N}+)*/gu;

function wordsOf(text: string): readonly Word[] {
  let end = 0;
  return [...text.matchAll(WORD)].map((match) => {
    const before = text.slice(end, match.index);
    end = match.index + match[0].length;
    const kind = /^\p{N}/u.test(match[0]) ? 'digits' : 'letters';
    return { text: match[0].toLowerCase(), kind, start: match.index, end, before };
  });
}

/** First and last word of each place where a phrase stands; none overlaps another. */
function matches(words: readonly Word[], phrases: Phrases): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (let at = 0; at < words.length; at++) {
    const length = phraseAt(words, at, phrases);
    if (length === 0) continue;
    spans.push([at, at + length - 1]);
    at += length - 1;
  }
  return spans;
}

/** How many words the longest phrase at a place has; 0 when there is none. */
function phraseAt(words: readonly Word[], at: number, phrases: Phrases): number {
  const candidates = phrases.get(words[at]?.text ?? '') ?? [];
  return candidates.find((phrase) => phrase.every((part, index) => words[at + index]?.text === part))?.length ?? 0;
}

function isSettled(words: readonly Word[], spans: readonly (readonly [number, number])[]): boolean {
  const vague = new Set(spans.flatMap(([first, last]) => range(first, last)));
  return words.some((_, at) => !vague.has(at) && (isMeasure(words, at) || isComparison(words, at, vague)));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A number that says how much, or one of a time. */
function isMeasure(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.kind === 'digits') return !isPartOfName(words, at) && !isReference(words, at);
  if (NUMBERS.has(word.text)) return !isReference(words, at);
  if (/(?<!-)[<>≤≥=±]/u.test(word.before)) return true;
  if (!ONE.has(word.text)) return false;
  const next = KINDS_OF_TIME.has(words[at + 1]?.text ?? '') ? at + 2 : at + 1;
  return TIMES.has(words[next]?.text ?? '');
}

/** A4, v2, GPT-4, 12b, 3rd. */
function isPartOfName(words: readonly Word[], at: number): boolean {
  const before = words[at]?.before ?? '';
  if (at > 0 && (before === '' || /^[-‐‑_/]$/u.test(before)) && words[at - 1]?.kind === 'letters') return true;
  const next = words[at + 1];
  return next?.before === '' && !ATTACHED_UNITS.has(next.text);
}

/** How far a list of numbers goes, in words: articles 5, 6, 7 and 8. */
const LIST = 8;

/** Article 5, and the 6 of articles 5 and 6. */
function isReference(words: readonly Word[], at: number): boolean {
  for (let index = at; index > Math.max(0, at - LIST); index--) {
    const before = words[index]?.before ?? '';
    const previous = words[index - 1];
    if (/[§#№]/u.test(before)) return true;
    if (previous === undefined) return false;
    if (NAMED_BY_NUMBER.has(previous.text)) return !/[,;:()]/u.test(before);
    if (previous.kind === 'digits' || /^(?:and|or|to|en|of|tot|und|oder|bis|et|ou|à)$/u.test(previous.text)) continue;
    return false;
  }
  return /[§#№]/u.test(words[0]?.before ?? '');
}

function isComparison(words: readonly Word[], at: number, vague: ReadonlySet<number>): boolean {
  if (phraseAt(words, at, COMPARED_BEFORE_PHRASES) > 0 && at > 0 && !hasVague(words, at + 1, vague)) return true;
  const length = phraseAt(words, at, COMPARISON_PHRASES);
  const from = length === 0 ? afterAs(words, at) : at + length;
  return from !== undefined && isSameClause(words, from) && !hasVague(words, from, vague);
}

/** `as … as`: where its other side starts. */
function afterAs(words: readonly Word[], at: number): number | undefined {
  if (words[at]?.text !== 'as' || words[at + 2]?.text !== 'as') return undefined;
  return OPEN_ENDED.has(words[at + 3]?.text ?? '') ? undefined : at + 3;
}

/** Is what a comparison compares with vague itself, as in “within a reasonable time”? */
function hasVague(words: readonly Word[], from: number, vague: ReadonlySet<number>): boolean {
  return range(from, from + 2).some(
    (at, index, all) => vague.has(at) && all.slice(0, index + 1).every((one) => isSameClause(words, one)),
  );
}

function isSameClause(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && !/[,;:.()]/u.test(word.before);
}

const COMPARISON_PHRASES = indexed(COMPARISONS);
const COMPARED_BEFORE_PHRASES = indexed(COMPARED_BEFORE);
const PLAIN_PHRASES = indexed(VAGUE_WORDS.flat());

function indexed(phrases: Iterable<string>): Phrases {
  const index = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = wordsOf(phrase.normalize('NFC')).map(({ text }) => text);
    const [first] = words;
    if (first === undefined) continue;
    const known = index.get(first);
    if (known === undefined) index.set(first, [words]);
    else known.push(words);
  }
  for (const candidates of index.values()) candidates.sort((a, b) => b.length - a.length);
  return index;
}

/** By what configurations say; only the last few, as one may be typing. */
const built = new Map<string, Phrases>();
const KEPT = 16;

function phrasesOf(words: RuleSettings['vagueWords']): Phrases {
  if (words.add.length === 0 && words.remove.length === 0) return PLAIN_PHRASES;
  const key = JSON.stringify([words.add, words.remove]);
  const before = built.get(key);
  if (before !== undefined) return before;
  if (built.size >= KEPT) built.clear();
  const phrases = indexed(vagueForms(words));
  built.set(key, phrases);
  return phrases;
}

/** What endings a word of a configuration may take, as nobody says which language it is. */
const ENDINGS = ['', 'e', 's', 'es', 'en', 'em', 'er', 'est', 'ly'];

/** The lists with what a configuration adds and takes out: an entry by its first form, a single form by itself. */
function vagueForms({ add, remove }: RuleSettings['vagueWords']): readonly string[] {
  const plain = (phrase: string) =>
    wordsOf(phrase.normalize('NFC'))
      .map(({ text }) => text)
      .join(' ');
  const removed = new Set(remove.map(plain));
  const own = VAGUE_WORDS.filter(([base]) => !removed.has(plain(base))).flat();
  const added = add.map(plain).flatMap((word) => ENDINGS.map((ending) => word + ending));
  return [...own, ...added].filter((form) => !removed.has(plain(form)));
}
