/**
 * The one canonical layout of a text that parses: two spaces a level, one property a line (short bodies that were
 * written on one line stay there), options in their order, the handoffs of a paragraph in columns, comments where they
 * were. Works on tokens, so that nothing of the text can get lost.
 */
import { type AstNode, AstUtils, type LangiumDocument, type Lexer } from 'langium';
import { isAcceptProperty, isHandoffLine, isVerifyProperty } from './generated/ast.ts';

const WIDTH = 128;
const INDENT = '  ';

const MEMBER_TYPES = /^(?!Document(?:Ref|Declaration)$)\w+(?:Declaration|Line|Property)$|^Overrule$/;
const OPTION_ORDER: readonly string[] = [
  ...['ShareOption', 'OnOption', 'WhenOption', 'ViaOption', 'CarryingOption', 'WaitOption', 'BecauseProperty'],
  ...['AgainstOption', 'CheckerOption', 'TakesOption', 'SampleOption', 'CatchesOption', 'TextOption', 'UntilOption'],
];

interface Piece {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  readonly endLine: number;
  readonly comment: boolean;
}

interface Structure {
  /** Offsets at which a property, handoff, node or declaration starts. */
  readonly members: ReadonlySet<number>;
  /** By offset of a handoff: it is laid out in columns. */
  readonly handoffs: ReadonlySet<number>;
  /** By offset of a member with options: where each option starts and which place it takes. */
  readonly options: ReadonlyMap<
    number,
    readonly { readonly offset: number; readonly end: number; readonly rank: number }[]
  >;
}

/** @returns the text of a document without syntax problems in its canonical layout, with `\n` between lines. */
export function formatDocument(document: LangiumDocument, lexer: Lexer): string {
  const lexed = lexer.tokenize(document.textDocument.getText());
  const pieces: Piece[] = [
    ...lexed.tokens.filter((token) => token.tokenType.name !== 'NEWLINE').map((token) => pieceOf(token, false)),
    ...lexed.hidden.map((token) => pieceOf(token, true)),
  ].sort((a, b) => a.offset - b.offset);
  const writer = new Writer(pieces, structureOf(document.parseResult.value));
  return writer.file();
}

function pieceOf(token: ReturnType<Lexer['tokenize']>['tokens'][number], comment: boolean): Piece {
  const line = token.startLine ?? 1;
  return {
    text: comment ? token.image.trimEnd() : token.image,
    offset: token.startOffset,
    line,
    endLine: token.endLine ?? line,
    comment,
  };
}

function structureOf(root: AstNode): Structure {
  const members = new Set<number>();
  const handoffs = new Set<number>();
  const options = new Map<number, { offset: number; end: number; rank: number }[]>();
  for (const node of AstUtils.streamAllContents(root)) {
    const cst = node.$cstNode;
    if (cst === undefined) continue;
    const container = node.$container?.$type ?? '';
    if (MEMBER_TYPES.test(node.$type) && /^(?:File|\w+Body)$/.test(container)) members.add(cst.offset);
    if (isHandoffLine(node)) handoffs.add(cst.offset);
    if (isHandoffLine(node) || isVerifyProperty(node) || isAcceptProperty(node)) {
      options.set(
        cst.offset,
        node.options.map((option) => ({
          offset: option.$cstNode?.offset ?? 0,
          end: option.$cstNode?.end ?? 0,
          rank: OPTION_ORDER.indexOf(option.$type),
        })),
      );
    }
  }
  return { members, handoffs, options };
}

/** A line to be written; a handoff keeps its parts apart until its neighbours are known. */
interface Line {
  indent: number;
  text: string;
  columns?: { readonly from: string; readonly to: string; readonly rest: string };
  trailing: string;
}

class Writer {
  private readonly pieces: readonly Piece[];
  private readonly structure: Structure;
  private readonly lines: Line[] = [];
  private at = 0;
  private lastEndLine = 0;

  constructor(pieces: readonly Piece[], structure: Structure) {
    this.pieces = pieces;
    this.structure = structure;
  }

  file(): string {
    this.members(0);
    return this.render();
  }

  private peek(): Piece | undefined {
    return this.pieces[this.at];
  }

  /** Members and comments up to the closing brace of the block, or the end of the file. */
  private members(depth: number): void {
    for (let piece = this.peek(); piece !== undefined; piece = this.peek()) {
      if (!piece.comment && piece.text === '}') return;
      const first = this.lines.length === 0 || (this.lines.at(-1)?.text.endsWith('{') ?? false);
      if (piece.comment && piece.line === this.lastEndLine && this.lines.length > 0) {
        this.attach(piece);
        this.at++;
        continue;
      }
      if (!first && piece.line > this.lastEndLine + 1) this.push({ indent: 0, text: '', trailing: '' });
      if (piece.comment) {
        this.push({ indent: depth, text: reindent(piece.text, depth), trailing: '' });
        this.lastEndLine = piece.endLine;
        this.at++;
      } else this.member(depth);
    }
  }

