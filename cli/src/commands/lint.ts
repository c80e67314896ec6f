/** `chainwright lint`: all rules over the workspace, the findings of what was asked for. Its stages stand in lint/. */
import { dirname } from 'node:path';
import { URI } from 'vscode-uri';
import type { Run } from '../commands.ts';
import { configure } from '../config/configuration.ts';
import { changesIn, type Watched } from '../files/changes.ts';
import { homeOf, select } from '../files/workspace.ts';
import type { ExitCode, Io } from '../io.ts';
import { lintOnce } from '../lint/once.ts';
import { type LintRequest, requestOf } from '../lint/request.ts';
import { lintOnChange } from '../lint/watch.ts';

export const lint: Run = async (operands, values, io, typed) => {
  const request = requestOf(operands, values, io, typed);
  return request.watch ? watch(request, io) : lintOnce(request, io);
};

async function watch(request: LintRequest, io: Io): Promise<ExitCode> {
  const changes = changesIn(await watchedBy(request, io));
  await lintOnChange(() => lintOnce(request, io), changes, io, request.quiet);
  return 130;
}

async function watchedBy({ operands, values, baseline }: LintRequest, io: Io): Promise<Watched> {
  const asked = await select(operands, io);
  const { folder, marked } = homeOf(asked, io);
  const paths = asked.map(({ path }) => path);
  const configuration = await configure(folder, paths, values, io);
  const files = configuration.files.map((uri) => URI.parse(uri).fsPath);
  return {
    folders: marked ? [folder] : [...new Set([folder, ...paths.map(dirname)])],
    recursive: marked,
    files: baseline === undefined ? files : [...files, baseline.path],
  };
}
