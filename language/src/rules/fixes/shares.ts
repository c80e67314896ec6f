/** Conditions and shares of the ways out of a node. */
import { type Chain, type Edit, type Fix, type Handoff, type Node, printShare } from '../../model/index.ts';
import { isUnreadable } from '../shared/chains.ts';
import { addAt, type Page, takeOut } from '../shared/edits.ts';
import { graphOf, isAlternative } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { type Fixer, type Site, safe, suggest } from './site.ts';

/** What a reader is to write over. */
export const CONDITION = 'say when';

export const addCondition: Fixer = function* ({ chain, node, handoff, page }) {
  if (chain === undefined || node === undefined || handoff === undefined) return;
  const others = alternativesOf(chain, node).filter((one) => one !== handoff);
  const at = handoff.on?.place.end ?? handoff.share?.place.end ?? handoff.to.at(-1)?.place.end ?? handoff.place.end;
  yield [suggest('Say when it is taken', [addAt(page, at, ` when "${CONDITION}"`)], CONDITION)];
  if (others.length > 0 && others.every(({ when }) => when !== undefined && when.value !== 'otherwise')) {
    yield [suggest('Take it in all other cases', [addAt(page, at, ' when "otherwise"')])];
  }
};

function alternativesOf(chain: Chain, node: Node): readonly Handoff[] {
  const graph = graphOf(chain);
  return graph.out[graph.indexOf.get(node.id) ?? -1]?.filter(isAlternative) ?? [];
}

/** Nothing is left, or “otherwise” takes all of it: then the shares follow from the others and mean the same. */
export function addDeterminedShares(site: Site): Fix | undefined {
  const { left, open, otherwise } = openShares(site);
  if (open.length < 2 || left < 0 || (left > 0 && otherwise.length !== 1)) return undefined;
  const edits = open.map((handoff) => share(site.page, handoff, left > 0 && handoff === otherwise[0] ? left : 0));
  return safe('Write the shares that follow from the others', edits);
}

/** As the figures assume: what is left, equally. */
export const addEqualShares: Fixer = function* (site) {
  const { left, open } = openShares(site);
  if (open.length < 2 || left <= 0) return;
  const each = Math.round((left / open.length) * 1000) / 1000;
  yield [
    suggest(
      'Write equal shares',
      open.map((handoff) => share(site.page, handoff, each)),
    ),
  ];
};

function openShares({ chain, node }: Site) {
  const all = chain === undefined || node === undefined ? [] : alternativesOf(chain, node);
  const open = all.filter((handoff) => handoff.share === undefined);
  // A line that leaves several nodes shares out the cases of each of them: what follows for one need not for another.
  const isUnclear = all.some((handoff) => handoff.from.length > 1 || isUnreadable(handoff, 'share'));
  const given = all.reduce((sum, handoff) => sum + (handoff.share?.value ?? 0), 0);
  const left = Number((1 - given).toFixed(9));
  if (isUnclear) return { left, open: [], otherwise: [] };
  return { left, open, otherwise: open.filter(({ when }) => when?.value === 'otherwise') };
}

function share(page: Page, handoff: Handoff, value: number): Edit {
  return addAt(page, handoff.to.at(-1)?.place.end ?? handoff.place.end, ` ${printShare(value)}`);
}

/** One of them takes what the others leave. */
export const leaveShareOut: Fixer = function* ({ chain, node, handoff, page }) {
  if (chain === undefined || node === undefined) return;
  const starts = chain.nodes.filter(({ kind }) => kind === 'start');
  const shared = handoff === undefined ? starts : alternativesOf(chain, node);
  yield [...shared].reverse().flatMap((one) => {
    if (one.share === undefined) return [];
    const what = 'name' in one ? called(one) : `${one.to.map(({ name }) => name).join(' and ')}`;
    return [suggest(`Let ${what} take what is left`, [takeOut(page, one.share.place)])];
  });
};
