/** Says in a process engineer's words what a line is that no rule of the grammar fits. */
import type { AstNode, LangiumDocument } from 'langium';
import { AstUtils, CstUtils, GrammarUtils } from 'langium';
import {
  type ChainDeclaration,
  type ChainJunk,
  type File,
  type FileJunk,
  type HandoffLine,
  isChainDeclaration,
  isHandoffLine,
  isNodeDeclaration,
  isPoolDeclaration,
  isScenarioDeclaration,
  type NodeDeclaration,
  type NodeJunk,
  type PoolDeclaration,
  type PoolJunk,
  type ScenarioDeclaration,
  type ScenarioJunk,
} from './generated/ast.ts';
import { fileOf } from './imports.ts';
import { KEYWORDS, keywordsOf, type PlaceKind, RESERVED_WORDS } from './keywords.ts';
import { didYouMean, nearest } from './nearest.ts';
import { type Problems, rangeOf } from './problems.ts';
import { symbolsOf } from './symbols.ts';
import { leavesOf } from './walk.ts';
import { NODE_KINDS } from './words.ts';

/** A line that starts with a name and has no arrow is junk too. */
export type Junk = HandoffLine | FileJunk | PoolJunk | ChainJunk | NodeJunk | ScenarioJunk;

const A = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

/** All junk of a file: of itself, of its declarations, and of the nodes of its chains. */
export function junkIn(file: File): readonly Junk[] {
  const { declarations, chains } = symbolsOf(file);
  const nodes = [...chains.values()].flatMap((chain) => chain.nodes);
  const inside = [...declarations, ...nodes].flatMap((thing): readonly Junk[] => {
    const body = 'body' in thing ? thing.body : undefined;
    if (body === undefined) return [];
    const lines = 'handoffs' in body ? body.handoffs.filter((line) => !line.arrow) : [];
    return [...body.junk, ...lines];
  });
  return [...file.junk, ...inside];
}

function placeOf(junk: Junk): PlaceKind {
  const around = AstUtils.getContainerOfType(
    junk,
    (node) =>
      isNodeDeclaration(node) || isPoolDeclaration(node) || isChainDeclaration(node) || isScenarioDeclaration(node),
  );
  if (around === undefined) return 'file';
  if (isNodeDeclaration(around) || isPoolDeclaration(around)) return around.kind;
  return isChainDeclaration(around) ? 'chain' : 'scenario';
}

/** The property (not: the node) that a misspelt word stands for: rules about its absence stay silent. */
export function meantProperty(junk: Junk): string | undefined {
  const word = firstWord(junk);
  const meant = word === undefined ? undefined : nearest(word, keywordsOf(placeOf(junk)));
  return NODE_KINDS.find((kind) => kind === meant) === undefined ? meant : undefined;
}

/**
 * The properties of a node or a pool that junk in it may stand for: what its first word is near to and what the rest of
 * its line names, or any at all when it is near to none.
 */
