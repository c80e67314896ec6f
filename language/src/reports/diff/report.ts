/** What `diff` says to people: the verdict, what could not be read, then each chain, findings, and whose work changes. */
import type { ChainComparison, Comparison } from '../../diff/index.ts';
import { titleOf } from '../../model/index.ts';
import { type Block, type Cell, type Document, type DocumentOptions, type Item, right } from '../document/index.ts';
import { UNKNOWN } from '../queues/words.ts';
import { acceptsBlock, changeBlocks } from './changes.ts';
import { figuresBlock, figuresInBrief } from './figures.ts';
import { findingsBlocks } from './findings.ts';
import type { DiffView } from './view.ts';
import { doubtText, sidesText } from './words.ts';

/** How much of everything is shown. */
export interface Room {
  /** Changes of one level of a chain. */
  readonly changes: number;
  readonly chains: number;
  readonly findings: number;
}

const TERMINAL: Room = { changes: 60, chains: 12, findings: 12 };
const MOST_IN_BRIEF = 20;

export function documentOf(view: DiffView, options: DocumentOptions): Document {
  const { comparison } = view;
  const { full, brief } = shared(comparison.chains);
  const { shown, left } = middleCut(full, TERMINAL.chains);
  return {
    answer: { text: comparison.verdict, tone: 'strong' },
    blocks: [
      { kind: 'paragraph', text: sidesText(comparison), tone: 'faint' },
      ...doubtBlocks(view, options),
      ...shown.flatMap((chain, i): readonly Block[] => [
        ...(i === Math.ceil(shown.length / 2) ? leftOut(left) : []),
        ...chainBlocks(chain, comparison, TERMINAL, options),
      ]),
      ...briefBlock(brief),
      ...elsewhereBlocks(comparison, TERMINAL),
      ...findingsBlocks(comparison, TERMINAL.findings, options),
    ],
  };
}

/** Chains that changed, and those that only feel what others did to their people. */
export function shared(chains: readonly ChainComparison[]) {
  return {
    full: chains.filter(({ level }) => level !== 'none'),
    brief: chains.filter(({ level }) => level === 'none'),
  };
}

/** The first and the last of them, and how many there are between. */
export function middleCut<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: number } {
  if (all.length <= most) return { shown: all, left: 0 };
  const [head, tail] = [Math.ceil(most / 2), Math.floor(most / 2)];
  return { shown: [...all.slice(0, head), ...all.slice(all.length - tail)], left: all.length - head - tail };
}

export function doubtBlocks({ comparison, doubts }: DiffView, { pathOf }: DocumentOptions): readonly Block[] {
  if (doubts.length === 0) return [];
  const items = doubts.map(
    (one): Item => ({ sign: { text: '▲', tone: 'warning' }, text: doubtText(one, comparison, pathOf) }),
  );
  return [{ kind: 'list', title: 'Not all could be read', items }];
}

export function leftOut(left: number): readonly Block[] {
  return left === 0 ? [] : [{ kind: 'paragraph', text: `… ${left} more chains that change …`, tone: 'faint' }];
}

export function chainTitle({ name, base, head }: ChainComparison): string {
  const chain = head?.chain ?? base?.chain;
  return chain === undefined ? name : titleOf(chain);
}

/** `examples/claims.chain:8`; where nothing is known of it but its file, that. */
function placeText({ file, base, head }: ChainComparison, { pathOf }: DocumentOptions): string {
  const chain = head?.chain ?? base?.chain;
  return chain === undefined ? pathOf(file) : `${pathOf(file)}:${chain.place.start.line + 1}`;
}

function chainBlocks(
  chain: ChainComparison,
  comparison: Comparison,
  room: Room,
  options: DocumentOptions,
): readonly Block[] {
  // Of one chain alone the verdict above says it all.
  const own = shared(comparison.chains).full.length > 1 ? [chain.verdict] : [];
  return [
    { kind: 'heading', text: chainTitle(chain), place: placeText(chain, options) },
    ...own.map((text): Block => ({ kind: 'paragraph', text })),
    ...bodyBlocks(chain, room),
  ];
}

/** Everything of a chain but what it is called. */
function bodyBlocks(chain: ChainComparison, room: Room): readonly Block[] {
  return [...figuresBlock(chain), ...changeBlocks(chain.changes, room.changes), ...restBlocks(chain, room)];
}

export function restBlocks(chain: ChainComparison, room: Room): readonly Block[] {
  return [...acceptsBlock(chain.changes, room.changes), ...peopleBlock(chain)];
}

function peopleBlock({ humanUp }: ChainComparison): readonly Block[] {
  if (humanUp.length === 0) return [];
  return [
    { kind: 'list', title: 'What becomes of people', items: humanUp.map(({ sentence }) => ({ text: sentence })) },
  ];
}

/** Chains in which nothing changes but their figures, a line each. */
export function briefBlock(chains: readonly ChainComparison[]): readonly Block[] {
  const known = chains.map((chain): readonly Cell[] => [{ text: chainTitle(chain) }, ...figuresInBrief(chain)]);
  const { shown: rows, left } = middleCut(
    known.filter(([, ...cells]) => cells.some(({ text }) => text !== '' && text !== UNKNOWN.text)),
    MOST_IN_BRIEF,
  );
  if (rows.length === 0) return [];
  const columns = [
    { title: 'Also felt in', flexible: true as const },
    right('lead time'),
    { title: '' },
    right('ceiling'),
    { title: '' },
  ];
  return [{ kind: 'table', columns, rows, ...(left > 0 && { more: [`and ${left} more`] }) }];
}

/** What changed and no chain uses. */
export function elsewhereBlocks({ changes }: Comparison, room: Room): readonly Block[] {
  if (changes.length === 0) return [];
  const used = changes.filter(({ what }) => what !== 'accept');
  const heading: Block = { kind: 'paragraph', text: 'What no chain uses', tone: 'strong' };
  return [heading, ...changeBlocks(used, room.changes), ...acceptsBlock(changes, room.changes)];
}
