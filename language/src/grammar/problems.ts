/** What is wrong with a text, collected in reading order: one syntax problem a line, for the rest of it follows from it. */
import { type AstNode, GrammarUtils } from 'langium';
import type { Literal } from './generated/ast.ts';
import type { Range, Read } from './values.ts';

/** The language's own findings: they are about the text, not about the process, and cannot be accepted. */
export const LANGUAGE_PROBLEMS = {
  syntax: 'The text has a wrong shape here.',
  'bad-value': 'A value of the right shape that cannot be.',
  'unresolved-name': 'A name that nothing carries here.',
  'duplicate-name': 'A name that is already taken.',
  'unknown-import': 'An import of a file that is not there.',
  'import-outside-workspace': 'An import that leaves the workspace.',
} as const;
export type LanguageProblemCode = keyof typeof LANGUAGE_PROBLEMS;

export interface LanguageProblem {
  readonly code: LanguageProblemCode;
  readonly range: Range;
  readonly message: string;
  /** What to write in place of the range. */
  readonly fix?: string;
  readonly related?: { readonly message: string; readonly file: string; readonly range: Range };
  /** It may only follow from what could not be read before it on its line. */
  readonly mayFollow?: boolean;
}

export interface Problems {
  readonly add: (problem: LanguageProblem) => void;
  readonly count: () => number;
  /** In the order of the text; of what a syntax problem makes unreadable on its line, only itself. */
  readonly found: () => readonly LanguageProblem[];
}

export function collectProblems(): Problems {
  const all: LanguageProblem[] = [];
  return {
    add: (problem) => all.push(problem),
    count: () => all.length,
    found: () => {
      const brokenFrom = new Map<number, number>();
      return [...all].sort(byPlace).filter(({ code, range, mayFollow = follows(code) }) => {
        const { line, character } = range.start;
        if (character >= (brokenFrom.get(line) ?? Number.POSITIVE_INFINITY) && mayFollow) return false;
        if (code === 'syntax') brokenFrom.set(line, character);
        return true;
      });
    },
  };
}

const follows = (code: LanguageProblemCode) => code === 'syntax' || code === 'unresolved-name';

function byPlace(a: LanguageProblem, b: LanguageProblem): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The place of a node, or of one of its properties where that is written. */
export function rangeOf(node: AstNode, property?: string, index?: number): Range {
  const cst = property === undefined ? undefined : GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  const { start, end } = cst?.range ?? node.$cstNode?.range ?? NOWHERE;
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** The place of all that is written of a property that may stand several times. */
export function rangeOfAll(node: AstNode, property: string): Range {
  const count = GrammarUtils.findNodesForProperty(node.$cstNode, property).length;
  return { start: rangeOf(node, property, 0).start, end: rangeOf(node, property, Math.max(0, count - 1)).end };
}

/** The text of a value as written, without comments, with single spaces. */
export function writtenText(node: AstNode): string {
  return (node.$cstNode?.text ?? '')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads a value; a problem with it goes to `problems`, at its place or, when it is missing, at `word` before it. */
export function readLiteral<T>(
  literal: Literal | undefined,
  reader: (text: string) => Read<T>,
  problems: Problems,
  missing: { readonly at: AstNode; readonly expected: string },
): T | undefined {
  if (literal === undefined) {
    problems.add(expected(missing.expected, missing.at));
    return undefined;
  }
  const read = reader(writtenText(literal));
  if (read.ok) return read.value;
  const { code, message, fix } = read;
  problems.add({ code, range: rangeOf(literal), message, ...(fix === undefined ? {} : { fix }) });
  return undefined;
}

/** That something is missing behind what `at` says so far, and what stands there instead. */
export function expected(what: string, at: AstNode): LanguageProblem {
  const rest = at.$cstNode?.root.fullText.slice(at.$cstNode.end) ?? '';
  const next = /^[^\S\r\n]*(?:\/\*.*?\*\/[^\S\r\n]*)*(?!\/\/)("[^"\r\n]*"?|[^\s{},]+|[{},])/.exec(rest)?.[1];
  const found = next === undefined ? 'the end of the line' : next;
  return { code: 'syntax', range: rangeOf(at), message: `Expected ${what}, found ${found}.` };
}
