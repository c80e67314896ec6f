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

/** Counts findings; accepted ones count as nothing else. */
export function summaryOf(findings: readonly Finding[], files: number, chains: number, baselined = 0): Summary {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const count = (severity: Finding['severity']) => open.filter((finding) => finding.severity === severity).length;
  return {
    files,
    chains,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    accepted: findings.length - open.length,
    baselined,
  };
}
