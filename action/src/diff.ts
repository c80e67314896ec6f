/** What the pull request does to the process: a comment on it, or the summary where the token may not write. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inert, markdownText, visible } from '@chainwright/language/reports';
import { main } from '../../cli/src/main.ts';
import { keepComment } from './comment.ts';
import { type Event, eventFrom } from './event.ts';
import { writeOutput, writeSummary } from './files.ts';
import { type Inputs, inputsFrom } from './inputs.ts';
import { complain, ioOf } from './lint.ts';
import { folderOf, isThere } from './scope.ts';
import type { Surroundings } from './surroundings.ts';

interface Report {
  readonly level: string;
  readonly verdict: string;
}

/** 0 fine, or not asked for; 1 a change that diff-fail-on names; 2 wrong use or what cannot be read. */
export async function diffStep(surroundings: Surroundings): Promise<number> {
  const inputs = inputsFrom(surroundings.env);
  if (!inputs.diff) return 0;
  const folder = folderOf(inputs, surroundings);
  const event = eventFrom(surroundings.env);
  const { base } = event;
  if (base === undefined) return said('This run is about no change, so there is nothing to compare.', surroundings);
  if (!(await isThere(base, folder, surroundings)))
    return said(
      'The change cannot be compared: its history is not there (fetch-depth: 0 of actions/checkout brings it).',
      surroundings,
    );
  const results = mkdtempSync(join(surroundings.env.RUNNER_TEMP ?? tmpdir(), 'chainwright-'));
  try {
    const complaints: string[] = [];
    const argv = argumentsFor(base, inputs, results);
    const code = await main(argv, ioOf(folder, surroundings, complaints));
    complain(complaints, code, surroundings);
    if (code === 2) return code;
    const report: Report = JSON.parse(readFileSync(join(results, 'diff.json'), 'utf8'));
    writeOutput('diff-level', report.level, surroundings.env);
    writeOutput('diff-verdict', visible(report.verdict), surroundings.env);
    await tell(readFileSync(join(results, 'diff.md'), 'utf8'), report, { inputs, event, surroundings });
    return code;
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

function argumentsFor(base: string, { config, diffFailOn }: Inputs, results: string): readonly string[] {
  const given = (name: string, value: string) => (value === '' ? [] : [`--${name}=${value}`]);
  return [
    ...['diff', `${base}...HEAD`],
    ...['--format=markdown', `--output=${join(results, 'diff.md')}`],
    ...['--format=json', `--output=${join(results, 'diff.json')}`],
    ...given('config', config),
    ...given('fail-on', diffFailOn),
  ];
}

interface Telling {
  readonly inputs: Inputs;
  readonly event: Event;
  readonly surroundings: Surroundings;
}

async function tell(markdown: string, { level }: Report, { inputs, event, surroundings }: Telling): Promise<void> {
  const { pullRequest } = event;
  const { token } = inputs;
  if (pullRequest === undefined) return summarise(markdown, surroundings);
  try {
    if (token === '') throw new Error('there is no token');
    await keepComment(markFor(inputs), markdown, level !== 'none', { pullRequest, token, surroundings });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const note = `This could not be a comment on the pull request, so it stands here: ${reason}.`;
    surroundings.log(inert(`${visible(note)}\n`));
    summarise(`${markdown}\n_${markdownText(note)}_\n`, surroundings);
  }
}

/** One comment for each folder that the action runs in; nothing of its name can end the mark. */
function markFor({ workingDirectory }: Inputs): string {
  return `<!-- chainwright diff ${encodeURIComponent(workingDirectory).replaceAll('-', '%2D')} -->`;
}

function summarise(markdown: string, { env, log }: Surroundings): void {
  if (env.GITHUB_STEP_SUMMARY && !writeSummary(markdown, env)) log('The summary of this step is full.\n');
}

function said(note: string, surroundings: Surroundings): 0 {
  surroundings.log(`${note}\n`);
  summarise(`${markdownText(note)}\n`, surroundings);
  return 0;
}
