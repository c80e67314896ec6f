import { isApproximate, weekOf } from '../../flow/index.ts';
import {
  type Chain,
  type Id,
  isHuman,
  type Node,
  type Pool,
  poolOf,
  type Range,
  sayAbout,
  sayDuration,
  sayNumber,
  sayShare,
  serversOf,
  type Workspace,
} from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isUnreadable, isWork } from '../shared/chains.ts';
import { isFull, type Load, loadOf, saidLoad } from '../shared/loads.ts';
import { called, counted } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import page from './single-person-queue.md';

export const singlePersonQueue: ProcessRule = {
  id: 'single-person-queue',
  group: 'flow',
  severity: 'warning',
  summary: 'One person without a backup does or checks steps: everything waits when they are away.',
  page,
  asks: 'figures',
  *check(model, context) {
    const { workspace } = context;
    for (const chain of model.chains) {
      for (const { pool, visits } of singlePersons(workspace, chain)) {
        const [first, ...others] = visits;
        if (first === undefined) continue;
        const steps =
          visits.length === 1
            ? called(first.node)
            : `${called(first.node)} and ${counted(visits.length - 1, 'other place')}`;
        yield {
          range: first.place,
          chain: chain.name,
          node: first.node.name,
          subject: first.node.id,
          message: `${called(pool)} is one person without a backup, and ${steps} in ${called(chain)} ${visits.length === 1 ? 'waits' : 'wait'} for them: ${cost(loadOf(context, pool.id, chain), workspace)}. Name a backup, train a second person, or take work away from them.`,
          related: [
            ...others.slice(0, 9).map(({ node, place, what }) => ({
              file: model.file,
              range: place,
              message: `also ${what} ${called(node)}`,
            })),
            {
              file: fileOf(pool.id),
              range: pool.place,
              message: `${called(pool)} is declared here`,
            },
          ],
        };
      }
    }
  },
};

const WEEK = 604_800;
/** What takes longer to work off than a year is not worth a number. */
const LONGEST = 52;

/**
 * What it costs that there is one: how busy they are, and what a week without them leaves behind. λT visits pile up, and
 * while new ones come they take Tρ / (1 - ρ) to work off.
 */
function cost(load: Load | undefined, workspace: Workspace): string {
  const visits = load?.figures.visitsPerDay ?? 0;
  if (load === undefined || !(load.load > 0) || !(visits > 0)) return 'a holiday or a busy day stops every case';
  const { figures, pool } = load;
  const hours = pool.works?.id === undefined ? undefined : workspace.hours.get(pool.works.id);
  const openDays = hours && weekOf(hours).openDays;
  const perDay = openDays === undefined ? `${cases(visits)} a day` : `${cases((visits * 7) / openDays)} a working day`;
  const wait =
    figures.waitSeconds === null || figures.waitSeconds < 1
      ? ''
      : `, and each waits ${sayAbout(sayDuration(figures.waitSeconds), isApproximate(figures, 'waitSeconds'))} on the mean`;
  const now = `${saidLoad(load, sayShare)} of their time goes into ${perDay}${wait}`;
  return `${now}. A week without them leaves ${cases(visits * 7)} behind, ${recovery(load)}`;
}

function cases(count: number): string {
  const said = sayNumber(count);
  return `${said} ${said === '1' ? 'case' : 'cases'}`;
}

function recovery(load: Load): string {
  if (isFull(load)) return 'which they never catch up with';
  const weeks = load.load / (1 - load.load);
  if (weeks > LONGEST) return 'which takes them more than a year to catch up with';
  return `which takes them ${load.figures.atLeast ? 'at least ' : ''}${sayDuration(WEEK * weeks)} to catch up with`;
}

interface Visit {
  readonly node: Node;
  readonly place: Range;
  readonly what: 'does' | 'checks';
}

/** People who are alone in what they do in a chain, with the places where they do it, in the order of the text. */
function singlePersons(workspace: Workspace, chain: Chain): Iterable<{ pool: Pool; visits: readonly Visit[] }> {
  const found = new Map<Id, { pool: Pool; visits: Visit[] }>();
  const visit = (pool: Pool | undefined, one: Visit) => {
    if (pool === undefined || !isAlone(pool)) return;
    const entry = found.get(pool.id);
    if (entry === undefined) found.set(pool.id, { pool, visits: [one] });
    else if (entry.visits.at(-1)?.node !== one.node) entry.visits.push(one);
  };
  for (const node of chain.nodes) {
    if (!isWork(node)) continue;
    if (node.by !== undefined) visit(poolOf(workspace, node.by.pool), { node, place: node.by.place, what: 'does' });
    for (const verify of node.verifies)
      visit(poolOf(workspace, verify.by), { node, place: verify.place, what: 'checks' });
  }
  return found.values();
}

function isAlone(pool: Pool): boolean {
  return isHuman(pool) && serversOf(pool) === 1 && pool.backup === undefined && !isUnreadable(pool, 'backup', 'people');
}
