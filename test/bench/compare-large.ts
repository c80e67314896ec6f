/** What differs between two versions of one large chain, without figures. A program: prints milliseconds, one a round. */
import { compareWorkspaces } from '@chainwright/language/diff';
import { onlyThese, readWorkspace, type Workspace, workspaceOf } from '@chainwright/language/model';

const ROOT = 'file:///bench/';
const NODES = 2_000;
const WARM_UPS = 3;
const TIMES = 15;

const base = side('base', largeChain('Step'));
const edited = side(
  'head',
  largeChain('Step', (i) => (i % 10 === 0 ? 'takes 2h' : 'takes 20min')),
);
// The worst of what can be asked: every step has another name, and is to be recognised.
const renamed = side('head', largeChain('Work'));
process.stdout.write(JSON.stringify({ edited: samplesOf(edited), renamed: samplesOf(renamed) }));

function samplesOf(head: typeof base): readonly number[] {
  const samples: number[] = [];
  for (let i = 0; i < WARM_UPS + TIMES; i++) {
    const began = performance.now();
    compareWorkspaces(base, head, { figures: false });
    if (i >= WARM_UPS) samples.push(performance.now() - began);
  }
  return samples;
}

function side(label: string, text: string) {
  return { label, workspace: workspaceFrom(text), findings: [] };
}

function workspaceFrom(text: string): Workspace {
  const sources = [{ uri: `${ROOT}main.chain`, text }];
  return workspaceOf(readWorkspace(sources, { root: ROOT, files: onlyThese(sources) }).models);
}

function largeChain(word: string, takes: (i: number) => string = () => 'takes 20min'): string {
  const steps = Array.from({ length: NODES }, (_, i) => `${word}${i}`);
  const nodes = steps.map((name, i) => `step ${name} "Part ${i} of the work" { by Clerk  ${takes(i)} }`);
  const handoffs = steps.map((name, i) => `${name} -> ${steps[i + 1] ?? 'Done'} via email`);
  const lines = ['start Notice', ...nodes, 'end Done', `Notice -> ${word}0`, ...handoffs];
  return `role Clerk { people 3 }\nchain Large {\n${lines.join('\n')}\n}\n`;
}
