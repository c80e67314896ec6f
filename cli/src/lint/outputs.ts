/** Stage 6 of `lint`: what was found, as it was asked for. */
import type { Finding } from '@chainwright/language/model';
import { lintJson, type Summary, stylish } from '@chainwright/language/reports';
import type { Values } from '../arguments.ts';
import type { Io } from '../io.ts';
import { look, writeResult } from '../result.ts';
import { version } from '../version.ts';

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  readonly durationMs: number;
  /** A file's URI as people know it. */
  readonly pathOf: (uri: string) => string;
  readonly textOf: (uri: string) => string | undefined;
}

export function writeOutputs(outcome: Outcome, values: Values, io: Io): void {
  writeResult(
    values.format === 'json' ? json(outcome) : stylish(outcome.findings, { ...outcome, ...look(values, io) }),
    values,
    io,
  );
}

function json({ findings, ...options }: Outcome): string {
  return lintJson(findings, { ...options, tool: { name: 'chainwright', version } });
}