export function meantProperties(junk: Junk): readonly string[] {
  const words = keywordsOf(placeOf(junk));
  const meant = meantProperty(junk);
  if (meant === undefined) return words;
  const written = new Set(junk.$cstNode?.text.replace(/"[^"]*"/g, '').match(/[\p{L}_]+/gu));
  return [meant, ...words.filter((word) => written.has(word))];
}

function firstWord(junk: Junk): string | undefined {
  return isHandoffLine(junk) ? junk.from[0]?.node.$refText : junk.tokens[0];
}

export function reportJunk(junk: Junk, problems: Problems): void {
  const place = placeOf(junk);
  const first = firstWord(junk);
  const range =
    first === undefined ? rangeOf(junk) : isHandoffLine(junk) ? rangeOf(junk, 'from', 0) : rangeOf(junk, 'tokens', 0);
  const open = first === undefined ? rangeOf(junk).start : undefined;
  const at = open === undefined ? range : { start: open, end: { line: open.line, character: open.character + 1 } };
  const message = secondWord(junk, first) ?? messageFor(junk, place, first);
  problems.add({ code: 'syntax', range: at, message });
}

/** `role Claims Handler`: the second word of what was meant as one name. */
function secondWord(junk: Junk, first: string | undefined): string | undefined {
  const before = junk.$cstNode && CstUtils.getPreviousNode(junk.$cstNode, false);
  if (before?.range.end.line !== junk.$cstNode?.range.start.line || !first || !/^\p{L}/u.test(first)) return undefined;
  const name = before?.text.split(/\s+/).at(-1) ?? '';
  if (!/^[\p{L}_]/u.test(name) || name === first) return undefined;
  return `Expected a title in quotes or { after ${name}, found ${first}. A name is one word, such as ${name}${first}.`;
}

function messageFor(junk: Junk, place: PlaceKind, first: string | undefined): string {
  const where = place === 'file' ? 'outside of a chain or a role' : `in ${A(place)}`;
  if ('brace' in junk && junk.brace !== undefined) return 'This } closes nothing: there is one too many before it.';
  if (first === undefined) return `This block belongs to nothing ${where}.`;
  if (!/^[\p{L}_]/u.test(first)) return `Expected ${expectedIn(place)}, found ${first}.`;
  const facts = Object.hasOwn(KEYWORDS, first) ? KEYWORDS[first] : undefined;
  if (facts !== undefined && !facts.in.includes(place)) {
    return `${first} cannot stand ${where}: it belongs in ${facts.in
      .slice(0, 3)
      .map((one) => (one === 'file' ? 'a file' : A(one)))
      .join(' or ')}.`;
  }
  if (facts !== undefined && RESERVED_WORDS.includes(first)) return `${first} cannot start a line ${where}.`;
  const words = keywordsOf(place);
  if (place === 'chain' && !words.some((word) => nearest(first, [word]))) {
    return `Expected -> after ${first}, or a word such as step, decision or owner before it.`;
  }
  return `${first} is no word of the language ${where}.${didYouMean(first, words)}`;
}

function expectedIn(place: PlaceKind): string {
  if (place === 'file') return 'a declaration such as role, document or chain';
  if (place === 'chain') return 'a node, a handoff such as A -> B, or a property such as owner';
  if (place === 'scenario') return 'a line such as Assess takes 10min';
  return `a property such as ${keywordsOf(place).slice(0, 3).join(', ')}`;
}

type Braced = PoolDeclaration | ChainDeclaration | NodeDeclaration | ScenarioDeclaration;

/** Bodies that are opened and never closed: the innermost that swallowed what follows it is the one to mend. */
export function reportUnclosed(document: LangiumDocument, problems: Problems): void {
  const file = fileOf(document);
  if (file === undefined) return;
  const symbols = symbolsOf(file);
  const root = file.$cstNode;
  const open: Braced[] = [];
  const nodes = [...symbols.chains.values()].flatMap((chain) => chain.nodes);
  for (const thing of [...nodes, ...symbols.declarations]) {
    if (!('body' in thing) || thing.body === undefined) continue;
    const nested =
      ('declarations' in thing.body && thing.body.declarations.some(startsItsLine)) ||
      ('nodes' in thing.body &&
        isNodeDeclaration(thing) &&
        thing.body.nodes.length + thing.body.handoffs.filter((line) => line.arrow).length > 0);
    if (nested) open.push(thing);
  }
  if (open.length === 0) {
    for (const thing of [...nodes, ...symbols.declarations]) {
      if ('body' in thing && thing.body !== undefined && !endsWithBrace(thing)) open.push(thing);
    }
  }
  const count = (brace: string) =>
    root === undefined ? 0 : leavesOf(root).filter(({ text }) => text === brace).length;
  // A brace that closes an inner thing in place of an outer one is missing once: the innermost is the one to mend.
  if (open.length > 1) open.splice(Math.max(1, count('{') - count('}')));
  for (const thing of open) {
    const name = thing.name === undefined ? '' : ` ${thing.name}`;
    problems.add({
      code: 'syntax',
      range: rangeOf(thing, thing.name === undefined ? undefined : 'name'),
      message: `This ${'kind' in thing ? thing.kind : isChainDeclaration(thing) ? 'chain' : 'scenario'}${name} is opened with { and never closed: a } is missing.`,
    });
  }
  if (open.length > 0) return;
  for (const error of document.parseResult.parserErrors) {
    const { token } = error;
    const last = CstUtils.getPreviousNode(file.$cstNode ?? document.parseResult.value.$cstNode ?? raise())?.range;
    const line = Number.isNaN(token.startOffset) ? undefined : (token.startLine ?? 1) - 1;
    const column = (token.startColumn ?? 1) - 1;
    const range =
      line === undefined
        ? (last ?? rangeOf(file))
        : {
            start: { line, character: column },
            end: { line, character: column + Math.max(1, token.image.trimEnd().length) },
          };
    problems.add({
      code: 'syntax',
      range,
      message: token.image.trim() === '' ? 'The line ends too early.' : `${token.image} cannot stand here.`,
    });
  }
}

/** In the middle of a line, a word that could declare something is a slip in that line: `A -> B vai system`. */
function startsItsLine(thing: AstNode): boolean {
  const { root, offset } = thing.$cstNode ?? {};
  return /(?:^|[\r\n{}])[^\S\r\n]*$/.test(root?.fullText.slice(0, offset) ?? '');
}

function raise(): never {
  throw new Error('A parsed file has a syntax tree.');
}

function endsWithBrace(thing: Braced): boolean {
  return thing.body?.$cstNode?.text.endsWith('}') ?? true;
}

function isEnded(quoted: string): boolean {
  return /^"(?:\\.|[^"\\])*"$/.test(quoted);
}

