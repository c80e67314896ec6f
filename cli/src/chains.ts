/** Which chains of the files that were asked for a command is about. */
import type { Chain, ChainModel } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import { nameOf } from './files/workspace.ts';
import type { Io } from './io.ts';
import { suggestion } from './nearest.ts';
import { UserProblem } from './problem.ts';

/** All of them, or the one that is named. @param purpose what a message says there is no chain to do */
export function chosenChains(
  models: readonly ChainModel[],
  name: string | undefined,
  purpose: string,
  io: Io,
): readonly Chain[] {
  const chains = models.flatMap((model) => model.chains);
  if (chains.length === 0) throw new UserProblem(`there is no chain to ${purpose}`);
  if (name === undefined) return chains;
  const found = chains.filter((chain) => chain.name === name);
  if (found.length === 1) return found;
  if (found.length > 1) {
    const having = models.filter((model) => model.chains.some((chain) => chain.name === name));
    const places = having.map((model) => nameOf(URI.parse(model.file).fsPath, io.cwd));
    throw new UserProblem(`${places.join(' and ')} each have a chain ${name}; name the file that is meant`);
  }
  const names = chains.map((chain) => chain.name);
  throw new UserProblem(`there is no chain ${JSON.stringify(name)}${suggestion(name, names)}`);
}
