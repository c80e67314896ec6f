/** The step: `chainwright lint` with annotations, a summary, SARIF and outputs. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEVERITIES } from '@chainwright/language/model';
import { commandMessage, inert, markdownText, type Summary, visible } from '@chainwright/language/reports';
import { main } from '../../cli/src/main.ts';
import { eventFrom } from './event.ts';
import { writeOutput, writeSummary } from './files.ts';
import { type Inputs, inputsFrom } from './inputs.ts';
import { folderOf, type Scope, scopeOf } from './scope.ts';
import type { Surroundings } from './surroundings.ts';

/** 0 fine, 1 findings that fail the step, 2 wrong use or what cannot be read. */
export async function lintStep(surroundings: Surroundings): Promise<number> {
  const inputs = inputsFrom(surroundings.env);
  const folder = folderOf(inputs, surroundings);
  const scope = await scopeOf(inputs, eventFrom(surroundings.env), folder, surroundings);
  if (scope.note !== undefined) surroundings.log(inert(`${visible(scope.note)}\n`));
  const results = mkdtempSync(join(surroundings.env.RUNNER_TEMP ?? tmpdir(), 'chainwright-'));
  try {
    const complaints: string[] = [];
    const code = await main(argumentsFor(inputs, scope, results), ioOf(folder, surroundings, complaints));
    complain(complaints, code, surroundings);
    if (code === 2) return code;
    const { summary }: { summary: Summary } = JSON.parse(readFileSync(join(results, 'report.json'), 'utf8'));
    tell(summary, inputs, surroundings);
    if (inputs.summary) summarise(readFileSync(join(results, 'report.md'), 'utf8'), scope, surroundings);
    return exitCode(code, summary, inputs);
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

function argumentsFor(inputs: Inputs, { files, since }: Scope, results: string): readonly string[] {
  const given = (name: string, value = '') => (value === '' ? [] : [`--${name}=${value}`]);
  return [
    ...['lint', '--no-cache', `--format=${inputs.annotations ? 'github' : 'stylish'}`],
    ...['--format=json', `--output=${join(results, 'report.json')}`],
    ...['--format=markdown', `--output=${join(results, 'report.md')}`],
    ...(inputs.sarifFile === '' ? [] : ['--format=sarif', `--output=${inputs.sarifFile}`]),
    ...given('config', inputs.config),
    ...given('baseline', inputs.baseline),
    ...given('since', since),
    ...given('max-warnings', inputs.maxWarnings),
    ...['--', ...files],
  ];
}

/** The command's surroundings; what it says beside its results is kept. */
export function ioOf(cwd: string, { env, log, today }: Surroundings, complaints: string[]) {
  return {
    ...{ cwd, env, today },
    out: { write: log, isTerminal: false },
    err: { write: (text: string) => void complaints.push(text), isTerminal: false },
    stdin: async () => Buffer.alloc(0),
  };
}

/** What stops the step is an annotation, which cannot be overlooked; the rest stands in the log. */
export function complain(complaints: readonly string[], code: number, { log }: Surroundings): void {
  if (code !== 2) log(complaints.join(''));
  else for (const line of complaints) log(`::error title=Chainwright::${commandMessage(line.trimEnd())}\n`);
}

function tell(summary: Summary, { sarifFile }: Inputs, { env }: Surroundings): void {
  const { errors, warnings, infos, accepted, baselined } = summary;
  for (const [name, count] of Object.entries({ errors, warnings, infos, accepted, baselined }))
    writeOutput(name, String(count), env);
  writeOutput('sarif-file', sarifFile, env);
}

function summarise(markdown: string, { note }: Scope, { env, log }: Surroundings): void {
  const whole = note === undefined ? markdown : `${markdown}\n${markdownText(note)}\n`;
  if (env.GITHUB_STEP_SUMMARY && !writeSummary(whole, env)) log('The summary of this step is full.\n');
}

function exitCode(code: number, summary: Summary, { failOn, maxWarnings }: Inputs): number {
  if (failOn === undefined) return code;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const counts = { error: summary.errors, warning: summary.warnings, info: summary.infos };
  const tooMany = maxWarnings !== '' && summary.warnings > Number(maxWarnings);
  return tooMany || failing.some((severity) => counts[severity] > 0) ? 1 : 0;
}
