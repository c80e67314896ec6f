/** What holds of every model and every text: printing, reading and formatting say the same. */
import { ChainLexer, createChainServices } from '@chainwright/language/grammar';
import { type ChainModel, formatText, printModel } from '@chainwright/language/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryModel, PEOPLE_FILE, PEOPLE_TEXT } from './arbitrary-model.ts';
import { readFiles, withoutPlaces } from './reading.ts';

/** A failure shrinks for a while only: the seed and path that it prints bring it back. */
const RUNS = { numRuns: Number(process.env.CHAINWRIGHT_PROPERTY_RUNS ?? 60), interruptAfterTimeLimit: 40_000 };

function meaning(text: string): unknown {
  const { models, problems } = readFiles({ 'main.chain': text, [PEOPLE_FILE]: PEOPLE_TEXT });
  expect({ text, problems: problems.map((one) => one.message) }).toEqual({ text, problems: [] });
  return withoutPlaces(models[0]);
}

function formatted(text: string): string {
  const result = formatText(text);
  if (!result.ok) throw new Error(`${result.problems.map((one) => one.message).join('\n')}\n${text}`);
  return result.text;
}

const holds = (name: string, check: (model: ChainModel) => void) =>
  test(name, () => fc.assert(fc.property(arbitraryModel, check), RUNS));

holds('a printed model reads as the same model', (model) => {
  expect(meaning(printModel(model))).toEqual(withoutPlaces(model));
});

holds('what is printed is formatted already', (model) => {
  const text = printModel(model);
  expect(formatted(text)).toBe(text);
});

const { chain: services } = createChainServices({ rootOf: () => undefined, realUri: () => undefined });
const lexer = new ChainLexer(services);

interface Noise {
  readonly at: number;
  readonly kind: 'block' | 'line' | 'lines' | 'space' | 'break';
}

const noise = fc.array(
  fc.record({ at: fc.nat(), kind: fc.constantFrom<Noise['kind'][]>('block', 'line', 'lines', 'space', 'break') }),
  { maxLength: 12 },
);

/** Puts comments, spaces and line breaks between the tokens of a text, wherever the language allows them. */
function disturbed(text: string, all: readonly Noise[]): string {
  const { tokens } = lexer.tokenize(text);
  const gaps = tokens.slice(1).flatMap((token, i) => {
    const before = tokens[i];
    if (before === undefined || token.tokenType.name === 'NEWLINE') return [];
    const end = (before.endOffset ?? before.startOffset) + 1;
    const glued = before.image === '-' || before.image === '/' || token.image === '-' || token.image === '/';
    if (glued && end === token.startOffset) return [];
    const free = before.tokenType.name === 'NEWLINE' || before.image === ',' || before.image === '{';
    return [{ offset: token.startOffset, free }];
  });
  const inserts = all.flatMap(({ at, kind }, n) => {
    const gap = gaps[at % gaps.length];
    if (gap === undefined) return [];
    const mark = `⟦${n}⟧`;
    const block = { block: ` /* ${mark} */ `, lines: ` /* ${mark}\n * more */ `, space: '   ' };
    if (kind === 'line') return gap.free ? [{ ...gap, text: ` // ${mark}\n` }] : [];
    if (kind === 'break') return gap.free ? [{ ...gap, text: '\n\n\n' }] : [];
    return [{ ...gap, text: block[kind] }];
  });
  return inserts
    .sort((a, b) => b.offset - a.offset)
    .reduce((result, { offset, text: insert }) => result.slice(0, offset) + insert + result.slice(offset), text);
}

const marks = (text: string) => text.match(/⟦\d+⟧/g) ?? [];

test('formatting keeps the meaning and every comment, and formatting again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryModel, noise, (model, all) => {
      const text = disturbed(printModel(model), all);
      const once = formatted(text);
      expect(meaning(text)).toEqual(withoutPlaces(model));
      expect(meaning(once)).toEqual(withoutPlaces(model));
      expect(marks(once)).toEqual(marks(text));
      expect(formatted(once)).toBe(once);
    }),
    RUNS,
  );
});

holds('a name in another Unicode spelling is the same name', (model) => {
  const text = printModel(model);
  const decomposed = text.replace(/"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\/|[\p{L}\p{M}]+/gsu, (part) =>
    /^["/]/.test(part) ? part : part.normalize('NFD'),
  );
  expect(meaning(decomposed)).toEqual(withoutPlaces(model));
});

holds('line ends of another kind change nothing but themselves', (model) => {
  const text = printModel(model);
  const windows = text.replace(/\n/g, '\r\n');
  expect(meaning(windows)).toEqual(meaning(text));
  expect(formatted(windows)).toBe(windows);
});
