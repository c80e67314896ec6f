/** `chainwright lint`: all rules over the workspace, the findings of what was asked for. */
import { type Finding, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintJson, stylish, summaryOf } from '@chainwright/language/reports';
import { lintFiles } from '@chainwright/language/rules';
import { URI } from 'vscode-uri';
import { countOf, dateOf, textOf } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { files, nameOf, open, select } from '../files/workspace.ts';
import type { ExitCode } from '../io.ts';
import { look, writeResult } from '../result.ts';
import { version } from '../version.ts';

export const lint: Run = async (operands, values, io) => {
  const began = performance.now();
  const mostWarnings = countOf(values, 'max-warnings');
  const today = dateOf(values, 'today') ?? io.today();
  const asked = await select(operands, io, textOf(values, 'stdin-filename'));
  const { root, sources, skipped } = await open(asked, io);
  for (const message of skipped) io.err.write(`chainwright: ${message}; the file is left out\n`);

  const { models, problems } = readWorkspace(sources, { root, files });
  const uris = new Set(asked.map((one) => one.uri));
  const findings = lintFiles(workspaceOf(models), uris, { today, problems });
  const names = new Map(asked.map((one) => [one.uri, one.name]));
  const texts = new Map(sources.map((one) => [one.uri, one.text]));
  const pathOf = (uri: string) => names.get(uri) ?? nameOf(URI.parse(uri).fsPath, io.cwd);
  const chains = models.filter((model) => uris.has(model.file)).reduce((sum, model) => sum + model.chains.length, 0);
  const summary = summaryOf(findings, asked.length, chains);
  const text =
    values.format === 'json'
      ? lintJson(findings, {
          summary,
          pathOf,
          tool: { name: 'chainwright', version },
          durationMs: Math.round(performance.now() - began),
        })
      : stylish(findings, { summary, pathOf, textOf: (uri) => texts.get(uri), ...look(values, io) });
  writeResult(text, values, io);
  return exitCode(findings, mostWarnings);
};

function exitCode(findings: readonly Finding[], mostWarnings = Number.POSITIVE_INFINITY): ExitCode {
  const open = findings.filter((one) => one.accepted === undefined);
  const count = (severity: Finding['severity']) => open.filter((one) => one.severity === severity).length;
  return count('error') > 0 || count('warning') > mostWarnings ? 1 : 0;
}
