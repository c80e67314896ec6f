import { type Chain, type Handoff, isHuman, type Node, poolOf, type Reason } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { atNode, isUnreadable, workOf } from '../shared/chains.ts';
import { graphOf, hasUnreadableLines, isAlternative, nodesOf, waysOut } from '../shared/graph.ts';
import { called, listed, percent } from '../shared/words.ts';
import page from './rubber-stamp.md';

/** From this share of one way out, nothing is decided any more. */
const NEARLY_ALL = 0.98;

const STAYS: readonly Reason[] = ['law', 'safety', 'control'];

export const rubberStamp: ProcessRule = {
  id: 'rubber-stamp',
  group: 'wall',
  severity: 'warning',
  summary: 'People approve or check without criteria, or let nearly everything pass.',
  page,
  *check(model, context) {
    for (const { chain, node } of workOf(model)) {
      const kind = node.work?.value;
      if ((kind !== 'approval' && kind !== 'checking') || isUnreadable(node, 'because')) continue;
      if (node.because !== undefined && STAYS.includes(node.because.reason)) continue;
      const performer = poolOf(context.workspace, node.by?.pool);
      if (performer === undefined || !isHuman(performer)) continue;
      const what = kind === 'approval' ? 'approves' : 'checks';
      if (node.verifies.length === 0 && !isUnreadable(node, 'verify')) {
        yield atNode(
          chain,
          node,
          `${called(performer)} ${what} in ${called(node)} without criteria: nobody can say what would not pass, so cases wait for a signature that decides nothing. Write with verify what is looked at, take the step out, or say why it stays: because law, safety or control.`,
        );
        continue;
      }
      const main = mainWay(chain, node, model.file, context);
      if (main === undefined) continue;
      const next = listed(nodesOf(graphOf(chain), main.way.to).map(called));
      yield atNode(
        chain,
        node,
        `${called(performer)} ${what} in ${called(node)} and sends ${percent(main.share)} of the cases on${next === '' ? '' : ` to ${next}`}: people who hardly ever find anything stop looking, and every case waits for it. Let the system check by rule, look at a sample, or say why it stays: because law, safety or control.`,
      );
    }
  },
};

/** The way out that nearly all cases take, where there are others and the text says enough to tell. */
function mainWay(
  chain: Chain,
  node: Node,
  file: string,
  context: RuleContext,
): { readonly way: Handoff; readonly share: number } | undefined {
  const ways = waysOut(graphOf(chain), node);
  if (ways.length < 2 || hasUnreadableLines(chain, file, context)) return undefined;
  const rejected = ways.some(({ on }) => on?.kind === 'reject') ? caughtShare(node) : 0;
  if (rejected === undefined || ways.some((way) => way.on?.kind === 'end' || isUnreadable(way, 'share', 'on')))
    return undefined;
  const excepted = ways.reduce((sum, { on }) => sum + (on?.kind === 'exception' ? on.share : 0), 0);
  for (const way of ways.filter(isAlternative)) {
    const share = (1 - excepted) * (1 - rejected) * (shareAmong(ways.filter(isAlternative), way) ?? 0);
    if (share > NEARLY_ALL - 1e-9) return { way, share };
  }
  return undefined;
}

/** The share of a node's cases that its checks catch, as far as the node says how often it is wrong. */
function caughtShare({ quality, verifies }: Node): number | undefined {
  if (quality === undefined) return undefined;
  const missed = verifies.reduce((left, { sample = 1, catches = 1 }) => left * (1 - sample * catches), 1);
  return (1 - quality.value) * (1 - missed);
}

/** What is said, or what is left when only one alternative says nothing. */
function shareAmong(alternatives: readonly Handoff[], way: Handoff): number | undefined {
  if (way.share !== undefined) return way.share.value;
  const others = alternatives.filter((one) => one !== way);
  if (others.some(({ share }) => share === undefined)) return undefined;
  return 1 - others.reduce((sum, { share }) => sum + (share?.value ?? 0), 0);
}
