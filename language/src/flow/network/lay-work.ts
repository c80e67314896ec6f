/** Lays out work on a case: the work itself, what is done with its output, and the checks of it. */
import type { Node, Ref, Takes, Verify } from '../../model/index.ts';
import { secondsOf } from '../../model/index.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { mix } from './draft.ts';
import type { Batch, Edge, Point } from './network.ts';
import { type Frame, gap, inside, type Site } from './site.ts';

const DAY_SECONDS = 86_400;
/** Ways out of a point of a check: beyond, they are collected in a point of their own. */
const MOST_WAYS = 8;

/** The head of a start, step, decision or wait, and all that follows until the case is handed on. */
export function layWork(site: Site): void {
  const { node, head, frame, handoffs } = site;
  frame.draft.change(head, workOf(site));
  frame.draft.change(head, { next: afterWork(site, handoffs.alternatives(node)) });
}

/** The time of the work, and who spends it. */
function workOf({ node, head, frame }: Site): Partial<Point> {
  if (node.kind === 'start') return {};
  const pool = node.kind === 'wait' ? undefined : node.by?.pool;
  const performer = pool && frame.facts.pool(pool);
  const activity = node.kind === 'wait' ? 'wait' : 'work';
  const machineDecides = node.kind === 'decision' && (performer?.kind === 'agent' || performer?.kind === 'system');
  if (node.takes === undefined && !node.unreadable.includes('takes')) {
    if (node.kind === 'decision' && pool === undefined) return {};
    // What software decides at once still costs what it asks per visit.
    if (machineDecides && pool?.id !== undefined) return { assistant: pool.id };
  }
  if (pool !== undefined && performer === undefined) gap(frame, 'time', `${pool.name}, who does ${node.name}`, head);
  const time = timeOf(node.takes, pool, frame);
  if (time === undefined) gap(frame, 'time', `takes of ${node.name}`, head);
  const batch = batchOf(node, performer?.workingDaySeconds ?? DAY_SECONDS);
  const assistant = node.by?.with?.id;
  return {
    activity,
    ...(performer && pool?.id !== undefined && { pool: pool.id }),
    ...(assistant !== undefined && performer && { assistant }),
    ...(time && { time }),
    ...(batch && { batch }),
  };
}

function timeOf(takes: Takes | undefined, pool: Ref | undefined, frame: Frame): Distribution | undefined {
  const performer = pool && frame.facts.pool(pool);
  return takes && distributionOf(takes, performer?.workingDaySeconds ?? DAY_SECONDS);
}

function batchOf({ batch }: Node, workingDaySeconds: number): Batch | undefined {
  if (batch === undefined) return undefined;
  if (batch.kind === 'count') return batch.size > 1 ? { kind: 'count', size: batch.size } : undefined;
  const everySeconds = secondsOf(batch.every, workingDaySeconds);
  return everySeconds > 0 ? { kind: 'interval', everySeconds } : undefined;
}

/**
 * Where a case goes when the work on it is done: exceptions first, then what checks reject, then by `choice`.
 */
export function afterWork(site: Site, choice: readonly Edge[]): readonly Edge[] {
  const { node, head, frame, handoffs } = site;
  if (choice.length === 0) gap(frame, 'routing', `a way out of ${node.name}`, head);
  const exceptions = handoffs.exceptions(node);
  const quality = qualityOf(site);
  if (exceptions.share === 0 && quality === 1 && node.verifies.length === 0) return choice;
  const { sound, faulty } = checked(site, quality < 1, bundled(site, choice));
  const handled = 1 - exceptions.share;
  if (exceptions.share > 0 && exceptions.ways.length === 0) gap(frame, 'routing', `where ${node.name} leads`);
  return mix([exceptions.share, exceptions.ways], [handled * quality, sound], [handled * (1 - quality), faulty]);
}

