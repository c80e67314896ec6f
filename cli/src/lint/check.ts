/** Stage 3 of `lint`: the rules over a workspace. */
import type { FileAccess, Finding, Source } from '@chainwright/language/model';
import type { RuleSettings } from '@chainwright/language/rules';
import type { Readers } from '../reading/threads.ts';

/** A workspace as text: the working tree, a tree whose fixes are not written yet, or that of an older revision. */
export interface Texts {
  /** URI of its folder. */
  readonly root: string;
  readonly sources: readonly Source[];
  /** Files that are imported and not among the sources. */
  readonly files: FileAccess;
}

export interface CheckOptions {
  /** ISO date. */
  readonly today: string;
  readonly settingsOf: (file: string) => RuleSettings;
  readonly readers?: Readers | undefined;
}

export interface Checked {
  /** Of the asked files, by file and place. */
  readonly findings: readonly Finding[];
  /** How many chains the asked files hold. */
  readonly chains: number;
}

/** Checks some files of a workspace: all that is found in them, what is accepted marked so. */
export type Check = (texts: Texts, asked: ReadonlySet<string>) => Promise<Checked>;

export function checkWith(options: CheckOptions): Check {
  return async (texts, asked) => {
    // Only here, because loading the language takes longer than all the rest where nothing is to be checked.
    const { check } = await import('./language.ts');
    return check(texts, asked, options);
  };
}
