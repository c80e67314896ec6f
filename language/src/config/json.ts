/** JSON with comments as plain data and places. Anything may stand in the text: it comes from anybody's branch. */
import {
  createScanner,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser/lib/esm/main.js';
import { TextDocument } from 'langium';
import type { Range } from '../model/index.ts';
import type { ConfigurationProblem } from './configuration.ts';
import { pathText } from './path-text.ts';

export type Path = readonly (string | number)[];

export interface Json {
  readonly value: unknown;
  /** Of the value at a path; of what is nearest to it when there is none. */
  readonly rangeOf: (path: Path) => Range;
  /** Of a key in the object at a path. */
  readonly rangeOfKey: (path: Path, key: string) => Range;
}

const MOST_LETTERS = 256 * 1024;
const MOST_DEPTH = 20;

export function parseJson(
  text: string,
  file: string,
): { readonly json?: Json; readonly problems: readonly ConfigurationProblem[] } {
  const document = TextDocument.create(file, 'jsonc', 0, text);
  const rangeAt = (offset: number, length: number): Range => ({
    start: document.positionAt(offset),
    end: document.positionAt(offset + length),
  });
  const problem = (offset: number, length: number, message: string): ConfigurationProblem => ({
    file,
    range: rangeAt(offset, length),
    message,
  });
  if (text.length > MOST_LETTERS) return { problems: [problem(0, 0, 'a configuration has 256 KB at most')] };
  const deep = tooDeep(text);
  if (deep !== undefined) return { problems: [problem(deep, 1, 'nothing in a configuration is nested this deeply')] };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (text.trim() === '' || root === undefined)
    return { problems: [problem(0, 0, 'it is empty; {} is a configuration without a wish')] };
  if (first !== undefined) return { problems: [problem(first.offset, first.length, wordsFor(first))] };

  const problems = [...badKeys(root, [])].map(({ node, message }) => problem(node.offset, node.length, message));
  if (problems.length > 0) return { problems };
  const rangeOfNode = (node: Node) => rangeAt(node.offset, node.length);
  const json: Json = {
    value: plain(root),
    rangeOf: (path) => rangeOfNode(nodeAt(root, path)),
    rangeOfKey: (path, key) => {
      const at = nodeAt(root, path);
      return rangeOfNode(propertiesOf(at).find((one) => one.key === key)?.keyNode ?? at);
    },
  };
  return { json, problems };
}

/** Where brackets nest so deeply that a recursive reader would fall; the scanner itself does not recurse. */
function tooDeep(text: string): number | undefined {
  const scanner = createScanner(text, false);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    // A string starts with its quote and a comment with its slash.
    const first = text[scanner.getTokenOffset()] ?? '';
    if (first === '{' || first === '[') depth++;
    if (first === '}' || first === ']') depth--;
    if (depth > MOST_DEPTH) return scanner.getTokenOffset();
  }
  return undefined;
}

/** `CommaExpected` as words. */
function wordsFor({ error }: ParseError): string {
  const words = printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `this is no JSON: ${words}`;
}

function propertiesOf(node: Node) {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [keyNode, value] = [] }) =>
    keyNode === undefined || value === undefined ? [] : [{ key: String(keyNode.value), keyNode, value }],
  );
}

/** Keys that stand twice, of which one would be silently lost, and the one key that is none in JavaScript. */
function* badKeys(node: Node, path: Path): Iterable<{ readonly node: Node; readonly message: string }> {
  const seen = new Set<string>();
  for (const { key, keyNode, value } of propertiesOf(node)) {
    if (key === '__proto__') yield { node: keyNode, message: `${pathText([...path, key])}: there is no such key` };
    if (seen.has(key)) yield { node: keyNode, message: `${pathText([...path, key])}: this key stands twice` };
    seen.add(key);
    yield* badKeys(value, [...path, key]);
  }
  if (node.type === 'array')
    for (const [i, child] of (node.children ?? []).entries()) yield* badKeys(child, [...path, i]);
}

function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(propertiesOf(node).map(({ key, value }) => [key, plain(value)]));
}

function nodeAt(root: Node, path: Path): Node {
  let node = root;
  for (const step of path) {
    const next =
      typeof step === 'number' ? node.children?.[step] : propertiesOf(node).find(({ key }) => key === step)?.value;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
