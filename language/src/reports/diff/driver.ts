/** One file of `git diff` or `git log -p` as what changes in the process: without figures, which need its whole workspace. */
import { type Block, documentText, type TextOptions } from '../document/index.ts';
import { acceptsBlock, changeBlocks } from './changes.ts';
import { chainTitle } from './report.ts';
import type { DiffView } from './view.ts';
import { ARROW, doubtText } from './words.ts';

export interface DriverFile {
  readonly path: string;
  /** The path that it had before, where that was another one. */
  readonly was?: string;
}

export function diffDriverText(
  { comparison, doubts }: DiffView,
  { path, was }: DriverFile,
  options: TextOptions,
): string {
  const { chains, changes, level } = comparison;
  const heading = was === undefined ? path : `${was} ${ARROW} ${path}`;
  const most = Number.MAX_SAFE_INTEGER;
  const chainBlocks = chains.flatMap((chain): readonly Block[] => [
    { kind: 'paragraph', text: chainTitle(chain), tone: 'strong' },
    ...changeBlocks(chain.changes, most),
    ...acceptsBlock(chain.changes, most),
  ]);
  const said =
    level === 'none' && doubts.length === 0
      ? [{ kind: 'paragraph' as const, text: NOTHING, tone: 'faint' as const }]
      : [];
  return documentText(
    {
      answer: { text: heading, tone: 'strong' },
      blocks: [
        ...said,
        ...doubts.map(
          (one): Block => ({ kind: 'paragraph', text: doubtText(one, comparison, () => path), tone: 'warning' }),
        ),
        ...chainBlocks,
        ...changeBlocks(changes, most),
        ...acceptsBlock(changes, most),
      ],
    },
    options,
  );
}

const NOTHING = 'No change of the process: comments, order or layout.';
