/** One run of `lint`, stage by stage. */
import { summaryOf } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import { files, nameOf, type Opened, open, select } from '../files/workspace.ts';
import type { ExitCode, Io } from '../io.ts';
import { checkWith } from './check.ts';
import { exitCodeOf } from './exit-code.ts';
import { type Outcome, writeOutputs } from './outputs.ts';
import { DEFAULT_POLICY } from './policy.ts';
import type { LintRequest } from './request.ts';

export async function lintOnce(request: LintRequest, io: Io): Promise<ExitCode> {
  const began = performance.now();
  const opened = await open(await select(request.operands, io, request.stdinName), io);
  for (const message of opened.skipped) io.err.write(`chainwright: ${message}; the file is left out\n`);
  const policy = DEFAULT_POLICY;
  const asked = new Set(opened.asked.map(({ uri }) => uri));

  const check = checkWith({ today: request.today, settingsOf: policy.settingsOf });
  const { findings, chains } = await check({ ...opened, files }, asked);

  const summary = summaryOf(findings, asked.size, chains);
  const durationMs = Math.round(performance.now() - began);
  writeOutputs({ findings, summary, durationMs, ...namesOf(opened, io) }, request.values, io);
  return exitCodeOf(findings, { failOn: policy.failOn, mostWarnings: request.mostWarnings });
}

function namesOf({ asked, sources }: Opened, io: Io): Pick<Outcome, 'pathOf' | 'textOf'> {
  const names = new Map(asked.map(({ uri, name }) => [uri, name]));
  const texts = new Map(sources.map(({ uri, text }) => [uri, text]));
  return {
    pathOf: (uri) => names.get(uri) ?? nameOf(URI.parse(uri).fsPath, io.cwd),
    textOf: (uri) => texts.get(uri),
  };
}
