/** The figures of a thing as Markdown: what is known, on which facts it stands, what is approximate and what missing. */
import {
  type Approximate,
  type ChainFigures,
  type GoalFigures,
  goalFigures,
  isApproximate,
  isFull,
  isPoolWaitApproximate,
  isWaitApproximate,
  type Missing,
  type NodeFigures,
  type PoolFigures,
  type ShortRun,
  sayLoad,
  saySampled,
} from '@chainwright/language/flow';
import {
  type Chain,
  type Id,
  type Node,
  type Pool,
  printRate,
  printTakes,
  sayAbout,
  sayDuration,
  sayMoney,
  sayNumber,
  sayRate,
  sayShare,
  serversOf,
  titleOf,
  type Workspace,
} from '@chainwright/language/model';
import { type Figured, poolsMet } from '../figures.ts';
import { bullets, escaped } from './markdown.ts';

/** Undefined when there is nothing to say of it. */
export function figuresText(figured: Figured, id: Id): string | undefined {
  const { workspace, figures } = figured;
  const pool = workspace.pools.get(id);
  const ofPool = figures.pools.get(id);
  if (pool !== undefined && ofPool !== undefined) return poolText(workspace, pool, ofPool);
  const chain = workspace.chains.get(id);
  const ofChain = figures.chains.get(id);
  if (chain !== undefined && ofChain !== undefined)
    return chainText(workspace, chain, ofChain, figured.shortRunOf(chain.id));
  const node = workspace.nodes.get(id);
  const around = figures.chains.get(id.slice(0, id.lastIndexOf('.')));
  const own = around?.nodes.find((one) => one.node === id);
  return node === undefined || around === undefined || own === undefined
    ? undefined
    : nodeText(figured, around, node, own);
}

// ---- pools ----

function poolText(workspace: Workspace, pool: Pool, figures: PoolFigures): string | undefined {
  const { load, waitSeconds, queueLength, visitsPerDay, chains } = figures;
  if (chains.length === 0) return undefined;
  const about = (text: string, figure: string) => sayAbout(text, isApproximate(figures, figure));
  const lines = some([
    load !== null && `load ${sayLoad(figures)}${isFull(figures) ? ': more comes than can be done' : ''}`,
    waitSeconds !== null && load !== null && `a case waits ${about(sayDuration(waitSeconds), 'waitSeconds')} for it`,
    queueLength !== null && load !== null && `${about(sayNumber(queueLength), 'queueLength')} cases wait`,
    visitsPerDay !== null && `asked ${sayRate(visitsPerDay)}`,
  ]);
  return assembled(lines, poolGrounds(workspace, pool, chains), figures);
}

function poolGrounds(workspace: Workspace, pool: Pool, chains: readonly Id[]): readonly string[] {
  const servers = serversOf(pool);
  const people = pool.kind === 'person' ? 'one person' : servers !== undefined && `${serversWord(pool)} ${servers}`;
  const facts = some([people, pool.works !== undefined && `works ${pool.works.name}`]);
  for (const id of chains) {
    const chain = workspace.chains.get(id);
    if (chain === undefined) continue;
    facts.push(...demandOf(chain));
    for (const node of chain.nodes) {
      if (node.by?.pool.id === pool.id && node.takes !== undefined) facts.push(takesOf(node));
      for (const { by, takes } of node.verifies) {
        if (by?.id === pool.id && takes !== undefined) facts.push(`${titleOf(node)}: check ${printTakes(takes)}`);
      }
    }
  }
  return facts;
}

const serversWord = ({ kind }: Pool) => (kind === 'role' ? 'people' : 'parallel');
const takesOf = (node: Node) => (node.takes === undefined ? '' : `${titleOf(node)} takes ${printTakes(node.takes)}`);

function demandOf({ demand, name }: Chain): readonly string[] {
  if (demand === undefined) return [];
  return [
    `${name}: demand ${printRate(demand.rate)}${demand.during === undefined ? '' : ` during ${demand.during.name}`}`,
  ];
}

// ---- nodes ----

