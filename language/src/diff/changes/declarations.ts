/** Whole declarations on one line, apart from what has changes of its own; the text reads back as what it was. */
import {
  type Chain,
  type Handoff,
  type Hours,
  handoffEnds,
  inline,
  type Node,
  named,
  option,
  type Pool,
  type Scenario,
  type Written,
  writtenChain,
  writtenHandoff,
  writtenHours,
  writtenNode,
  writtenOverrule,
  writtenPool,
  writtenStart,
} from '../../model/index.ts';

/** Properties that are things of their own. */
const OWN: ReadonlySet<string> = new Set(['goal', 'accept']);

export function ownProperties(written: readonly Written[]): readonly Written[] {
  return written.filter(({ word }) => !OWN.has(word));
}

/** A reason stands first: behind a batch it would be the batch's. */
function braced(written: readonly Written[]): string {
  const own = ownProperties(written);
  const ordered = [...own.filter(({ word }) => word === 'because'), ...own.filter(({ word }) => word !== 'because')];
  return ordered.length === 0 ? '' : ` { ${ordered.map(({ word, text }) => `${word} ${text}`).join('  ')} }`;
}

export function chainText(chain: Chain): string {
  return named('chain', chain) + option('redesigns', chain.redesigns?.name) + braced(writtenChain(chain));
}

export function nodeText(node: Node): string {
  return named(node.kind, node) + inline(writtenStart(node)) + braced(writtenNode(node));
}

export function poolText(pool: Pool): string {
  return named(pool.kind, pool) + braced(writtenPool(pool));
}

export function hoursText(hours: Hours): string {
  return named('hours', hours) + inline(writtenHours(hours));
}

export function handoffText(handoff: Handoff): string {
  return handoffEnds(handoff) + inline(writtenHandoff(handoff));
}

/** Its lines cannot share one, so that they are set apart by semicolons. */
export function scenarioText(scenario: Scenario): string {
  const lines = scenario.overrules.map((line) => writtenOverrule(line)).map(({ word, text }) => `${word} ${text}`);
  return `${named('scenario', scenario)} of ${scenario.of.name} { ${lines.join('; ')} }`;
}