  private push(line: Line): void {
    this.lines.push(line);
  }

  /** A comment behind something stays behind it. */
  private attach(piece: Piece): void {
    const last = this.lines.at(-1);
    if (last === undefined) return;
    last.trailing += ` ${piece.text}`;
    this.lastEndLine = piece.endLine;
  }

  private member(depth: number): void {
    const start = this.peek();
    if (start === undefined) return;
    const header: Piece[] = [];
    for (let piece = this.peek(); piece !== undefined; piece = this.peek()) {
      const ends =
        piece.text === '{' || piece.text === '}' || (header.length > 0 && this.structure.members.has(piece.offset));
      if (!piece.comment && ends) break;
      if (piece.comment && !this.continues(piece)) break;
      header.push(piece);
      this.lastEndLine = piece.endLine;
      this.at++;
    }
    const opens = this.peek();
    if (opens === undefined || opens.comment || opens.text !== '{') {
      this.push(this.layOut(header, start.offset, depth));
      return;
    }
    const inline = this.inlineBody(header, depth);
    if (inline !== undefined) {
      this.push({ indent: depth, text: inline, trailing: '' });
      return;
    }
    this.at++;
    this.lastEndLine = opens.line;
    const text = joined(header, depth);
    this.push({
      indent: depth,
      text: header.at(-1)?.text.startsWith('//') ? `${text}\n${INDENT.repeat(depth)}{` : `${text} {`,
      trailing: '',
    });
    this.members(depth + 1);
    const close = this.peek();
    if (close === undefined) return;
    this.at++;
    this.lastEndLine = close.line;
    const last = this.lines.at(-1);
    if (last?.text.endsWith('{') && last.trailing === '' && !last.text.includes('\n')) last.text += '}';
    else this.push({ indent: depth, text: '}', trailing: '' });
  }

  /** Whether a comment stands inside of a member: more of the member follows it. */
  private continues(comment: Piece): boolean {
    const before = this.pieces[this.at - 1];
    let last = comment;
    let oneLine = comment.line === before?.endLine;
    for (let next = this.at + 1; next < this.pieces.length; next++) {
      const after = this.pieces[next];
      if (before === undefined || after === undefined) return false;
      if (after.line !== last.endLine) oneLine = false;
      last = after;
      if (after.comment) continue;
      if (before.text === ',' || after.text === ',' || after.text === '{') return true;
      return oneLine && !this.structure.members.has(after.offset) && after.text !== '}';
    }
    return false;
  }

  /** A body that was written on the line of its header and fits there. */
  private inlineBody(header: readonly Piece[], depth: number): string | undefined {
    const open = this.peek();
    if (open === undefined || header.some((piece) => piece.comment)) return undefined;
    let end = this.at + 1;
    for (; end < this.pieces.length; end++) {
      const piece = this.pieces[end];
      if (piece === undefined || piece.comment || piece.text === '{') return undefined;
      if (piece.text === '}') break;
    }
    const close = this.pieces[end];
    if (close === undefined || close.line !== open.line || end === this.at + 1) return undefined;
    const bodies: Piece[][] = [];
    for (const piece of this.pieces.slice(this.at + 1, end)) {
      if (bodies.length === 0 || this.structure.members.has(piece.offset)) bodies.push([]);
      bodies.at(-1)?.push(piece);
    }
    const inner = bodies.map((body) => joined(this.sorted(body, body[0]?.offset ?? 0), 0, Number.POSITIVE_INFINITY));
    const text = `${joined(header, depth)} { ${inner.join('  ')} }`;
    if (text.length + depth * INDENT.length > WIDTH) return undefined;
    this.at = end + 1;
    this.lastEndLine = close.line;
    return text;
  }

