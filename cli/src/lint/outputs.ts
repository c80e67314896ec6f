/** Stage 6 of `lint`: what was found, in every format that was asked for and where it was asked for. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LINT_FORMATS } from '@chainwright/language/formats';
import type { Finding } from '@chainwright/language/model';
import type { ReportOptions, Summary } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import type { Typed, Values } from '../arguments.ts';
import { nameOf } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import { look } from '../result.ts';
import { version } from '../version.ts';

/** One `--format` and the `--output` behind it. */
export interface Wanted {
  readonly format: string;
  /** The file that it goes to; standard output without one. */
  readonly file?: string;
}

export interface Outcome {
  readonly findings: readonly Finding[];
  /** URIs of the files that were asked for. */
  readonly files: readonly string[];
  readonly summary: Summary;
  readonly durationMs: number;
  /** A file's URI as people know it. */
  readonly pathOf: (uri: string) => string;
  readonly textOf: (uri: string) => string | undefined;
}

const STDOUT = '-';

/** Each `--output` belongs to the `--format` before it; a single pair may stand in any order. */
export function wantedFrom(typed: readonly Typed[]): readonly Wanted[] {
  const wanted: { format: string; file?: string }[] = [];
  let early: string | undefined;
  for (const { name, value } of typed) {
    if (value === true) continue;
    if (name === 'format') wanted.push({ format: value });
    if (name !== 'output') continue;
    const last = wanted.at(-1);
    if (last === undefined && early === undefined) early = value;
    else if (last === undefined || last.file !== undefined) throw tooMany(value);
    else last.file = value;
  }
  const first = wanted[0];
  if (early !== undefined) {
    if (first === undefined) return checked([{ format: 'stylish', file: early }]);
    if (wanted.length > 1 || first.file !== undefined) throw tooMany(early);
    first.file = early;
  }
  return first === undefined ? [{ format: 'stylish' }] : checked(wanted);
}

function tooMany(file: string): UserProblem {
  return new UserProblem(
    `--output ${JSON.stringify(file)} has no --format of its own; each --output belongs to the --format before it`,
  );
}

/** No two results in the same place. */
function checked(wanted: readonly Wanted[]): readonly Wanted[] {
  const places = new Map<string, string>();
  return wanted.map(({ format, file = STDOUT }) => {
    const before = places.get(file);
    if (before !== undefined) {
      const place = file === STDOUT ? 'standard output' : JSON.stringify(file);
      throw new UserProblem(`${before} and ${format} would both go to ${place}; give one of them another --output`);
    }
    places.set(file, format);
    return file === STDOUT ? { format } : { format, file };
  });
}

/** Files are written first, so that what stands on standard output is the last word. */
export async function writeOutputs(
  { findings, ...outcome }: Outcome,
  wanted: readonly Wanted[],
  values: Values,
  io: Io,
): Promise<void> {
  const root = repositoryRoot(io.cwd);
  for (const { format, file } of wanted.toSorted(({ file: a }, { file: b }) => Number(!a) - Number(!b))) {
    const options: ReportOptions = {
      ...outcome,
      tool: { name: 'chainwright', version },
      repositoryPathOf: (uri) => nameOf(URI.parse(uri).fsPath, root),
      hash: (text) => hash('sha256', text),
      gzippedSize: (text) => gzipSync(text).length,
      ...look({ ...values, output: file }, io),
    };
    const render = await LINT_FORMATS.find(({ name }) => name === format)?.load();
    const text = render?.(findings, options) ?? '';
    if (file === undefined) io.out.write(text);
    else writeWhole(resolve(io.cwd, file), text, file);
  }
}

/** The folder of the repository around a folder; the folder itself where there is none. */
function repositoryRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
