import {
  isHuman,
  levelOf,
  type Node,
  type Pool,
  poolOf,
  type Ref,
  WORK_KIND_NAMES,
  type WorkKind,
} from '../../model/index.ts';
import { replace } from '../shared/edits.ts';
import { graphOf, reachableFrom } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { CRITERION, verify } from './checks.ts';
import { checkersFor, documentsSeenFrom, expertsIn, sourcesFor } from './people.ts';
import { name, write } from './properties.ts';
import { type Fixer, type Site, suggest } from './site.ts';
import { addHandoff } from './structure.ts';

const RAIL = 'never states what the source does not say';
/** The share of exceptions is for people to say; one must stand there, and one in twenty is easy to see and to change. */
const EXCEPTIONS = '5%';

/** The rails that somebody who does not know the field needs beside an AI. */
export const addRails: Fixer = function* (site) {
  const { node, page } = site;
  if (node === undefined) return;
  const checks = node.verifies.length > 0 ? [[]] : checkTexts(site, node);
  const lessons = node.learnsFrom.length > 0 ? [[]] : teachersOf(site, node).map((one) => [`learns from ${one.name}`]);
  const rails = node.guardrails.length > 0 ? [] : [`guardrail "${RAIL}"`];
  yield checks.flatMap((check) =>
    lessons.map((lesson) =>
      suggest('Add what is missing', write(page, node, ...check, ...rails, ...lesson), CRITERION),
    ),
  );
};

/** A document to work from, and a check. */
export const addContext: Fixer = function* (site) {
  const { node, page } = site;
  if (node === undefined) return;
  const documents = node.in.length > 0 ? [[]] : documentsFor(site, node).map((one) => [`in ${one}`]);
  const checks = node.verifies.length > 0 ? [[]] : checkTexts(site, node);
  yield documents.flatMap((document) =>
    (node.verifies.length > 0 || node.in.length > 0 ? checks : checkAgainst(site, node, document)).map((check) =>
      suggest('Add what is missing', write(page, node, ...document, ...check), CRITERION),
    ),
  );
};

function checkTexts(site: Site, node: Node): readonly (readonly string[])[] {
  const [source] = sourcesFor(site, node);
  return source === undefined ? [] : checkersFor(site, node).map((checker) => [verify(source, checker)]);
}

function checkAgainst(site: Site, node: Node, document: readonly string[]): readonly (readonly string[])[] {
  const source = document[0]?.slice('in '.length);
  return source === undefined ? [] : checkersFor(site, node).map((checker) => [verify(source, checker)]);
}

/** What is handed to a step, what is written before it, and what else the file knows. */
function documentsFor(site: Site, node: Node): readonly string[] {
  const into = (site.chain?.handoffs ?? []).filter(({ to }) => to.some(({ id }) => id === node.id));
  const before = (site.chain?.nodes ?? []).filter(({ id }) =>
    into.some(({ from }) => from.some((ref) => ref.id === id)),
  );
  const written = [...into.flatMap(({ carrying }) => carrying), ...before.flatMap(({ out }) => out)];
  return [...new Set([...written, ...documentsSeenFrom(site)].map((one) => one.name))].slice(0, 3);
}

/** Where people later see what came of it: the nearest step down the road that a person does. */
export const addLesson: Fixer = function* (site) {
  const { node, page } = site;
  if (node === undefined) return;
  yield teachersOf(site, node).map((one) =>
    suggest(`Learn from ${called(one)}`, write(page, node, `learns from ${one.name}`)),
  );
};

function teachersOf(site: Site, node: Node): readonly Node[] {
  const { chain, workspace } = site;
  if (chain === undefined) return [];
  const { nodes, next, indexOf } = graphOf(chain);
  const at = indexOf.get(node.id);
  if (at === undefined) return [];
  const onward = [...reachableFrom(next[at] ?? [], next)].flatMap((index) => nodes[index] ?? []);
  return onward.filter((one) => one !== node && isHuman(poolOf(workspace, one.by?.pool)));
}

// ---- who can judge ----

export const addExceptionPath: Fixer = function* (site) {
  const { chain, node, page } = site;
  if (chain === undefined || node === undefined) return;
  yield expertSteps(site, node).map((target) => {
    const text = `${node.name} -> ${target.name} on exception ${EXCEPTIONS}`;
    return suggest(`Send exceptions to ${called(target)}`, addHandoff(page, chain, node.name, text), EXCEPTIONS);
  });
};

