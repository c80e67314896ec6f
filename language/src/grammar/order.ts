/**
 * Puts properties into the order of the reference. Only what stands in a row is sorted, each property takes its comments
 * along, and all that lies between stays as it was written.
 */
import { type AstNode, AstUtils, type LangiumDocument, type Lexer } from 'langium';
import { isChainBody, isNodeBody, isPoolBody } from './generated/ast.ts';
import { PROPERTY_ORDER } from './property-order.ts';
import type { Range } from './values.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Member extends Span {
  /** Its place in the order; undefined: no property. */
  readonly rank: number | undefined;
  readonly word: string;
}

/** A property with the comments that go where it goes. */
interface Chunk extends Span {
  readonly member: Member;
  readonly comments: readonly Span[];
}

/** @returns what to write where in a document without syntax problems. */
export function propertyOrderEdits(document: LangiumDocument, lexer: Lexer): { range: Range; text: string }[] {
  const text = document.textDocument.getText();
  const bodies = AstUtils.streamAllContents(document.parseResult.value)
    .filter((node) => isChainBody(node) || isNodeBody(node) || isPoolBody(node))
    .toArray();
  const unsorted = bodies.flatMap((body) => runsOf(body).filter(({ run }) => !isSorted(run)));
  if (unsorted.length === 0) return [];
  const comments = lexer.tokenize(text).hidden.map((token) => spanOf(token.startOffset, token.image));
  return unsorted.flatMap(({ run, from, to }) => {
    const edit = sorted(text, chunksOf(text, run, comments, { start: from, end: to }));
    if (edit === undefined) return [];
    const [start, end] = [edit.start, edit.end].map((offset) => document.textDocument.positionAt(offset));
    return start === undefined || end === undefined ? [] : [{ range: { start, end }, text: edit.text }];
  });
}

function spanOf(start: number, image: string): Span {
  return { start, end: start + image.trimEnd().length };
}

/** Properties with nothing else between them, and the end of what is before them and the start of what is after. */
function runsOf(body: AstNode): { run: readonly Member[]; from: number; to: number }[] {
  const { offset = 0, end = 0 } = body.$cstNode ?? {};
  const members = AstUtils.streamContents(body)
    .map(memberOf)
    .toArray()
    .sort((a, b) => a.start - b.start);
  const runs: { run: Member[]; from: number; to: number }[] = [];
  let before: Member | undefined;
  for (const member of members) {
    const last = runs.at(-1);
    if (member.rank === undefined) {
      if (before?.rank !== undefined && last !== undefined) last.to = member.start;
    } else if (before?.rank !== undefined && last !== undefined) last.run.push(member);
    else runs.push({ run: [member], from: before?.end ?? offset + 1, to: end - 1 });
    before = member;
  }
  return runs;
}

function memberOf(node: AstNode): Member {
  const { offset = 0, end = 0 } = node.$cstNode ?? {};
  const word = node.$type.endsWith('Property') && 'word' in node ? String(node.word) : '';
  const rank = PROPERTY_ORDER.indexOf(word);
  return { start: offset, end, word, rank: rank < 0 ? undefined : rank };
}

function isSorted(run: readonly Member[]): boolean {
  return run.every(({ rank }, i) => (run[i - 1]?.rank ?? 0) <= (rank ?? 0));
}

/** A comment behind a property, on its line, belongs to it; one on lines of its own to the property that follows. */
function chunksOf(text: string, run: readonly Member[], comments: readonly Span[], { start, end }: Span): Chunk[] {
  return run.map((member, i) => {
    const previous = run[i - 1]?.end ?? start;
    const between = comments.filter((one) => one.start >= previous && one.end <= member.start);
    const leading = between.slice(trailing(text, previous, between).length);
    const next = run[i + 1]?.start ?? end;
    const after = trailing(
      text,
      member.end,
      comments.filter((one) => one.start >= member.end && one.end <= next),
    );
    const own = [...leading, ...after];
    return {
      member,
      comments: own,
      start: leading[0]?.start ?? member.start,
      end: after.at(-1)?.end ?? member.end,
    };
  });
}

function trailing(text: string, from: number, comments: readonly Span[]): readonly Span[] {
  let at = from;
  const found: Span[] = [];
  for (const comment of comments) {
    if (hasLineEnd(text.slice(at, comment.start))) break;
    found.push(comment);
    at = comment.end;
  }
  return found;
}

function sorted(text: string, chunks: readonly Chunk[]): (Span & { text: string }) | undefined {
  const [first, last] = [chunks[0], chunks.at(-1)];
  // A documentation comment behind a property speaks of what comes after it, whatever that will be.
  if (first === undefined || last === undefined || chunks.some((chunk) => documentsWhatFollows(text, chunk))) return;
  const order = [...chunks].sort((a, b) => (a.member.rank ?? 0) - (b.member.rank ?? 0));
  const gaps = chunks.map((chunk, i) => text.slice(chunk.end, chunks[i + 1]?.start ?? chunk.end));
  const shares = {
    lineBefore: !/(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(0, first.start)),
    lineAfter: !/^[^\S\r\n]*(?:[\r\n]|$)/.test(text.slice(last.end)),
  };
  const oneLine = shares.lineBefore || shares.lineAfter || gaps.slice(0, -1).some((gap) => !hasLineEnd(gap));
  if (!oneLine || order.every((chunk, i) => canShareLine(text, chunk, order[i + 1]))) {
    const written = order.map((chunk, i) => text.slice(chunk.start, chunk.end) + gaps[i]);
    return { start: first.start, end: last.end, text: written.join('') };
  }
  return onLinesOfTheirOwn(text, order, { start: first.start, end: last.end }, shares);
}

function documentsWhatFollows(text: string, { member, comments }: Chunk): boolean {
  return comments.some(({ start }) => start >= member.end && text.startsWith('/**', start));
}

/** Not behind a comment to the end of the line, and not where the next property would read as an option. */
function canShareLine(text: string, { member, comments }: Chunk, next: Chunk | undefined): boolean {
  if (comments.some(({ start }) => text.startsWith('//', start))) return false;
  return !(['batch', 'wall', 'accept'].includes(member.word) && next?.member.word === 'because');
}

function onLinesOfTheirOwn(
  text: string,
  order: readonly Chunk[],
  { start, end }: Span,
  shares: { readonly lineBefore: boolean; readonly lineAfter: boolean },
): Span & { text: string } {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const margin = /(?:^|[\r\n])([^\S\r\n]*)[^\r\n]*$/.exec(text.slice(0, start))?.[1] ?? '';
  const indent = shares.lineBefore ? `${margin}${margin.includes('\t') ? '\t' : '  '}` : margin;
  const lines = order.map((chunk) => text.slice(chunk.start, chunk.end)).join(lineEnd + indent);
  const before = shares.lineBefore ? (/[^\S\r\n]*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  const after = shares.lineAfter ? (/^[^\S\r\n]*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return {
    start: start - before,
    end: end + after,
    text: `${shares.lineBefore ? lineEnd + indent : ''}${lines}${shares.lineAfter ? lineEnd + margin : ''}`,
  };
}

function hasLineEnd(text: string): boolean {
  return /[\r\n]/.test(text);
}
