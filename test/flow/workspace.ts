/** Texts to figures, for the tests of flow. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, type ChainFigures, type PoolFigures, type WorkspaceFigures } from '@chainwright/language/flow';
import { type Workspace, workspaceOf } from '@chainwright/language/model';
import { readFiles } from '../language/reading.ts';

export function workspaceFrom(text: string): Workspace {
  const { models, problems } = readFiles({ 'main.chain': text });
  const [first] = problems;
  if (first !== undefined) throw new Error(first.message);
  return workspaceOf(models);
}

export function figuresOf(text: string): WorkspaceFigures {
  return analyse(workspaceFrom(text));
}

export function chainNamed(figures: WorkspaceFigures, name: string): ChainFigures {
  const found = [...figures.chains.values()].find((chain) => chain.name === name);
  if (found === undefined) throw new Error(`no chain ${name}`);
  return found;
}

export function poolNamed(figures: WorkspaceFigures, name: string): PoolFigures {
  const found = [...figures.pools.values()].find((pool) => pool.name === name);
  if (found === undefined) throw new Error(`no pool ${name}`);
  return found;
}

const CASES = join(import.meta.dirname, 'cases');

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

export type Numbers = { readonly [key: string]: unknown };

export interface Expected {
  readonly chain: string;
  readonly analysis: Numbers;
  readonly scenarios?: { readonly [name: string]: { readonly analysis: Numbers } };
}

export const cases: readonly Case[] = readdirSync(CASES)
  .filter((file) => file.endsWith('.chain'))
  .map((file) => {
    const name = file.replace(/\.chain$/, '');
    const expected: Expected | readonly Expected[] = JSON.parse(
      readFileSync(join(CASES, `${name}.expected.json`), 'utf8'),
    );
    const text = readFileSync(join(CASES, file), 'utf8');
    return { name, text, expected: 'chain' in expected ? [expected] : expected };
  });