/** The figures of a node as plain lines, without what they stand on. */
export function nodeFigureLines(
  figured: Figured,
  chain: ChainFigures,
  node: Node,
  own: NodeFigures,
): readonly string[] {
  const { pool, pools, met, grows } = around(figured, chain, node, own);
  const { visitsPerCase, waitSeconds, touchSeconds } = own;
  const forWhom = pool === undefined ? '' : ` for ${titleOf(pool)}`;
  return some([
    waitSeconds !== null &&
      waitSeconds > 0 &&
      `a case waits ${sayAbout(sayDuration(waitSeconds), isWaitApproximate(node, chain, pools))}${node.kind === 'wait' ? '' : forWhom}`,
    grows && `a case waits longer each day${forWhom}: load ${sayShare(met?.load ?? 1)}`,
    touchSeconds !== null && touchSeconds > 0 && `worked on for ${sayDuration(touchSeconds)}`,
    ...own.checks.map(
      ({ check, pool: checker, visitsPerCase: visits, waitSeconds: wait, touchSeconds: touch }) =>
        ((wait ?? 0) > 0 || (touch ?? 0) > 0) &&
        `check ${check + 1}: ${sayShare(visits / Math.max(visitsPerCase, Number.MIN_VALUE))} of visits${wait === null ? '' : `, waits ${sayAbout(sayDuration(wait), isPoolWaitApproximate(checker, pools))}`}${touch === null ? '' : `, takes ${sayDuration(touch)}`}`,
    ),
    `${sayNumber(visitsPerCase)} visits a case`,
  ]);
}

/** Who does a node, and what is known of them and of all that the chain meets. */
function around(figured: Figured, chain: ChainFigures, node: Node, own: NodeFigures) {
  const pool = node.by?.pool.id === undefined ? undefined : figured.workspace.pools.get(node.by.pool.id);
  const pools = poolsMet(figured, chain.chain);
  const met = pool === undefined ? undefined : pools.get(pool.id);
  return { pool, pools, met, grows: own.waitSeconds === null && met !== undefined && isFull(met) };
}

function nodeText(figured: Figured, chain: ChainFigures, node: Node, own: NodeFigures): string | undefined {
  const { workspace } = figured;
  const { pool, met, grows } = around(figured, chain, node, own);
  const lines = nodeFigureLines(figured, chain, node, own);
  const grounds = some([
    takesOf(node),
    pool !== undefined && serversOf(pool) !== undefined && `${titleOf(pool)}: ${serversWord(pool)} ${serversOf(pool)}`,
    met?.load !== undefined && met.load !== null && !grows && `load ${sayLoad(met)}`,
    ...(workspace.chains.get(chain.chain) === undefined ? [] : demandOfId(workspace, chain.chain)),
  ]);
  const approximate = (met?.approximate ?? []).filter(
    ({ figure }) => figure === 'waitSeconds' && own.waitSeconds !== null,
  );
  return assembled(lines, grounds, { approximate, missing: missingOf(node, chain, met) });
}

function demandOfId(workspace: Workspace, id: Id): readonly string[] {
  const chain = workspace.chains.get(id);
  return chain === undefined ? [] : demandOf(chain);
}

/** What is missing at the node itself, or at who does it. */
function missingOf(node: Node, chain: ChainFigures, met: PoolFigures | undefined): readonly Missing[] {
  const own = chain.missing
    .filter(({ figure }) => figure === 'waitingTimeSeconds' || figure === 'touchTimeSeconds')
    .map(({ figure, facts }) => ({ figure, facts: facts.filter((fact) => fact.split(' ').includes(node.name)) }));
  return [...own, ...(met?.missing ?? [])].filter(({ facts }) => facts.length > 0);
}

// ---- chains ----

