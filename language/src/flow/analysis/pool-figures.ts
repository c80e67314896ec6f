/** The figures of one pool. */
import type { PoolFigures } from '../figures.ts';
import { finite, Notes } from './notes.ts';
import type { Queue } from './waits.ts';

const DAY_SECONDS = 86_400;

/** @param offered what it is asked for, where `queue` counts only what full pools let through. */
export function poolFigures(queue: Queue, offered: Queue): PoolFigures {
  const { station, total } = queue;
  const notes = new Notes();
  const limited = station.servers !== 'unlimited';
  const servers = typeof station.servers === 'number' ? station.servers : null;
  const load = notes.settle('load', limited ? queue.missing : [], () => finite(offered.load));
  const waitSeconds = notes.settle('waitSeconds', limited ? queue.missing : [], () => finite(queue.wait));
  const queueLength = notes.settle('queueLength', limited ? queue.missing : [], () =>
    queue.wait === undefined ? null : finite(queue.wait * total.visits),
  );
  if (limited) notes.doubt('load', offered.loadDoubt);
  for (const figure of ['waitSeconds', 'queueLength'])
    if (limited && waitSeconds !== null) notes.doubt(figure, queue.doubt);
  if (queue.openWait !== undefined) notes.doubt('openWaitSeconds', queue.doubt);
  return {
    pool: station.pool,
    name: station.name,
    kind: station.kind,
    servers,
    load,
    waitSeconds,
    ...(queue.openWait !== undefined && { openWaitSeconds: finite(queue.openWait) }),
    queueLength,
    visitsPerDay: finite(total.visits * DAY_SECONDS),
    chains: total.chains,
    atLeast: total.atLeast,
    missing: notes.missing,
    approximate: notes.approximate,
  };
}
