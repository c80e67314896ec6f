/** One run of `lint`, stage by stage. */
import { summaryOf } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import { files, nameOf, type Opened, open, select } from '../files/workspace.ts';
import type { ExitCode, Io } from '../io.ts';
import { note } from '../note.ts';
import type { Check, Texts } from './check.ts';
import { checkerOf } from './checker.ts';
import { exitCodeOf } from './exit-code.ts';
import { type Mended, mend, showChanges, writeMended } from './fix.ts';
import { withBaseline } from './known.ts';
import { type Outcome, writeOutputs } from './outputs.ts';
import { withSeverities } from './policy.ts';
import type { LintRequest } from './request.ts';
import { broughtSince } from './since.ts';

export async function lintOnce(request: LintRequest, io: Io): Promise<ExitCode> {
  const began = performance.now();
  const opened = await open(await select(request.operands, io, request.stdinName), io, request.values);
  for (const message of opened.skipped) note(io, `${message}; the file is left out`);
  const asked = new Set(opened.asked.map(({ uri }) => uri));
  const { settingsOf, failOnOf } = withSeverities(opened.configuration, request.severities);

  const check = checkerOf({ today: request.today, settingsOf, readers: io.readers }, request, io);
  const mended = await mendedOrNot(request, { ...opened, files }, asked, check);
  const { texts, checked, changes } = mended;
  const names = namesOf(opened, texts, io);
  if (request.fix === 'show') {
    await showChanges(changes, names.pathOf, io.out);
    return changes.length > 0 ? 1 : 0;
  }
  const tell = (text: string) => void (request.quiet || note(io, text));
  const reporting = request.fix ? writeMended(mended, opened.asked, names.pathOf, io) : io;
  for (const { uri } of changes) tell(`mended ${names.pathOf(uri)}`);

  const { baseline, since } = request;
  const known = baseline
    ? withBaseline(checked.findings, baseline, { asked, settingsOf, note: tell })
    : checked.findings;
  const findings = since ? await broughtSince(since, { texts, asked, findings: known }, check, io.env) : known;

  const summary = summaryOf(findings, asked.size, checked.chains);
  const durationMs = Math.round(performance.now() - began);
  const outcome = { findings, files: [...asked], summary, durationMs, ...names };
  await writeOutputs(outcome, request.outputs, request.values, reporting);
  return exitCodeOf(findings, { failOnOf, mostWarnings: request.mostWarnings });
}

async function mendedOrNot(
  { fix }: LintRequest,
  texts: Texts,
  asked: ReadonlySet<string>,
  check: Check,
): Promise<Mended> {
  return fix ? mend(texts, asked, check) : { texts, checked: await check(texts, asked), changes: [] };
}

function namesOf({ asked }: Opened, { sources }: Texts, io: Io): Pick<Outcome, 'pathOf' | 'textOf'> {
  const names = new Map(asked.map(({ uri, name }) => [uri, name]));
  const texts = new Map(sources.map(({ uri, text }) => [uri, text]));
  return {
    pathOf: (uri) => names.get(uri) ?? nameOf(URI.parse(uri).fsPath, io.cwd),
    textOf: (uri) => texts.get(uri),
  };
}
