/** What differs between two versions of one large chain, without figures. */
import { compareWorkspaces } from '@chainwright/language/diff';
import { onlyThese, readWorkspace, type Workspace, workspaceOf } from '@chainwright/language/model';
import { type Measure, median, milliseconds } from './measure.ts';

const ROOT = 'file:///bench/';
const NODES = 2_000;
const WARM_UPS = 3;
const TIMES = 15;
const AT_MOST = 200;

export function comparison(): Measure {
  const base = side('base', largeChain('Step'));
  // The worst of what can be asked: every step has another name, and is to be recognised.
  const head = side('head', largeChain('Work'));
  const samples: number[] = [];
  for (let i = 0; i < WARM_UPS + TIMES; i++) {
    const began = performance.now();
    compareWorkspaces(base, head, { figures: false });
    if (i >= WARM_UPS) samples.push(performance.now() - began);
  }
  const taken = median(samples);
  return {
    name: 'Two versions of a chain of 2,000 nodes compared, every step renamed',
    seen: milliseconds(taken),
    limit: milliseconds(AT_MOST),
    isMet: taken <= AT_MOST,
  };
}

function side(label: string, text: string) {
  return { label, workspace: workspaceFrom(text), findings: [] };
}

function workspaceFrom(text: string): Workspace {
  const sources = [{ uri: `${ROOT}main.chain`, text }];
  return workspaceOf(readWorkspace(sources, { root: ROOT, files: onlyThese(sources) }).models);
}

function largeChain(word: string): string {
  const steps = Array.from({ length: NODES }, (_, i) => `${word}${i}`);
  const nodes = steps.map((name, i) => `step ${name} "Part ${i} of the work" { by Clerk  takes ${(i % 60) + 1}min }`);
  const handoffs = steps.map((name, i) => `${name} -> ${steps[i + 1] ?? 'Done'} via email`);
  const lines = ['start Notice', ...nodes, 'end Done', `Notice -> ${word}0`, ...handoffs];
  return `role Clerk { people 3 }\nchain Large {\n${lines.join('\n')}\n}\n`;
}
