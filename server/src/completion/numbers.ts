/** Units for a number that is being written, by what is asked for there. */
import type { Entry } from './names.ts';
import type { Block, Place, Word } from './place.ts';
import * as words from './words.ts';

const TIMES = ['takes', 'exactly', 'sd', 'every', 'wait', 'timeout'];
const SHARES = ['quality', 'sample', 'catches', 'for', 'exception'];

/** @param typed the number, perhaps with the beginning of a unit. */
export function unitsFor(typed: string, place: Place, currencies: readonly string[]): readonly Entry[] {
  const number = /^\d+(?:\.\d+)?/.exec(typed)?.[0];
  if (number === undefined) return [];
  const last = place.line.at(-1);
  const word = [...place.line].reverse().find(({ kind }) => kind === 'keyword')?.text ?? '';
  if (word === 'goal') return ofGoal(number, place.line, currencies);
  if (word === 'costs') return words.money(number, currencies, ...costPer(place.blocks.at(-1)));
  if (word === 'demand') return words.rates(number);
  if (TIMES.includes(last?.text ?? '')) return words.durations(number);
  if (SHARES.includes(last?.text ?? '')) return words.shares(number);
  const isShare = place.line.some(({ text }) => text === '->' || text === 'from') || place.line[0]?.text === 'start';
  return isShare ? words.shares(number) : [];
}

function ofGoal(number: string, line: readonly Word[], currencies: readonly string[]): readonly Entry[] {
  const written = line.map(({ text }) => text);
  if (written.includes('time')) return words.durations(number);
  if (written.includes('throughput')) return words.rates(number);
  if (written.includes('cost')) return words.money(number, currencies, 'case');
  return written.includes('quality') ? words.shares(number) : [];
}

/** People are paid by the hour, machines mostly by the case. */
function costPer(block: Block | undefined): readonly ('h' | 'case')[] {
  return block?.kind === 'role' || block?.kind === 'person' ? ['h', 'case'] : ['case', 'h'];
}
