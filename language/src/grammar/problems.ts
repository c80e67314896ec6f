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
}

export interface Problems {
  readonly found: readonly LanguageProblem[];
  readonly add: (problem: LanguageProblem) => void;
}

export function collectProblems(): Problems {
  const found: LanguageProblem[] = [];
  const brokenLines = new Set<number>();
  return {
    found,
    add: (problem) => {
      const { line } = problem.range.start;
      const follows = problem.code === 'syntax' || problem.code === 'unresolved-name';
      if (follows && brokenLines.has(line)) return;
      if (problem.code === 'syntax') brokenLines.add(line);
      found.push(problem);
    },
  };
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

/** The text of a value as written, without comments, with single spaces. */
export function literalText(literal: Literal): string {
  const text = literal.$cstNode?.text ?? literal.parts.join(' ');
  return text
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
    problems.add({
      code: 'syntax',
      range: rangeOf(missing.at),
      message: `Expected ${missing.expected}, found nothing.`,
    });
    return undefined;
  }
  const read = reader(literalText(literal));
  if (read.ok) return read.value;
  const { code, message, fix } = read;
  problems.add({ code, range: rangeOf(literal), message, ...(fix === undefined ? {} : { fix }) });
  return undefined;
}
