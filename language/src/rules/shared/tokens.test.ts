/** No false alarm: in a chain that is built of blocks, every fork is joined and every join is fed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyThese, readWorkspace } from '../../model/index.ts';
import { branchingOf } from './tokens.ts';

/** A part of a process with one way in and one way out. */
type Block = 'step' | { readonly kind: 'sequence' | 'choice' | 'fork' | 'loop'; readonly parts: readonly Block[] };

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Block>('step'),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'choice' as const, 'fork' as const, 'loop' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** Writes a block as text; a fork becomes `and`, or alternatives when it is the one to spoil. */
class Writer {
  readonly lines: string[] = [];
  #steps = 0;
  forks = 0;
  readonly #spoiled: number;

  constructor(spoiled = -1) {
    this.#spoiled = spoiled;
  }

  step(): string {
    return `N${this.#steps++}`;
  }

  steps(): string {
    return Array.from({ length: this.#steps }, (_, i) => `  step N${i} { by Clerk  takes 1min }`).join('\n');
  }

  /** The names of its first and its last step. */
  write(part: Block): [string, string] {
    if (part === 'step') {
      const step = this.step();
      return [step, step];
    }
    if (part.kind === 'sequence') return this.#sequence(part.parts);
    const [first, last] = [this.step(), this.step()];
    if (part.kind === 'loop') {
      const [from, to] = this.#sequence(part.parts);
      this.lines.push(`${first} -> ${from}`, `${to} -> ${first} 20%`, `${to} -> ${last}`);
      return [first, last];
    }
    const isSpoiled = part.kind === 'fork' && this.forks++ === this.#spoiled;
    const inner = part.parts.map((one) => this.write(one));
    const [starts, ends] = [inner.map(([start]) => start), inner.map(([, end]) => end)];
    if (part.kind === 'fork' && !isSpoiled) this.lines.push(`${first} -> ${starts.join(' and ')}`);
    else for (const start of starts) this.lines.push(`${first} -> ${start}`);
    if (part.kind === 'fork') this.lines.push(`${ends.join(' and ')} -> ${last}`);
    else for (const end of ends) this.lines.push(`${end} -> ${last}`);
    return [first, last];
  }

  #sequence(parts: readonly Block[]): [string, string] {
    const inner = parts.map((one) => this.write(one));
    inner.forEach(([start], i) => {
      const before = inner[i - 1];
      if (before !== undefined) this.lines.push(`${before[1]} -> ${start}`);
    });
    return [inner[0]?.[0] ?? '', inner.at(-1)?.[1] ?? ''];
  }
}

function branching(writer: Writer, [first, last]: [string, string]) {
  const lines = [`Begin -> ${first}`, ...writer.lines, `${last} -> Done`].map((line) => `  ${line}`).join('\n');
  const text = `role Clerk\nchain C {\n  start Begin\n  end Done\n${writer.steps()}\n${lines}\n}\n`;
  const sources = [{ uri: 'file:///w/c.chain', text }];
  const { models, problems } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  expect(problems).toEqual([]);
  const chain = models[0]?.chains[0];
  if (chain === undefined) throw new Error('the chain was not read');
  return branchingOf(chain);
}

test('forks and joins that belong together are left alone', () => {
  fc.assert(
    fc.property(block, (part) => {
      const writer = new Writer();
      expect(branching(writer, writer.write(part))).toEqual({ starving: [], meetings: [] });
    }),
    { numRuns: 60 },
  );
});

test('a join whose fork became alternatives starves', () => {
  fc.assert(
    fc.property(block, fc.nat(), (part, chosen) => {
      const counting = new Writer();
      counting.write(part);
      fc.pre(counting.forks > 0);
      const writer = new Writer(chosen % counting.forks);
      expect(branching(writer, writer.write(part)).starving.length).toBe(1);
    }),
    { numRuns: 60 },
  );
});
