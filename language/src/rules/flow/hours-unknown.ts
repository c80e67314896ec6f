import { type Chain, isHuman, type Pool, type Range, type Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import { chainsOf, demandInHoursOf, fileOf, workersOf } from '../shared/work.ts';
import page from './hours-unknown.md';

export const hoursUnknown: ProcessRule = {
  id: 'hours-unknown',
  group: 'flow',
  severity: 'info',
  summary: 'People without hours work in a chain whose demand or whose other people have them.',
  page,
  *check(model, { workspace }) {
    for (const pool of model.pools) {
      if (!isHuman(pool) || pool.works !== undefined || isUnreadable(pool, 'works')) continue;
      for (const chain of chainsOf(workspace, pool)) {
        const other = whoHasHours(workspace, chain);
        if (other === undefined) continue;
        yield {
          range: pool.place,
          subject: pool.id,
          message: `${called(pool)} has no hours, so the figures of ${called(chain)} take them to be there day and night, while ${other.what}. Add works and their hours.`,
          related: [{ file: other.file, range: other.place, message: other.what }],
        };
        break;
      }
    }
  },
};

interface WithHours {
  readonly what: string;
  readonly file: string;
  readonly place: Range;
}

/** What in a chain has hours: its demand, or the first of its people who do. */
function whoHasHours(workspace: Workspace, chain: Chain): WithHours | undefined {
  const source = demandInHoursOf(workspace).get(chain.id);
  if (source?.demand?.during !== undefined) {
    const { during, place } = source.demand;
    return { what: `its cases arrive during ${during.name}`, file: fileOf(source.id), place };
  }
  const pool = firstWithHours(workspace, chain);
  return pool && { what: `${called(pool)} works ${pool.works?.name}`, file: fileOf(pool.id), place: pool.place };
}

const first = new WeakMap<Workspace, Map<Chain, Pool | undefined>>();

/** Asked once a chain, however many of its people have none. */
function firstWithHours(workspace: Workspace, chain: Chain): Pool | undefined {
  const known = first.get(workspace) ?? new Map<Chain, Pool | undefined>();
  first.set(workspace, known);
  if (!known.has(chain)) {
    const pools = [...workersOf(chain).keys()].map((id) => workspace.pools.get(id));
    known.set(
      chain,
      pools.find((pool) => isHuman(pool) && pool?.works?.id !== undefined),
    );
  }
  return known.get(chain);
}