/** The share of outputs without a fault; 1 with a gap where nobody knows. */
function qualityOf({ node, head, frame }: Site): number {
  if (node.kind !== 'step' && node.kind !== 'decision') return 1;
  if (node.quality !== undefined) return node.quality.value;
  const performer = node.by && frame.facts.pool(node.by.pool);
  const known = node.by === undefined || (performer !== undefined && performer.kind !== 'agent');
  if (known && !node.unreadable.includes('quality')) return 1;
  // Quality is the share of outputs that meet the criteria: where there are none, nothing is missed.
  gap(frame, node.verifies.length === 0 ? 'criteria' : 'quality', `quality of ${node.name}`, head);
  if (node.verifies.some(({ catches }) => catches !== 0)) gap(frame, 'checks', `quality of ${node.name}`, head);
  return 1;
}

interface Outputs {
  readonly sound: readonly Edge[];
  readonly faulty: readonly Edge[];
}

/** The checks in the order of the text, laid out from the last to the first; a find ends them. */
function checked(site: Site, canBeFaulty: boolean, choice: readonly Edge[]): Outputs {
  const { node, head, handoffs } = site;
  const elsewhere = handoffs.rejects(node);
  const rejected: readonly Edge[] = elsewhere.length > 0 ? elsewhere : [{ to: head, probability: 1 }];
  let after: Outputs = { sound: choice, faulty: choice.map((edge) => ({ ...edge, escapes: true })) };
  for (const [index, verify] of [...node.verifies.entries()].reverse()) {
    const { sample = 1, catches = 1 } = verify;
    const found = mix([catches, rejected], [1 - catches, after.faulty]);
    const visit = visitOf(site, verify, index);
    const through = (next: readonly Edge[]): readonly Edge[] =>
      visit === undefined ? next : [{ to: addVisit(site, visit, next), probability: 1 }];
    after = {
      sound: mix([sample, through(after.sound)], [1 - sample, after.sound]),
      faulty: canBeFaulty ? bundled(site, mix([sample, through(found)], [1 - sample, after.faulty])) : [],
    };
  }
  return after;
}

interface Visit {
  readonly facts: Partial<Point>;
  /** What is not known of it. */
  readonly missing?: string;
}

/** What a check does; undefined: it neither takes time nor costs anybody a visit. */
function visitOf({ node, frame }: Site, verify: Verify, index: number): Visit | undefined {
  // Who works with an AI, or without, checks the output where nobody else is named.
  const own = node.by && frame.facts.pool(node.by.pool);
  const checker = verify.by ?? (own?.kind === 'role' || own?.kind === 'person' ? node.by?.pool : undefined);
  const known = checker && frame.facts.pool(checker);
  const id = known && checker?.id;
  if (verify.takes === undefined)
    return verify.by === undefined || id === undefined ? undefined : { facts: { check: index, assistant: id } };
  const time = timeOf(verify.takes, checker, frame);
  const facts = { check: index, ...(id !== undefined && { pool: id }), ...(time && { time }) };
  if (checker !== undefined && id === undefined) return { facts, missing: `${checker.name}, who checks ${node.name}` };
  return time === undefined ? { facts, missing: `takes of a check of ${node.name}` } : { facts };
}

function addVisit({ node, frame }: Site, { facts, missing }: Visit, next: readonly Edge[]): number {
  const point = frame.draft.add({ activity: 'check', node: node.id, ...inside(frame), ...facts, next });
  if (missing !== undefined) gap(frame, 'time', missing, point);
  return point;
}

/** Many ways as one, by a point that takes no time. */
function bundled({ node, frame }: Site, edges: readonly Edge[]): readonly Edge[] {
  if (edges.length < 2 || (edges.length <= MOST_WAYS && edges.some(({ escapes }) => escapes))) return edges;
  const next = frame.draft.add({ activity: 'pass', node: node.id, ...inside(frame), next: edges });
  return [{ to: next, probability: 1 }];
}