  private layOut(header: readonly Piece[], offset: number, depth: number): Line {
    const pieces = this.sorted(header, offset);
    const arrow = pieces.findIndex((piece) => piece.text === '->' && !piece.comment);
    if (this.structure.handoffs.has(offset) && arrow >= 0 && !pieces.some((piece) => piece.comment)) {
      const firstOption = this.structure.options
        .get(offset)
        ?.reduce((least, one) => Math.min(least, one.offset), Number.POSITIVE_INFINITY);
      const split = pieces.findIndex((piece) => piece.offset >= (firstOption ?? Number.POSITIVE_INFINITY));
      const to = pieces.slice(arrow + 1, hasOptions(firstOption) ? this.optionStart(pieces, offset, split) : undefined);
      const rest = pieces.slice(arrow + 1 + to.length);
      const columns = { from: joined(pieces.slice(0, arrow), 0), to: joined(to, 0), rest: joined(rest, depth) };
      return { indent: depth, text: '', columns, trailing: '' };
    }
    return { indent: depth, text: joined(pieces, depth), trailing: '' };
  }

  /** Options were sorted: the first of them is the first piece that lies in any option. */
  private optionStart(pieces: readonly Piece[], offset: number, fallback: number): number {
    const options = this.structure.options.get(offset) ?? [];
    const start = pieces.findIndex((piece) =>
      options.some((one) => piece.offset >= one.offset && piece.offset < one.end),
    );
    return start < 0 ? fallback : start;
  }

  /** The pieces of a member with its options in their order; a comment among them keeps everything where it is. */
  private sorted(pieces: readonly Piece[], offset: number): readonly Piece[] {
    const options = this.structure.options.get(offset);
    if (options === undefined || options.length < 2 || pieces.some((piece) => piece.comment)) return pieces;
    const inOption = (piece: Piece) => options.find((one) => piece.offset >= one.offset && piece.offset < one.end);
    const head = pieces.filter((piece) => inOption(piece) === undefined);
    const groups = [...options].sort((a, b) => a.rank - b.rank || a.offset - b.offset);
    return [...head, ...groups.flatMap((group) => pieces.filter((piece) => inOption(piece) === group))];
  }

  private render(): string {
    for (let i = 0; i < this.lines.length; i++) {
      let end = i;
      while (this.lines[end]?.columns !== undefined) end++;
      if (end > i) align(this.lines.slice(i, end));
      i = Math.max(i, end - 1);
    }
    const text = this.lines.map((line) =>
      line.text === '' ? '' : `${INDENT.repeat(line.indent)}${line.text}${line.trailing}`,
    );
    return `${text.join('\n').trimEnd()}\n`.replace(/^\n+/, '');
  }
}

const hasOptions = (first: number | undefined) => first !== undefined && first !== Number.POSITIVE_INFINITY;

function align(lines: readonly Line[]): void {
  const length = (text: string) => [...text].length;
  const from = Math.max(...lines.map((line) => length(line.columns?.from ?? '')));
  const to = Math.max(...lines.map((line) => (line.columns?.rest ? length(line.columns.to) : 0)));
  for (const line of lines) {
    const { columns } = line;
    if (columns === undefined) continue;
    const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - length(text)));
    const left = `${pad(columns.from, from)} -> `;
    line.text = columns.rest === '' ? left + columns.to : `${left}${pad(columns.to, to)} ${columns.rest}`;
  }
}

const TIGHT = new Set(['.', '..', '-', '/']);

/** Pieces with the spaces that belong between them; lists break after a comma when the line gets too long. */
function joined(pieces: readonly Piece[], depth: number, width = WIDTH): string {
  const continuation = `\n${INDENT.repeat(depth + 2)}`;
  let text = '';
  let column = depth * INDENT.length;
  let previous: Piece | undefined;
  for (const [i, piece] of pieces.entries()) {
    let gap = previous === undefined || piece.text === ',' || isTight(previous, piece) ? '' : ' ';
    if (previous?.comment && previous.text.startsWith('//')) gap = continuation;
    else if (previous?.text === ',' && column + 1 + itemLength(pieces, i) > width) gap = continuation;
    text += gap + piece.text;
    column =
      gap === continuation ? (depth + 2) * INDENT.length + piece.text.length : column + gap.length + piece.text.length;
    previous = piece;
  }
  return text;
}

function itemLength(pieces: readonly Piece[], from: number): number {
  let length = 0;
  for (let i = from; i < pieces.length && pieces[i]?.text !== ','; i++) length += (pieces[i]?.text.length ?? 0) + 1;
  return length;
}

function isTight(previous: Piece, piece: Piece): boolean {
  return !previous.comment && !piece.comment && (TIGHT.has(previous.text) || TIGHT.has(piece.text));
}

/** Stars of a documentation comment line up under each other; other text in a comment is left alone. */
function reindent(comment: string, depth: number): string {
  const margin = INDENT.repeat(depth);
  return comment
    .split(/\r\n|\n|\r/)
    .map((line, i) => (i > 0 && /^\s*\*/.test(line) ? `${margin} ${line.trim()}` : line.trimEnd()))
    .join('\n');
}
