/** What is to be said of a chain that is there on one side only. */
import { isApproximate, type Standing } from '../../flow/index.ts';
import { listed, sayAbout, sayDuration } from '../../model/index.ts';
import type { Standings } from '../figures.ts';
import { growing } from './effects.ts';
import { counted } from './words.ts';

export function newcomerOf({ head }: Standings): readonly string[] {
  if (head === undefined) return [];
  if (head.figures.overloaded) return [sizeOf(head), growing(head)];
  return [[sizeOf(head), listed([...leadTimeOf(head), ...bottleneckOf(head)])].filter((one) => one !== '').join(', ')];
}

function sizeOf({ chain }: Standing): string {
  const count = (kind: string) => chain.nodes.filter((node) => node.kind === kind).length;
  const [steps, decisions] = [count('step'), count('decision')];
  return `with ${listed([counted(steps, 'step'), ...(decisions > 0 ? [counted(decisions, 'decision')] : [])])}`;
}

function leadTimeOf({ figures }: Standing): readonly string[] {
  const { leadTimeSeconds } = figures;
  if (leadTimeSeconds === null) return [];
  return [`a lead time of ${sayAbout(sayDuration(leadTimeSeconds), isApproximate(figures, 'leadTimeSeconds'))}`];
}

function bottleneckOf({ figures: { bottleneck }, workspace }: Standing): readonly string[] {
  const name = bottleneck === null ? undefined : workspace.pools.get(bottleneck)?.name;
  return name === undefined ? [] : [`${name} as its bottleneck`];
}
