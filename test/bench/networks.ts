/** The networks on which simulators are timed: as chains for ours, as figures for the others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace, type Workspace, workspaceOf } from '@chainwright/language/model';

export interface Network {
  readonly name: string;
  readonly perHour: number;
  readonly steps: readonly {
    readonly people: number;
    readonly minutes: number;
    readonly back?: { readonly to: number; readonly share: number };
  }[];
}

export interface Speed {
  readonly visits: number;
  readonly milliseconds: number;
  /** What it found: that all do the same work. */
  readonly leadSeconds: number;
}

const THREE = [
  { people: 2, minutes: 1.6 },
  { people: 1, minutes: 0.8 },
  { people: 3, minutes: 2.4 },
] as const;

export const NETWORKS: readonly Network[] = [
  { name: 'mm1', perHour: 54, steps: [{ people: 1, minutes: 1 }] },
  { name: 'mmc', perHour: 240, steps: [{ people: 5, minutes: 1 }] },
  { name: 'tandem', perHour: 60, steps: THREE },
  {
    name: 'rework',
    perHour: 48,
    steps: [{ people: 2, minutes: 2 }, THREE[1], { ...THREE[2], back: { to: 1, share: 0.2 } }],
  },
];

const FOLDER = join(import.meta.dirname, 'networks');

export function workspaceOfNetwork(name: string): Workspace {
  const text = readFileSync(join(FOLDER, `${name}.chain`), 'utf8');
  const files = { read: () => undefined, realUri: (uri: string) => uri };
  const { models, problems } = readWorkspace([{ uri: 'file:///bench/network.chain', text }], {
    root: 'file:///bench',
    files,
  });
  if (problems[0] !== undefined) throw new Error(problems[0].message);
  return workspaceOf(models);
}

/** Mean lead time, exact. */
export function exactLeadSeconds(name: string): number {
  const expected: Record<string, { readonly analysis: { readonly leadTimeSeconds: number } }> = JSON.parse(
    readFileSync(join(FOLDER, 'expected.json'), 'utf8'),
  );
  return expected[name]?.analysis.leadTimeSeconds ?? Number.NaN;
}