function chainText(
  workspace: Workspace,
  chain: Chain,
  figures: ChainFigures,
  run: ShortRun | undefined,
): string | undefined {
  const { leadTimeSeconds, waitingTimeSeconds, touchTimeSeconds, flowEfficiency, ceilingPerDay } = figures;
  const bottleneck = figures.bottleneck === null ? undefined : workspace.pools.get(figures.bottleneck);
  const cost = Object.entries(figures.costPerCase ?? {}).map(([currency, amount]) => sayMoney(amount, currency));
  const growth = [...figures.queueGrowthPerDay].map(([id, perDay]) => {
    const pool = workspace.pools.get(id);
    return `the queue of ${pool === undefined ? id : titleOf(pool)} grows by ${sayRate(perDay)}`;
  });
  const about = (text: string, figure: string) => sayAbout(text, isApproximate(figures, figure));
  const efficiency =
    flowEfficiency === null ? '' : `, ${about(sayShare(flowEfficiency), 'flowEfficiency')} of the lead time`;
  const lines = some([
    ...growth,
    leadTimeSeconds !== null && `lead time ${about(sayDuration(leadTimeSeconds), 'leadTimeSeconds')}`,
    waitingTimeSeconds !== null && `waiting ${about(sayDuration(waitingTimeSeconds), 'waitingTimeSeconds')}`,
    touchTimeSeconds !== null && `work ${about(sayDuration(touchTimeSeconds), 'touchTimeSeconds')}${efficiency}`,
    ceilingPerDay !== null &&
      `ceiling ${about(sayRate(ceilingPerDay), 'ceilingPerDay')}${bottleneck === undefined ? '' : `: then ${titleOf(bottleneck)} is full`}`,
    figures.workInProgress !== null &&
      `${about(sayNumber(figures.workInProgress), 'workInProgress')} cases in progress`,
    cost.length > 0 && `cost ${about(cost.join(' + '), 'costPerCase')} a case`,
    figures.quality !== null && `quality ${about(sayShare(figures.quality), 'quality')}`,
    ...goalFigures(workspace, chain, figures, run).map((one) => `goal ${one.text}: ${verdict(one)}`),
  ]);
  const isDraft = leadTimeSeconds === null && chain.demand === undefined && touchTimeSeconds === null;
  return isDraft ? undefined : assembled(lines, chainGrounds(workspace, chain), figures);
}

function verdict({ holds, value, sampled }: GoalFigures): string {
  const word = holds === null ? 'not known' : holds ? 'held' : 'missed';
  if (sampled === undefined || value === null) return word;
  return `${holds === null ? 'too close to say' : word}, ${sayDuration(value)} (${saySampled(sampled)})`;
}

function chainGrounds(workspace: Workspace, chain: Chain): readonly string[] {
  const pools = new Set(chain.nodes.flatMap(({ by }) => (by?.pool.id === undefined ? [] : [by.pool.id])));
  const servers = [...pools].flatMap((id) => {
    const pool = workspace.pools.get(id);
    const count = pool === undefined ? undefined : serversOf(pool);
    return pool === undefined || count === undefined ? [] : [`${titleOf(pool)}: ${serversWord(pool)} ${count}`];
  });
  return [...demandOf(chain), ...servers, ...chain.nodes.filter(({ takes }) => takes !== undefined).map(takesOf)];
}

// ---- the whole ----

const some = (lines: readonly (string | false | undefined)[]): string[] =>
  lines.flatMap((line) => (typeof line === 'string' && line !== '' ? [line] : []));

const SHOWN = 8;

function assembled(
  lines: readonly string[],
  grounds: readonly string[],
  { approximate, missing }: { readonly approximate: readonly Approximate[]; readonly missing: readonly Missing[] },
): string | undefined {
  if (lines.length === 0 && missing.length === 0) return undefined;
  const parts = [bullets(lines)];
  if (lines.length > 0 && grounds.length > 0) parts.push(`_Stands on_ ${escaped(listed(grounds))}`);
  for (const [reason, figures] of byReason(approximate)) {
    parts.push(`_Approximate_ ${escaped(`${figures.map(figureWord).join(', ')}: ${reason}`)}`);
  }
  const byFacts = Map.groupBy(missing, ({ facts }) => listed(facts));
  for (const [facts, figures] of byFacts) {
    const names = [...new Set(figures.map(({ figure }) => figureWord(figure)))];
    parts.push(`_Missing for ${escaped(names.join(', '))}_ ${escaped(facts)}`);
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function listed(facts: readonly string[]): string {
  const shown = facts.length > SHOWN ? [...facts.slice(0, SHOWN - 1), `${facts.length - SHOWN + 1} more`] : facts;
  return shown.join(' · ');
}

function byReason(approximate: readonly Approximate[]): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { figure, reason } of approximate) {
    const known = reasons.get(reason);
    if (known === undefined) reasons.set(reason, [figure]);
    else known.push(figure);
  }
  return reasons;
}

/** `openLeadTimeSeconds` -> `open lead time`. */
function figureWord(figure: string): string {
  const words = figure
    .replace(/(?:Seconds|PerDay|PerCase)$/, '')
    .replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words;
}
