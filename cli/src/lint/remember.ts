/**
 * A check that remembers what it found. An answer is found again by everything that it was made from: the program, the
 * texts, the settings, the day; and what it asked of the file system on its way must still have the same answers.
 */
import { createHash, hash } from 'node:crypto';
import type { FileAccess } from '@chainwright/language/model';
import type { RuleSettings } from '@chainwright/language/rules';
import type { Store } from '../cache/store.ts';
import type { Check, Checked, CheckOptions, Texts } from './check.ts';

interface Entry {
  readonly checked: Checked;
  readonly asked: readonly Question[];
}

/** What was asked of the file system, and the answer; a file that was read is held by its digest. */
type Question = readonly ['read' | 'realUri', uri: string, answer: string | null];

export interface Memory {
  readonly store: Store;
  /** Which program finds this. */
  readonly tool: string;
}

export function remembered(check: Check, options: CheckOptions, { store, tool }: Memory): Check {
  const settingsText = textsOfSettings(options.settingsOf);
  const digestOf: DigestOf = (uri, text) => hash('sha256', JSON.stringify([text, settingsText(uri)]));
  return async (texts, asked) => {
    const key = keyOf(texts, asked, digestOf, [tool, options.today]);
    const known = entryOf(store.get(key));
    if (known?.asked.every((question) => stillHolds(question, texts.files, digestOf))) return known.checked;
    const questions = new Map<string, Question>();
    const checked = await check({ ...texts, files: noting(texts.files, questions, digestOf) }, asked);
    store.put(key, JSON.stringify({ checked, asked: [...questions.values()] } satisfies Entry));
    return checked;
  };
}

/** The store gives back nothing but what was put: the digest of an entry stands for its shape. */
function entryOf(text: string | undefined): Entry | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Entry);
}

/** Of a file's text, and of what the configuration says about the file. */
type DigestOf = (uri: string, text: string) => string;

/** Most files share their settings: each is written down once. */
function textsOfSettings(settingsOf: CheckOptions['settingsOf']): (file: string) => string {
  const known = new Map<RuleSettings, string>();
  return (file) => {
    const settings = settingsOf(file);
    const text = known.get(settings) ?? JSON.stringify(settings);
    known.set(settings, text);
    return text;
  };
}

function keyOf(
  { root, sources }: Texts,
  asked: ReadonlySet<string>,
  digestOf: DigestOf,
  rest: readonly string[],
): string {
  const digest = createHash('sha256');
  // JSON keeps the parts apart, whatever they hold.
  digest.update(JSON.stringify([...rest, root, [...asked].sort()]));
  for (const { uri, text } of sources) digest.update(JSON.stringify([uri, digestOf(uri, text)]));
  return digest.digest('hex');
}

function stillHolds([kind, uri, was]: Question, files: FileAccess, digestOf: DigestOf): boolean {
  if (kind === 'realUri') return (files.realUri(uri) ?? null) === was;
  const text = files.read(uri);
  return (text === undefined ? null : digestOf(uri, text)) === was;
}

/** Writes down what is asked, together with the answer that was given. */
function noting(files: FileAccess, questions: Map<string, Question>, digestOf: DigestOf): FileAccess {
  const note = (...question: Question) => questions.set(`${question[0]} ${question[1]}`, question);
  return {
    read: (uri) => {
      const text = files.read(uri);
      note('read', uri, text === undefined ? null : digestOf(uri, text));
      return text;
    },
    realUri: (uri) => {
      const real = files.realUri(uri);
      note('realUri', uri, real ?? null);
      return real;
    },
  };
}
