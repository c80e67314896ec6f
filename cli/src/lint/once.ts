/** One run of `lint`, stage by stage. */
import { join } from 'node:path';
import { summaryOf } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import { cacheFolder } from '../cache/folder.ts';
import { folderStore } from '../cache/store.ts';
import { encode, encodingOf } from '../files/text.ts';
import { files, nameOf, type Opened, open, select } from '../files/workspace.ts';
import type { ExitCode, Io } from '../io.ts';
import { note } from '../note.ts';
import { toolDigest } from '../tool.ts';
import { type Check, type CheckOptions, checkWith } from './check.ts';
import { exitCodeOf } from './exit-code.ts';
import { type Mended, mend, showChanges, writeChanges } from './fix.ts';
import { withBaseline } from './known.ts';
import { type Outcome, writeOutputs } from './outputs.ts';
import { withSeverities } from './policy.ts';
import { announced } from './progress.ts';
import { remembered } from './remember.ts';
import type { LintRequest } from './request.ts';
import { broughtSince } from './since.ts';

export async function lintOnce(request: LintRequest, io: Io): Promise<ExitCode> {
  const began = performance.now();
  const opened = await open(await select(request.operands, io, request.stdinName), io, request.values);
  for (const message of opened.skipped) note(io, `${message}; the file is left out`);
  const { settingsOf, failOnOf } = withSeverities(opened.configuration, request.severities);
  const asked = new Set(opened.asked.map(({ uri }) => uri));

  const texts = { ...opened, files };
  const tell = (text: string) => void (request.quiet || note(io, text));

  const check = checkFor({ today: request.today, settingsOf }, request, io);
  const mended = request.fix && (await mend(texts, asked, check));
  const names = namesOf({ ...opened, sources: mended?.texts.sources ?? opened.sources }, io);
  if (mended && request.fix === 'show') {
    await showChanges(mended.changes, names.pathOf, io.out);
    return mended.changes.length > 0 ? 1 : 0;
  }
  const reporting = mended ? write(mended, opened, names, io) : io;
  const { findings: found, chains } = mended?.checked ?? (await check(texts, asked));

  const { baseline, since } = request;
  const known = baseline ? withBaseline(found, baseline, { asked, settingsOf, note: tell }) : found;
  const findings = since ? await broughtSince(since, { texts, asked, findings: known }, check, io.env) : known;

  const summary = summaryOf(findings, asked.size, chains);
  const durationMs = Math.round(performance.now() - began);
  const outcome = { findings, files: [...asked], summary, durationMs, ...names };
  await writeOutputs(outcome, request.outputs, request.values, reporting);
  return exitCodeOf(findings, { failOnOf, mostWarnings: request.mostWarnings });
}

/** The mended text of standard input is the result; then what is found stands beside it. */
function write({ texts, changes }: Mended, { asked }: Opened, { pathOf }: Names, io: Io): Io {
  const typed = asked.find(({ bytes }) => bytes !== undefined);
  writeChanges(
    changes.filter(({ uri }) => uri !== typed?.uri),
    pathOf,
  );
  if (typed?.bytes === undefined) return io;
  const text = texts.sources.find(({ uri }) => uri === typed.uri)?.text ?? '';
  io.out.write(encode(text, { ...encodingOf(typed.bytes), lineEnding: '\n' }));
  return { ...io, out: io.err };
}

function checkFor(options: CheckOptions, { cache, quiet }: LintRequest, io: Io): Check {
  const check = quiet ? checkWith(options) : announced(checkWith(options), io.err);
  const folder = cache ? cacheFolder(io.env) : undefined;
  if (folder === undefined) return check;
  return remembered(check, options, { store: folderStore(join(folder, 'lint')), tool: toolDigest() });
}

type Names = Pick<Outcome, 'pathOf' | 'textOf'>;

function namesOf({ asked, sources }: Pick<Opened, 'asked' | 'sources'>, io: Io): Names {
  const names = new Map(asked.map(({ uri, name }) => [uri, name]));
  const texts = new Map(sources.map(({ uri, text }) => [uri, text]));
  return {
    pathOf: (uri) => names.get(uri) ?? nameOf(URI.parse(uri).fsPath, io.cwd),
    textOf: (uri) => texts.get(uri),
  };
}
