/** What the rules about the wall ask of a step. */
import {
  type Chain,
  type ChainModel,
  type Field,
  isHuman,
  type Node,
  type Pool,
  poolOf,
  type Verify,
  type Wall,
  WORK_KINDS,
  type WorkKind,
  type Workspace,
  wallOf,
} from '../../model/index.ts';
import { isUnreadable, workOf } from './chains.ts';

/** A step or decision that an AI does, or that a person does with one. */
export interface AiStep {
  readonly chain: Chain;
  readonly node: Node;
  /** By an agent alone; else by a role or person with one. */
  readonly isAiDone: boolean;
  readonly performer: Pool;
  /** The performer, or the AI that the performer works with. */
  readonly agent: Pool;
  /** Absent when nothing says it, or what says it could not be read. */
  readonly wall?: Wall;
  /** Concepts, where AI lifts everyone: framing and outlining. */
  readonly isConceptWork: boolean;
  /** Absent when there is none or its name means nothing. */
  readonly field?: Field;
}

const known = new WeakMap<Workspace, WeakMap<ChainModel, readonly AiStep[]>>();

/** In the order of the text; found once for all rules that ask. */
export function aiStepsOf(model: ChainModel, workspace: Workspace): readonly AiStep[] {
  const before = known.get(workspace) ?? new WeakMap<ChainModel, readonly AiStep[]>();
  known.set(workspace, before);
  const steps = before.get(model) ?? workOf(model).flatMap(({ chain, node }) => aiStep(workspace, chain, node));
  before.set(model, steps);
  return steps;
}

function aiStep(workspace: Workspace, chain: Chain, node: Node): AiStep | [] {
  const performer = poolOf(workspace, node.by?.pool);
  if (performer === undefined) return [];
  const isAiDone = performer.kind === 'agent';
  const agent = isAiDone ? performer : poolOf(workspace, node.by?.with);
  if (agent?.kind !== 'agent' || !(isAiDone || isHuman(performer))) return [];
  const wall = knownWall(node);
  const field = node.field?.id === undefined ? undefined : workspace.fields.get(node.field.id);
  return {
    chain,
    node,
    isAiDone,
    performer,
    agent,
    isConceptWork: node.work?.value === 'framing' || node.work?.value === 'outlining',
    ...(wall === undefined ? {} : { wall }),
    ...(field === undefined ? {} : { field }),
  };
}

/** Not where a property that could not be read may say otherwise. */
function knownWall(node: Node): Wall | undefined {
  const wall = wallOf(node);
  if (node.stakes?.value === 'high') return wall;
  if (isUnreadable(node, 'wall') || (node.wall === undefined && isUnreadable(node, 'work'))) return undefined;
  return wall === 'low' && isUnreadable(node, 'stakes') ? undefined : wall;
}

/** Is there a check of what an agent does that names a source and a checker other than the agent? */
export function isVerifiable(node: Node): boolean {
  return node.verifies.some((verify) => verify.against.length > 0 && isCheckedByAnother(node, verify));
}

/** A checker whose name means nothing is taken for another. */
export function isCheckedByAnother(node: Node, verify: Verify): boolean {
  if (verify.by === undefined) return false;
  return verify.by.id === undefined || verify.by.id !== node.by?.pool.id;
}

/** Not only a sample of the cases. */
export function isOfAllCases(verify: Verify): boolean {
  return verify.sample === undefined || verify.sample >= 1;
}

/** Why a step's wall is high: `the stakes are high`, `drafting is beyond what AI can be left alone with`. */
export function reasonOfWall(node: Node): string {
  if (node.stakes?.value === 'high') return 'the stakes are high';
  const kind = node.work?.value;
  if (node.wall !== undefined || kind === undefined || WORK_KINDS[kind].wall === 'low') return 'its wall is high';
  return `${asWork(kind)} is beyond what AI can be left alone with`;
}

/** The kinds whose word alone is no work that somebody does. */
const AS_WORK: Partial<Record<WorkKind, string>> = {
  legal: 'legal work',
  risk: 'judging risk',
  exception: 'handling exceptions',
  criteria: 'setting criteria',
  guardrails: 'setting guardrails',
};

/** A kind of work as a message says it: `drafting`, `legal work`. */
export function asWork(kind: WorkKind): string {
  return AS_WORK[kind] ?? kind;
}
