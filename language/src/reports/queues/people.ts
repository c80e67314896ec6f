/** What machines and people take of a case, and on what people spend their minutes. */
import { isApproximate, isWaitApproximate, type Speeds, type Standing } from '../../flow/index.ts';
import { type Id, sayAbout, sayDuration, sayNumber } from '../../model/index.ts';
import { type Block, right } from '../document/index.ts';
import { roughly } from './about.ts';
import { cut, MOST_FEEDS, SHORTEST } from './limits.ts';
import { nodeTitle, poolTitle, sayPart } from './words.ts';

export function speedsBlock(standing: Standing): readonly Block[] {
  const { speeds, workspace, figures } = standing;
  const row = (title: string, shares: Speeds | null, isAbout = false) =>
    shares === null
      ? []
      : [
          [
            { text: title },
            ...[shares.ai, shares.systems, shares.people].map((one) => roughly({ text: sayPart(one) }, isAbout)),
          ],
        ];
  const rows = [
    ...row('share of the work', speeds.touch),
    ...row('share of the waiting for them', speeds.waiting, isApproximate(figures, 'waitingTimeSeconds')),
    ...row('share of the handoffs to them', speeds.handoffs),
  ];
  // Where only one of them is at work nothing meets.
  const { touch, handoffs } = speeds;
  if (rows.length === 0 || [touch, handoffs].every((one) => one === null || isAllOfOne(one))) return [];
  const pools = new Map(standing.pools.map((one) => [one.pool, one]));
  const stay = (id: Id, seconds: number) => {
    const node = workspace.nodes.get(id);
    const waits = (figures.nodes.find((one) => one.node === id)?.waitSeconds ?? 0) >= SHORTEST;
    const isAbout = waits && node !== undefined && isWaitApproximate(node, figures, pools);
    return sayAbout(sayDuration(seconds), isAbout);
  };
  const feeds = speeds.feeds.map(
    ({ from, to, fromSeconds, toSeconds }) =>
      `“${nodeTitle(workspace, from)}” (${stay(from, fromSeconds)}) feeds “${nodeTitle(workspace, to)}” (${stay(to, toSeconds)})`,
  );
  const { shown, rest } = cut(feeds, MOST_FEEDS);
  const more = [...shown, ...(rest.length > 0 ? [`and ${rest.length} more fast steps feed slow ones`] : [])];
  const columns = [{ title: 'Two speeds' }, right('AI'), right('systems'), right('people')];
  return [{ kind: 'table', columns, rows, more, detail: true }];
}

const isAllOfOne = ({ ai, systems, people }: Speeds) => Math.max(ai, systems, people) === 1;

const KINDS = ['glue', 'routine', 'craft', 'human', 'checks', 'unclassified'] as const;

/** Minutes for one case, by the value of the work: what would become of people. */
export function humanBlock({ humanUp, workspace }: Standing): readonly Block[] {
  const kinds = KINDS.filter((kind) => humanUp.some(({ minutesPerCase }) => minutesPerCase[kind] > 0));
  if (kinds.length === 0) return [];
  const spent = humanUp.filter(({ minutesPerCase }) => kinds.some((kind) => minutesPerCase[kind] > 0));
  const rows = spent.map(({ pool, minutesPerCase }) => [
    { text: poolTitle(workspace, pool) },
    ...kinds.map((kind) => ({ text: minutesPerCase[kind] > 0 ? sayNumber(minutesPerCase[kind]) : '' })),
  ]);
  const columns = [
    { title: 'Minutes of people for a case', flexible: true as const },
    ...kinds.map((kind) => right(kind === 'unclassified' ? 'no kind said' : kind)),
  ];
  return [{ kind: 'table', columns, rows, detail: true }];
}
