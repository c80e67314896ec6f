/** Stage 6 of `lint`: what was found, in every format that was asked for and where it was asked for. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LINT_FORMATS } from '@chainwright/language/formats';
import type { Finding } from '@chainwright/language/model';
import type { ReportOptions, Summary } from '@chainwright/language/reports';
import { URI } from 'vscode-uri';
import type { Values } from '../arguments.ts';
import { nameOf } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { look } from '../result.ts';
import { version } from '../version.ts';
import { filesFirst, type Wanted } from '../wanted.ts';

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

/** Each where it was asked for. */
export async function writeOutputs(
  { findings, ...outcome }: Outcome,
  wanted: readonly Wanted[],
  values: Values,
  io: Io,
): Promise<void> {
  const root = repositoryRoot(io.cwd);
  for (const { format, file } of filesFirst(wanted)) {
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