/** Another step to go to, or an expert who answers for the one that is gone to. */
export const leadToExpert: Fixer = function* (site) {
  const { chain, node, handoff, page } = site;
  const [to] = handoff?.to ?? [];
  if (chain === undefined || node === undefined || to === undefined) return;
  yield expertSteps(site, node).map((target) =>
    suggest(`Send exceptions to ${called(target)}`, [replace(to.place, target.name)]),
  );
  const target = chain.nodes.find(({ id }) => id === to.id);
  if (target === undefined) return;
  yield expertsIn(site, target.field ?? node.field).map((pool) =>
    suggest(`Let ${called(pool)} own ${called(target)}`, name(page, target, 'owner', target.owner, pool.name)),
  );
};

/** Steps of people who know the field, those that the step leads to first. */
function expertSteps(site: Site, node: Node): readonly Node[] {
  const { chain, workspace } = site;
  if (chain === undefined) return [];
  const { nodes, next, indexOf } = graphOf(chain);
  const near = new Set(next[indexOf.get(node.id) ?? -1]?.map((index) => nodes[index]?.id));
  const knows = (pool: Pool | undefined, field: Ref | undefined) =>
    pool !== undefined && isHuman(pool) && (field === undefined || levelOf(pool, field) === 'expert');
  const fit = nodes.filter((one) => {
    if (one.id === node.id || !isHuman(poolOf(workspace, one.by?.pool))) return false;
    const people = [one.by?.pool, one.owner].map((ref) => poolOf(workspace, ref));
    return people.some((pool) => knows(pool, node.field) || (one.field !== undefined && knows(pool, one.field)));
  });
  return [...fit.filter(({ id }) => near.has(id)), ...fit.filter(({ id }) => !near.has(id))];
}

// ---- what kind of work it is ----

/** How people name work of a kind: the beginnings of words. */
const NAMED: Readonly<Partial<Record<WorkKind, RegExp>>> = {
  extraction: /^(?:extract|read|captur|scan|transcri)/,
  classification: /^(?:classif|categor|sort|label)/,
  summary: /^(?:summar|condens|digest)/,
  tagging: /^tag/,
  triage: /^(?:triag|prioriti)/,
  matching: /^(?:match|reconcil|compar)/,
  translation: /^translat/,
  routing: /^(?:rout|assign|dispatch)/,
  copying: /^(?:copy|copi)/,
  checking: /^(?:check|verif|review|inspect)/,
  forwarding: /^forward/,
  chasing: /^(?:chas|remind)/,
  approval: /^(?:approv|sign)/,
  framing: /^fram/,
  outlining: /^(?:outlin|sketch)/,
  drafting: /^(?:draft|writ|compos|prepar)/,
  analysis: /^(?:analy|assess|evaluat)/,
  design: /^design/,
  investigation: /^(?:investigat|research)/,
  advice: /^advi/,
  negotiation: /^negotiat/,
  communication: /^(?:communicat|answer|repl|explain|inform)/,
  legal: /^legal/,
  risk: /^risk/,
  strategy: /^strateg/,
  judgement: /^(?:judg|decid)/,
};

/** The kinds that the step's own name and title speak of. */
export const classify: Fixer = function* ({ node, page }) {
  if (node === undefined) return;
  const words = `${node.name} ${node.title ?? ''}`.match(/\p{Lu}?\p{Ll}+|\p{Lu}+/gu) ?? [];
  const lowered = words.map((word) => word.toLowerCase());
  for (const kind of WORK_KIND_NAMES) {
    if (!lowered.some((word) => NAMED[kind]?.test(word) ?? word.startsWith(kind))) continue;
    yield [suggest(`It is ${kind}`, write(page, node, `work ${kind}`))];
  }
};

/** The fields that those who do, own or check the step know as experts. */
export const nameField: Fixer = function* (site) {
  const { chain, node, page, workspace } = site;
  if (node === undefined) return;
  const people = [node.owner ?? chain?.owner, node.by?.pool, ...node.verifies.map(({ by }) => by)];
  const fields = people.flatMap((ref) =>
    (poolOf(workspace, ref)?.knows ?? []).filter(({ level }) => level === 'expert').map(({ field }) => field.name),
  );
  for (const field of [...new Set(fields)].slice(0, 3)) {
    yield [suggest(`It takes ${field}`, write(page, node, `field ${field}`))];
  }
};
