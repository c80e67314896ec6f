import {
  type Channel,
  type Duration,
  type Hours,
  type Pool,
  poolOf,
  printTakes,
  type Takes,
} from '../../model/index.ts';
import { timesOf, workingDays } from '../flow/clock-day.ts';
import { replace } from '../shared/edits.ts';
import { within } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { humansFor } from './people.ts';
import { write } from './properties.ts';
import { type Fixer, inFile, type Site, startsAt, suggest } from './site.ts';

/** Somebody who knows what the one person knows, and then anybody. */
export const addBackup: Fixer = function* (site) {
  const { chain, node, finding, workspace } = site;
  const refs = [node?.by?.pool, ...(node?.verifies.map(({ by }) => by) ?? [])];
  const alone = refs.find((ref) => ref !== undefined && within(ref.place, finding.range));
  const pool = poolOf(workspace, alone);
  if (chain === undefined || pool === undefined || pool.backup !== undefined) return;
  const file = pool.id.slice(0, pool.id.lastIndexOf('#'));
  const page = site.pageOf(file);
  if (page === undefined) return;
  yield standIns(site, pool, file).map((other) =>
    suggest(
      `Let ${called(other)} stand in for ${called(pool)}`,
      inFile(file, site, write(page, pool, `backup ${other.name}`)),
    ),
  );
};

function standIns(site: Site, pool: Pool, file: string): readonly Pool[] {
  const others = humansFor(site, file).filter(({ id }) => id !== pool.id);
  const expert = pool.knows.filter(({ level }) => level === 'expert').map(({ field }) => field.id);
  const shares = (other: Pool) =>
    other.knows.some(({ field, level }) => level !== 'outsider' && expert.includes(field.id));
  return [...others.filter(shares), ...others.filter((other) => !shares(other))];
}

const CHANNELS: readonly Channel[] = ['queue', 'system'];

/** Where both sides see what waits. */
export const changeChannel: Fixer = function* ({ handoff }) {
  const via = handoff?.via;
  if (via === undefined) return;
  for (const channel of CHANNELS)
    yield [suggest(`Hand it over via ${channel}`, [replace(via.place, `via ${channel}`)])];
};

/** `2d` of somebody with hours: two working days. A week is as many of them as the hours have days. */
export const writeWorkingDays: Fixer = function* ({ model, finding, workspace }) {
  const time = [...timesOf(model, workspace)].find(({ takes }) => startsAt(takes.place, finding.range));
  const works = poolOf(workspace, time?.who)?.works;
  const hours = works?.id === undefined ? undefined : workspace.hours.get(works.id);
  if (time === undefined || hours === undefined) return;
  const text = printTakes(inWorkingDays(time.takes, hours));
  yield [suggest(`Change to ${text}`, [replace(time.takes.place, text)])];
};

function inWorkingDays(takes: Takes, hours: Hours): Takes {
  const change = (duration: Duration): Duration =>
    duration.unit === 'd' || duration.unit === 'w' ? workingDays(duration, hours) : duration;
  switch (takes.shape) {
    case 'exponential':
      return { ...takes, mean: change(takes.mean) };
    case 'exactly':
      return { ...takes, time: change(takes.time) };
    case 'uniform':
      return { ...takes, least: change(takes.least), most: change(takes.most) };
    case 'triangular':
      return { ...takes, least: change(takes.least), usual: change(takes.usual), most: change(takes.most) };
    case 'lognormal':
      return { ...takes, mean: change(takes.mean), deviation: change(takes.deviation) };
  }
}
