/** `chainwright lint`: all rules over the workspace, the findings of what was asked for. Its stages stand in lint/. */
import { dirname } from 'node:path';
import type { Run } from '../commands.ts';
import { changesIn } from '../files/changes.ts';
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
  const asked = await select(request.operands, io);
  const { folder, marked } = homeOf(asked, io);
  const folders = marked ? [folder] : new Set([folder, ...asked.map(({ path }) => dirname(path))]);
  await lintOnChange(() => lintOnce(request, io), changesIn([...folders], marked), io, request.quiet);
  return 130;
}