/** A title without its second quote takes the rest of its line with it: any property may have stood there. */
export function swallowedBy(node: NodeDeclaration): readonly string[] {
  const title = GrammarUtils.findNodeForProperty(node.$cstNode, 'title')?.text;
  return title === undefined || isEnded(title) ? [] : keywordsOf(node.kind);
}

/** Names that lines seem to declare whose first word is none of the language, or that have none: `strat In`. */
export function namesInJunk(file: File): ReadonlySet<string> {
  const names = junkIn(file).flatMap((junk): readonly string[] => {
    const place = placeOf(junk);
    if (place !== 'file' && (place !== 'chain' || meantProperty(junk) !== undefined)) return [];
    const line = junk.$cstNode?.text.split(/[\r\n{]/, 1)[0] ?? '';
    const words = line.replace(/"[^"]*"/g, '').match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? [];
    return place === 'file' ? words : words.slice(0, 2);
  });
  return new Set(names.map((name) => name.normalize('NFC')));
}

/** Comments that never end, and quotes that never close. */
export function reportUnended(document: LangiumDocument, problems: Problems): void {
  const root = document.parseResult.value.$cstNode;
  if (root === undefined) return;
  let last = 0;
  for (const leaf of leavesOf(root)) {
    if (!leaf.hidden) last = leaf.end;
    if (leaf.tokenType.name !== 'STRING') continue;
    const { text, range } = leaf;
    if (!isEnded(text)) {
      problems.add({ code: 'syntax', range, message: `Expected " at the end of ${text}.` });
    }
  }
  const { textDocument } = document;
  const skipped = /^(?:\s|\uFEFF|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/.exec(textDocument.getText().slice(last))?.[0] ?? '';
  const comment = last + skipped.length;
  if (!textDocument.getText().startsWith('/*', comment)) return;
  const range = { start: textDocument.positionAt(comment), end: textDocument.positionAt(comment + 2) };
  problems.add({ code: 'syntax', range, message: 'This comment never ends: */ is missing.' });
}
