/** What a run over the workspace comes to. */
import type { Finding } from '../model/index.ts';

export interface Summary {
  readonly files: number;
  readonly chains: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly accepted: number;
  readonly baselined: number;
}

/** What still asks for something: neither accepted nor known from a baseline. */
export function isOpen({ accepted, baselined }: Finding): boolean {
  return accepted === undefined && !baselined;
}

/** Counts findings; accepted ones count as nothing else, nor do those of the baseline. */
export function summaryOf(findings: readonly Finding[], files: number, chains: number): Summary {
  const open = findings.filter(isOpen);
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  const count = (severity: Finding['severity']) => open.filter((finding) => finding.severity === severity).length;
  return {
    files,
    chains,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    accepted,
    baselined: findings.length - open.length - accepted,
  };
}
