/** Two versions of a workspace as texts, whatever they are read from. */
import type { FileAccess } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import type { Values } from '../arguments.ts';
import { configure } from '../config/configuration.ts';
import { readText } from '../files/read.ts';
import { files, nameOf } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import type { CheckOptions, Texts } from '../lint/check.ts';
import { reasonOf, UserProblem } from '../problem.ts';

/** What was found on one side, by the paths of files. */
export interface Found {
  /** As people call it: `main`, `the working tree`, `old.chain`. */
  readonly label: string;
  /** The folder that imports may not leave. */
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Why a file that is there cannot be read. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Files that are imported and not among the texts. */
  readonly files: FileAccess;
  /** What a file is called on both sides. */
  readonly pathOf: (path: string) => string;
  /** ISO date of the commit that it is; none of what is not committed. */
  readonly day?: string;
}

export interface Version {
  readonly label: string;
  readonly texts: Texts;
  /** By the URI of a file, what it is called on both sides. */
  readonly pathOf: (uri: string) => string;
  /** ISO date of the commit that it is. */
  readonly day?: string;
}

export interface Versions {
  readonly base: Version;
  readonly head: Version;
  readonly settingsOf: CheckOptions['settingsOf'];
  /** What is not compared and why, a line each. */
  readonly leftOut: readonly string[];
}

/** A file that cannot be read on one side is left out on both: what it says did not come or go. */
export async function versionsOf(
  { base, head }: { readonly base: Found; readonly head: Found },
  values: Values,
  io: Io,
): Promise<Versions> {
  const sides = [base, head];
  const paths = new Set(sides.flatMap(({ texts }) => [...texts.keys()]));
  const { settingsOf, leftOutBy } = await configure(head.root, [...paths], values, io);
  const unreadable = new Set(sides.flatMap((side) => [...side.unreadable.keys()].map(side.pathOf)));
  const leftOut = sides.flatMap((side) =>
    [...side.unreadable].map(([path, reason]) => {
      const said = reason.startsWith(`${nameOf(path, io.cwd)}: `) ? reason : `${nameOf(path, io.cwd)}: ${reason}`;
      return `${said} (in ${side.label}); the file is left out of both sides`;
    }),
  );
  const version = (side: Found): Version => {
    const isReadable = (path: string) => !unreadable.has(side.pathOf(path));
    const kept = [...side.texts.keys()].filter((path) => isReadable(path) && leftOutBy(uriOf(path)) === undefined);
    return {
      label: side.label,
      texts: {
        root: uriOf(side.root),
        // In one order on both sides, so that nothing differs that only comes from another order.
        sources: kept
          .sort((a, b) => byName(side.pathOf(a), side.pathOf(b)))
          .map((path) => ({ uri: uriOf(path), text: side.texts.get(path) ?? '' })),
        files: {
          read: (uri) => (isReadable(URI.parse(uri).fsPath) ? side.files.read(uri) : undefined),
          realUri: (uri) => (isReadable(URI.parse(uri).fsPath) ? side.files.realUri(uri) : undefined),
        },
      },
      pathOf: (uri) => side.pathOf(URI.parse(uri).fsPath),
      ...(side.day !== undefined && { day: side.day }),
    };
  };
  return { base: version(base), head: version(head), settingsOf, leftOut };
}

/** Reads files of the disk. */
export function readAll(paths: readonly string[], cwd: string): Pick<Found, 'texts' | 'unreadable' | 'files'> {
  const texts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  for (const path of paths) {
    try {
      texts.set(path, readText(path, nameOf(path, cwd)));
    } catch (error) {
      unreadable.set(path, error instanceof UserProblem ? error.message : reasonOf(error));
    }
  }
  return { texts, unreadable, files };
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}

/** Folder by folder, as a walk finds them. */
function byName(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one = '', other = ''] = [left[i], right[i]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
