import { type Field, levelOf, type Node, type Pool, poolOf, type Ref, type Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { isUnreadable, isWork } from '../shared/chains.ts';
import { suchAsExpert } from '../shared/expertise.ts';
import { type ChainGraph, graphOf, nodesOf, waysOut } from '../shared/graph.ts';
import { called, listed, relatedNode } from '../shared/words.ts';
import page from './exception-without-expert.md';

export const exceptionWithoutExpert: ProcessRule = {
  id: 'exception-without-expert',
  group: 'wall',
  severity: 'warning',
  summary: 'The cases that an agent cannot handle come to nobody who knows the field.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, isAiDone, field } of aiStepsOf(model, workspace)) {
      if (!isAiDone || field === undefined) continue;
      const graph = graphOf(chain);
      for (const handoff of waysOut(graph, node)) {
        if (handoff.on?.kind !== 'exception') continue;
        const steps = nextSteps(graph, handoff.to);
        if (steps === undefined || steps.length === 0) continue;
        if (steps.some((step) => mayKnow(step, field, workspace))) continue;
        const people = [...new Set(steps.flatMap((step) => namesOf(step, workspace)))];
        const who =
          people.length === 0
            ? 'with nobody named there'
            : `in the hands of ${listed(people)}, no expert in ${called(field)}`;
        yield {
          range: handoff.place,
          chain: chain.name,
          node: node.name,
          subject: node.id,
          message: `What ${called(performer)} cannot handle in ${called(node)} goes to ${listed(steps.map(called))}, ${who}: the hardest cases need those who know most. Send them to a step of somebody who does${suchAsExpert(model, workspace, field)}, or name such an owner there.`,
          related: steps.slice(0, 3).map((step) => relatedNode(model.file, step, `${called(step)} is here`)),
        };
      }
    }
  },
};

/** The steps that names lead to, through waits to the next one; undefined when a name on the way means nothing. */
function nextSteps(graph: ChainGraph, to: readonly Ref[]): readonly Node[] | undefined {
  const seen = new Set<Node>();
  const waiting = [to];
  for (const refs of waiting) {
    const nodes = nodesOf(graph, refs);
    if (nodes.length < refs.length) return undefined;
    for (const node of nodes) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (node.kind === 'wait') for (const handoff of waysOut(graph, node)) waiting.push(handoff.to);
    }
  }
  return [...seen].filter(isWork);
}

/** Does the performer or an owner named here know the field of either step as expert, or may they for all we know? */
function mayKnow(step: Node, field: Field, workspace: Workspace): boolean {
  if (isUnreadable(step, 'by', 'owner', 'field') || step.runs !== undefined) return true;
  // A step without a performer is a finding of its own.
  if (step.kind === 'step' && step.by === undefined) return true;
  const fields: readonly Pick<Ref, 'id'>[] = step.field === undefined ? [field] : [field, step.field];
  return [step.by?.pool, step.owner].some((ref) => {
    if (ref === undefined) return false;
    const pool = poolOf(workspace, ref);
    return pool === undefined || isExpert(pool, fields);
  });
}

function isExpert(pool: Pool, fields: readonly Pick<Ref, 'id'>[]): boolean {
  if (pool.kind === 'agent' || pool.kind === 'system') return false;
  return fields.some((field) => {
    const level = levelOf(pool, field);
    return level === undefined || level === 'expert';
  });
}

function namesOf(step: Node, workspace: Workspace): readonly string[] {
  return [step.by?.pool, step.owner].flatMap((ref) => {
    const pool = poolOf(workspace, ref);
    return pool === undefined ? [] : [called(pool)];
  });
}
