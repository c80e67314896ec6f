/** `chainwright config --print FILE`: what holds for a file. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { textOf } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { configurationJson, configurationText } from '../config/print.ts';
import { readConfigurations } from '../config/read.ts';
import { homeOf, nameOf } from '../files/workspace.ts';
import { UserProblem } from '../problem.ts';
import { writeResult } from '../result.ts';

export const config: Run = async (_operands, values, io) => {
  const typed = textOf(values, 'print');
  if (typed === undefined) throw new UserProblem('config needs a file: chainwright config --print FILE');
  const path = resolve(io.cwd, typed);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UserProblem(`${typed}: is a folder; name a file in it, there or not`);
  const chosen = textOf(values, 'config');
  const root = homeOf([{ path }], io).folder;
  const read = await readConfigurations(root, [path], chosen && resolve(io.cwd, chosen), io);
  const names = { ...read, file: nameOf(path, io.cwd) };
  const holds = read.holds(URI.file(path).toString());
  writeResult(values.format === 'json' ? configurationJson(holds, names) : configurationText(holds, names), values, io);
  return 0;
};
