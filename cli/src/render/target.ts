/** Where pictures go: one file, a folder, or standard output. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PICTURE_FORMATS, type PictureFormat, pictureFormatOf } from '@chainwright/language/picture-formats';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';

/** What a picture is of. */
type Chain = { readonly name: string };

/** Where the picture of a chain goes; undefined is standard output. */
export type Target = (chain: Chain) => string | undefined;

export function targetOf(output: string | undefined, chains: readonly Chain[], format: PictureFormat, io: Io): Target {
  const toOutput = output === undefined && chains.length === 1 && !io.out.isTerminal;
  if (output === '-' || toOutput) {
    if (chains.length > 1) throw new UserProblem(several(chains, 'standard output holds one picture'));
    return () => undefined;
  }
  const folder = resolve(io.cwd, output ?? '.');
  if (output !== undefined && isFileOf(output, format) && !isFolder(folder)) {
    if (chains.length > 1) throw new UserProblem(several(chains, `${output} holds one picture`));
    return () => folder;
  }
  const names = fileNames(chains, endingOf(format));
  return (chain) => join(folder, names.get(chain) ?? `${chain.name}${endingOf(format)}`);
}

function endingOf(format: PictureFormat): string {
  return PICTURE_FORMATS.find(({ name }) => name === format)?.ending ?? '.svg';
}

/** Whatever ends as any kind of picture is a file: one kind in a file that is called another is a slip. */
function isFileOf(output: string, format: PictureFormat): boolean {
  const ending = pictureFormatOf(output);
  if (ending !== undefined && ending !== format)
    throw new UserProblem(`${output} ends like ${ending}, and --format says ${format}; leave one of them out`);
  return ending !== undefined;
}

/** Chains of several files may carry one name, and some file systems do not tell `Pay` from `pay`. */
function fileNames(chains: readonly Chain[], ending: string): ReadonlyMap<Chain, string> {
  const taken = new Set<string>();
  const names = new Map<Chain, string>();
  for (const chain of chains) {
    let name = chain.name;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${chain.name}-${n}`;
    taken.add(name.toLowerCase());
    names.set(chain, `${name}${ending}`);
  }
  return names;
}

function several(chains: readonly Chain[], limit: string): string {
  const names = chains.map((chain) => chain.name);
  const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  return `${limit}, and there are ${chains.length} chains; choose one with --chain (${shown.join(', ')}) or name a folder with --output`;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
