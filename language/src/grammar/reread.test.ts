/** A tree that is mended where the text has changed is the tree of a fresh parse. */
import fc from 'fast-check';
import { type AstNode, AstUtils, type CstNode, isCompositeCstNode, type LangiumDocument, URI } from 'langium';
import { expect, test } from 'vitest';
import { chainText } from '../../../test/bench/texts.ts';
import '../../../test/seed.ts';
import { createChainServices } from './index.ts';
import { reread } from './reread.ts';

const FILE = 'file:///a.chain';
const { chain: services, shared } = createChainServices({ rootOf: () => 'file:///', realUri: (uri) => uri });

const TEXT = `import "./people.chain" // who
/* before */
role Clerk { people 2 }

chain Claim "Claims" {
  owner Clerk
  demand 20/day
  start In "Comes in"
  /** What it is. */
  step Read "Read it" { by Clerk with Reader  takes 10min sd 3min } // quick
  step Check {
    by Clerk
    verify "amounts match" against Invoice by Boss /* twice */ takes 5min
    takes 10min
  }
  decision Big
  end Paid
  In -> Read
  Read -> Check 90% via mail carrying Invoice
  Read -> Paid on exception 10% because law "so it is" // rare
  Check and Big -> Paid when "all is well" wait 2d
  Check -> Big
}

${chainText('Second', 4)}`;

function read(text: string): LangiumDocument {
  return shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(FILE));
}

/** All of a tree as plain data: what is named, where it stands, and what leads up again. */
function shapeOf(document: LangiumDocument): unknown {
  const { value } = document.parseResult;
  const nodes = AstUtils.streamAst(value).map((node) => ({
    ...plain(node),
    document: AstUtils.getDocument(node) === document,
    references: AstUtils.streamReferences(node)
      .map(({ reference, property }) => [property, reference.$refText])
      .toArray(),
  }));
  return { nodes: nodes.toArray(), cst: value.$cstNode && leafy(value.$cstNode), text: value.$cstNode?.root.fullText };
}

function plain(node: AstNode): object {
  const own = Object.entries(node).filter(([, one]) => ['string', 'boolean', 'number'].includes(typeof one));
  const { $cstNode } = node;
  return {
    own: own.sort(([a], [b]) => (a < b ? -1 : 1)),
    keys: Object.keys(node).sort(),
    in: node.$container?.$type,
    place: $cstNode && [$cstNode.offset, $cstNode.end, $cstNode.range, $cstNode.text],
    back: $cstNode === undefined || $cstNode.astNode === node,
  };
}

function leafy(node: CstNode): unknown {
  const { offset, end, range, hidden } = node;
  const place = {
    offset,
    end,
    range,
    hidden,
    grammar: node.grammarSource?.$cstNode?.text ?? node.grammarSource?.$type,
  };
  const isIn = (one: CstNode) => one.container === node;
  if (!isCompositeCstNode(node)) return place;
  return { ...place, below: node.content.map((one) => [isIn(one), leafy(one)]) };
}

const PIECES = [
  ...['a', 'B', ' ', '\n', '{', '}', '"', '->', ',', '.', '/*', '*/', '// x', '5', '%', '30% ', 'step ', 'by ', 'x y'],
  ...['/* x\n y */', '\r', '\n\n', '"a', 'chain ', '-> Paid', 'Read.', '{ }', '#', 'exactly 5'],
  ...['takes 5min', ' via mail', 'end ', 'and ', '\r\n', 'on ', 'step Z { by Clerk }\n', 'é', '  '],
];

test.each([
  ['\n', TEXT],
  ['\r\n', TEXT.replaceAll('\n', '\r\n')],
])('after any row of edits, lines ending in %j', (_, whole) => {
  let mended = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.constantFrom('', ...PIECES)), {
        minLength: 1,
        maxLength: 8,
      }),
      (edits) => {
        let text = whole;
        let document = read(text);
        for (const [where, length, piece] of edits) {
          const at = Math.floor(where * text.length);
          text = text.slice(0, at) + piece + text.slice(at + (piece.length > 1 ? 0 : length % 3));
          const again = reread(services, document, text, 1);
          if (again !== undefined) mended += 1;
          document = again ?? read(text);
          expect(shapeOf(document)).toEqual(shapeOf(read(text)));
        }
      },
    ),
    { numRuns: 100 },
  );
  // Else this would say nothing.
  expect(mended).toBeGreaterThan(30);
});

/** Types letter by letter behind a line; each time the tree has to be mended. */
function typedBehind(line: string, written: string): void {
  let text = TEXT;
  let document = read(text);
  const from = text.indexOf('\n', text.indexOf(line));
  for (const [i, letter] of [...written].entries()) {
    text = text.slice(0, from + i) + letter + text.slice(from + i);
    const again = reread(services, document, text, 1);
    if (again === undefined) throw new Error(`not mended at ${text.slice(from, from + i + 1)}`);
    document = again;
    expect(shapeOf(document)).toEqual(shapeOf(read(text)));
  }
}

test('what is typed within a line of a chain is mended', () => {
  typedBehind('In -> Read', ' via phone');
});

test('what is begun in a line of its own is mended, while it is no line of a chain yet', () => {
  typedBehind('In -> Read', '\n  Check -> Paid 5%');
  typedBehind('end Paid', '\n\n  step Sign "Sign it" by Clerk');
});
