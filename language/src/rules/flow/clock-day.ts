import {
  type ChainModel,
  type Duration,
  durationsOf,
  type Hours,
  type Id,
  isHuman,
  type Node,
  poolOf,
  printDuration,
  type Ref,
  type Scenario,
  secondsOf,
  type Takes,
  type Workspace,
} from '../../model/index.ts';
import type { Problem, ProcessRule } from '../rule.ts';
import { workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import page from './clock-day.md';

export const clockDay: ProcessRule = {
  id: 'clock-day',
  group: 'flow',
  severity: 'warning',
  summary: 'The work of people with hours is written in days or weeks of the clock.',
  page,
  *check(model, { workspace }) {
    for (const one of timesOf(model, workspace)) {
      const pool = poolOf(workspace, one.who);
      const hours = pool?.works?.id === undefined ? undefined : workspace.hours.get(pool.works.id);
      const duration = durationsOf(one.takes).find(({ unit }) => unit === 'd' || unit === 'w');
      if (pool === undefined || !isHuman(pool) || hours === undefined || duration === undefined) continue;
      yield {
        range: one.takes.place,
        ...one.about,
        message: `${printDuration(duration)} ${duration.value === 1 ? 'is' : 'are'} ${Math.round(secondsOf(duration) / 360) / 10} hours of work for ${called(pool)}, who works ${hours.name}: d and w are time of the clock, nights included. Write ${printDuration(workingDays(duration, hours))} for working days.`,
      };
    }
  },
};

/** The same number of days, or the open days of as many weeks, as working days. */
export function workingDays(duration: Duration, hours: Hours): Duration {
  const openDays = new Set(hours.openings.flatMap(({ days }) => days)).size;
  return { value: duration.unit === 'w' ? duration.value * openDays : duration.value, unit: 'wd' };
}

interface TimeOfWork {
  readonly who: Ref | undefined;
  readonly takes: Takes;
  readonly about: Omit<Problem, 'range' | 'message'>;
}

/** Every time that somebody works on a case: of steps, of checks, and of scenarios that overrule a step's. */
export function* timesOf(model: ChainModel, workspace: Workspace): Generator<TimeOfWork> {
  for (const { chain, node } of workOf(model)) {
    const about = { chain: chain.name, node: node.name, subject: node.id };
    if (node.takes !== undefined) yield { who: node.by?.pool, takes: node.takes, about };
    for (const { by, takes } of node.verifies) if (takes !== undefined) yield { who: by, takes, about };
  }
  for (const scenario of model.scenarios) yield* overruledTimes(scenario, workspace);
}

function* overruledTimes(scenario: Scenario, workspace: Workspace): Generator<TimeOfWork> {
  const performers = new Map<Id, Ref>();
  for (const line of scenario.overrules) {
    if (line.kind === 'by' && line.node.id !== undefined) performers.set(line.node.id, line.by.pool);
  }
  for (const line of scenario.overrules) {
    const node = line.kind === 'takes' && line.node.id !== undefined ? workspace.nodes.get(line.node.id) : undefined;
    if (line.kind !== 'takes' || node === undefined) continue;
    yield { who: performers.get(node.id) ?? node.by?.pool, takes: line.takes, about: aboutNode(scenario, node) };
  }
}

function aboutNode(scenario: Scenario, node: Node): TimeOfWork['about'] {
  const message = `${called(scenario)} overrules the time of ${called(node)}`;
  return {
    chain: scenario.of.name,
    node: node.name,
    subject: node.id,
    related: [{ file: fileOf(node.id), range: node.place, message }],
  };
}
