/** `--chain NAME`: of a comparison what is about one chain. */
import type { ChainComparison, Comparison } from '@chainwright/language/diff';
import type { Workspace } from '@chainwright/language/model';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';
import type { Sides } from './sides.ts';

export function chosenIn(comparison: Comparison, name: string | undefined, { base, head }: Sides): Comparison {
  if (name === undefined) return comparison;
  const names = [...new Set([head, base].flatMap(({ workspace }) => namesIn(workspace)))];
  if (!names.includes(name))
    throw new UserProblem(`there is no chain ${JSON.stringify(name)} on either side${suggestion(name, names)}`);
  const chains = comparison.chains.filter((one) => one.name === name || wasCalled(one) === name);
  const own = new Set([name, ...chains.flatMap((one) => [one.name, wasCalled(one) ?? name])]);
  const { added, removed, unchanged } = comparison.findings;
  const ofChain = (findings: typeof added) => findings.filter(({ chain }) => chain !== undefined && own.has(chain));
  return {
    ...comparison,
    level: chains[0]?.level ?? 'none',
    verdict: chains[0]?.verdict ?? `Nothing changes in ${name}.`,
    chains,
    changes: [],
    findings: { added: ofChain(added), removed: ofChain(removed), unchanged },
  };
}

function namesIn({ chains }: Workspace): readonly string[] {
  return [...chains.values()].map((chain) => chain.name);
}

function wasCalled({ changes }: ChainComparison): string | undefined {
  return changes.find(({ op, what }) => op === 'renamed' && what === 'chain')?.was;
}
