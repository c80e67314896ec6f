/** A comparison as pictures: one that shows both sides in one, or a page with both beside each other. */
import type { ChainComparison } from '@chainwright/language/diff';
import { chainTitle, changeInBrief, type DiffView, doubtText, figuresTable } from '@chainwright/language/diff-report';
import {
  type ComparedChain,
  type ComparedPicture,
  comparedPicture,
  drawComparison,
  drawComparisonHtml,
  type Elk,
  layoutPicture,
  type PictureLayout,
} from '@chainwright/language/picture';
import { elkThread } from '../elk-thread.ts';
import { UserProblem } from '../problem.ts';

const DEADLINE_MS = 20_000;
/** More would be a page that no browser likes. */
const MOST_ON_A_PAGE = 40;

export interface PictureSettings {
  /** Where not said: light, and in a page what its reader has. */
  readonly theme: 'light' | 'dark' | undefined;
  readonly pathOf: (uri: string) => string;
}

export async function drawDiff(format: 'svg' | 'html', view: DiffView, settings: PictureSettings): Promise<string> {
  const elk = elkThread();
  try {
    return await (format === 'svg' ? drawOne : drawPage)(view, settings, elk.layout);
  } finally {
    await elk.end();
  }
}

async function drawOne({ comparison }: DiffView, { theme }: PictureSettings, elk: Elk): Promise<string> {
  const changed = comparison.chains.filter(({ level }) => level !== 'none');
  if (changed.length > 1) {
    const names = changed.map(({ name }) => name);
    const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
    throw new UserProblem(
      `an SVG holds one picture, and ${changed.length} chains change; choose one with --chain (${shown.join(', ')}), or see all with --format html`,
    );
  }
  const [chain] = changed.length > 0 ? changed : comparison.chains;
  const picture =
    chain === undefined ? nothing(comparison.verdict) : (comparedPicture(chain) ?? nothing(chain.verdict));
  const layout = await layoutPicture(picture.graph, elk, { deadlineMs: DEADLINE_MS });
  return drawComparison(picture, layout, comparison, { theme: theme ?? 'light', standalone: true });
}

/** A picture that says so: who asked for a file gets one. */
function nothing(verdict: string): ComparedPicture {
  const start = { line: 0, character: 0 };
  const graph = { file: '', chain: '', title: verdict, lanes: [], nodes: [], edges: [], place: { start, end: start } };
  return { graph, marks: { nodes: {}, edges: {}, lanes: {} }, base: null, head: null, parts: [] };
}

async function drawPage({ comparison, doubts }: DiffView, settings: PictureSettings, elk: Elk): Promise<string> {
  const { theme, pathOf } = settings;
  const all = [...comparison.chains].sort((a, b) => Number(a.level === 'none') - Number(b.level === 'none'));
  const chains: ComparedChain[] = [];
  for (const chain of all.slice(0, MOST_ON_A_PAGE)) {
    const picture = comparedPicture(chain);
    if (picture === undefined) continue;
    const layout = await layoutPicture(picture.graph, elk, { deadlineMs: DEADLINE_MS });
    chains.push(onPage(chain, picture, layout));
  }
  const left = all.length - Math.min(all.length, MOST_ON_A_PAGE);
  return drawComparisonHtml({
    verdict: comparison.verdict,
    labels: comparison,
    chains,
    notes: [
      ...doubts.map((doubt) => doubtText(doubt, comparison, pathOf)),
      ...(comparison.changes.length === 0
        ? []
        : [`What no chain uses: ${comparison.changes.map(changeInBrief).join('; ')}`]),
      ...(left === 0 ? [] : [`${left} more chains are not drawn; --chain shows one of them.`]),
    ],
    theme,
  });
}

function onPage(chain: ChainComparison, picture: ComparedPicture, layout: PictureLayout): ComparedChain {
  return {
    title: chainTitle(chain),
    level: chain.level,
    verdict: chain.verdict,
    picture,
    layout,
    changes: chain.changes.map((change) => ({ op: change.op, level: change.level, text: changeInBrief(change) })),
    figures: figuresTable(chain),
  };
}
