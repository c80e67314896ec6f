/** Where visits keep other hours than those who serve them no formula is exact: how near the figures are to a simulation. */
import { analyse, simulate } from '@chainwright/language/flow';
import { describe, expect, test } from 'vitest';
import { workspaceFrom } from './workspace.ts';

const HOURS = `hours office Mon-Fri 09:00-17:00
hours early Mon-Sat 06:00-14:00
hours late Mon-Fri 13:00-21:00
`;
const OPEN: Readonly<Record<string, number>> = { always: 1, office: 40 / 168, early: 48 / 168, late: 40 / 168 };
const DAYS: Readonly<Record<string, number>> = { always: 7, office: 5, early: 6, late: 5 };

interface Site {
  readonly comes: string;
  readonly works: string;
  readonly people: number;
  readonly takes: string;
  readonly seconds: number;
  readonly load: number;
}

function textOf({ comes, works, people, takes, seconds, load }: Site): string {
  const perWeek = (load * people * (OPEN[works] ?? 1) * 604_800) / seconds;
  return `${HOURS}role Desk { people ${people}${works === 'always' ? '' : ` works ${works}`} }
chain Work {
  demand ${(perWeek / (DAYS[comes] ?? 7)).toFixed(4)}/day${comes === 'always' ? '' : ` during ${comes}`}
  start In
  step Do { by Desk takes ${takes} }
  end Out
  In -> Do
  Do -> Out
}`;
}

const HOURS_KEPT = [
  ['office', 'always'],
  ['always', 'office'],
  ['early', 'late'],
  ['office', 'early'],
] as const;
const WORK = [
  { people: 1, takes: '10min', seconds: 600 },
  { people: 1, takes: '4h', seconds: 14_400 },
  { people: 3, takes: '1h', seconds: 3_600 },
];
const sites = HOURS_KEPT.flatMap(([comes, works]) =>
  WORK.flatMap((work) => [0.2, 0.4, 0.7].map((load): Site => ({ comes, works, load, ...work }))),
);

const batches = ['1h', '1d', '3d', '1w'].flatMap((every) =>
  ['always', 'office'].flatMap((comes) => [2, 10].map((perDay) => ({ every, comes, perDay }))),
);

describe('batches by the clock wait for the opening: within a tenth of what a simulation finds', () => {
  test.each(batches)('every $every, $perDay a day, comes $comes', async ({ every, comes, perDay }) => {
    const text = textOf({
      comes,
      works: 'office',
      people: 1,
      takes: `30min batch every ${every}`,
      seconds: 1,
      load: 1,
    });
    const workspace = workspaceFrom(text.replace(/demand [\d.]+/, `demand ${perDay}`));
    const [figures] = analyse(workspace).chains.values();
    const outcome = await simulate(workspace, { chain: figures?.chain ?? '', cases: 30_000, replications: 10 });
    const lead = outcome.kind === 'done' ? outcome.simulation.runs[0]?.leadTimeSeconds : undefined;
    expect(figures?.leadTimeSeconds).toBeGreaterThan(0.9 * (lead?.low ?? Number.NaN));
    expect(figures?.leadTimeSeconds).toBeLessThan(1.1 * (lead?.high ?? Number.NaN));
  });
});

describe('within a tenth of what a simulation finds, or its interval', () => {
  test.each(sites)('comes $comes, works $works: $people for $takes, load $load', async (site) => {
    const workspace = workspaceFrom(textOf(site));
    const [figures] = analyse(workspace).chains.values();
    const outcome = await simulate(workspace, { chain: figures?.chain ?? '', cases: 30_000, replications: 10 });
    const run = outcome.kind === 'done' ? outcome.simulation.runs[0] : undefined;
    const [lead, wait] = [run?.leadTimeSeconds, run?.pools[0]?.waitSeconds];
    if (!lead || !wait || !figures) throw new Error('nothing was simulated');
    expect(figures.approximate.map(({ figure }) => figure)).toContain('leadTimeSeconds');
    expect(figures.leadTimeSeconds).toBeGreaterThan(0.9 * lead.low);
    expect(figures.leadTimeSeconds).toBeLessThan(1.1 * lead.high);
    const [own] = figures.nodes.filter(({ name }) => name === 'Do');
    expect(own?.waitSeconds).toBeGreaterThan(0.85 * wait.low);
    expect(own?.waitSeconds).toBeLessThan(1.2 * wait.high);
  });
});

/** People who work on what others leave them, in the same hours: most of it comes soon after opening, when they start. */
const ROWS = [0.3, 0.6].flatMap((first) => [0.3, 0.6].map((second) => ({ first, second })));

describe('what leaves a pool that works off the night comes early to the next', () => {
  test.each(ROWS)('loads $first and $second', async ({ first, second }) => {
    const perDay = (people: number, hours: number) => ((8 * people) / hours) * first * (5 / 7);
    const text = `${HOURS}role Desk { people 3 works office }
person Judge { works office }
chain Work {
  demand ${perDay(3, 0.5).toFixed(4)}/day
  start In
  step Do { by Desk takes 30min }
  step Rule { by Judge takes ${((60 * second) / (first * 6 * 0.25)).toFixed(2)}min }
  end Out
  In -> Do
  Do -> Rule 25%
  Do -> Out 75%
  Rule -> Out
}`;
    const { figures, run } = await bothOf(text);
    for (const name of ['Do', 'Rule']) {
      const estimate = figures.nodes.find((node) => node.name === name)?.waitSeconds ?? Number.NaN;
      const pool = run.pools.find((one) => one.name === (name === 'Do' ? 'Desk' : 'Judge'))?.waitSeconds;
      expect(estimate, name).toBeGreaterThan(0.8 * (pool?.low ?? Number.NaN));
      expect(estimate, name).toBeLessThan(1.1 * (pool?.high ?? Number.NaN));
    }
  });
});

async function bothOf(text: string) {
  const workspace = workspaceFrom(text);
  const [figures] = analyse(workspace).chains.values();
  const outcome = await simulate(workspace, { chain: figures?.chain ?? '', cases: 60_000, replications: 10 });
  const run = outcome.kind === 'done' ? outcome.simulation.runs[0] : undefined;
  if (!run || !figures) throw new Error('nothing was simulated');
  return { figures, run };
}

describe('each chain waits as its own cases come', () => {
  test.each([0.2, 0.6])('a shop by day and a webshop by day and night share a desk with load %f', async (load) => {
    const perOpenDay = ((8 * 2) / 0.5) * load;
    const chain = (name: string, demand: string) =>
      `chain ${name} {\n demand ${demand}\n start In\n step Do { by Desk takes 30min }\n end Out\n In -> Do\n Do -> Out\n}\n`;
    const day = chain('Shop', `${(perOpenDay / 2).toFixed(4)}/day during office`);
    const always = chain('Webshop', `${((perOpenDay / 2) * (5 / 7)).toFixed(4)}/day`);
    const workspace = workspaceFrom(`${HOURS}role Desk { people 2 works office }\n${day}${always}`);
    for (const figures of analyse(workspace).chains.values()) {
      const outcome = await simulate(workspace, { chain: figures.chain, cases: 60_000, replications: 10 });
      const run = outcome.kind === 'done' ? outcome.simulation.runs[0] : undefined;
      expect(figures.leadTimeSeconds, figures.name).toBeGreaterThan(0.9 * (run?.leadTimeSeconds?.low ?? Number.NaN));
      expect(figures.leadTimeSeconds, figures.name).toBeLessThan(1.1 * (run?.leadTimeSeconds?.high ?? Number.NaN));
    }
  });
});
