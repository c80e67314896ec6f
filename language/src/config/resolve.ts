/** Layers to what holds for one file: each says something, and the last one that says it is heard. */
import { DEFAULT_SETTINGS } from '../rules/index.ts';
import type { FailOn, Files, Layer, Origin, Placed, ResolvedConfiguration, RuleLevel } from './configuration.ts';

const DEFAULT: Origin = { kind: 'default' };

export interface Stack {
  readonly file: string | undefined;
  readonly bases: readonly string[];
  /** The most general first. */
  readonly layers: readonly Layer[];
}

export const NO_STACK: Stack = { file: undefined, bases: [], layers: [] };

/** What a stack says of the file with this URI. */
export function resolveFor({ file, bases, layers }: Stack, uri: string): ResolvedConfiguration {
  const heard = layers.filter(({ files }) => files === undefined || covers(files, uri));
  const severities = new Map<string, Placed<RuleLevel>>();
  let hotLoad: Placed<number> = { value: DEFAULT_SETTINGS.hotLoad, from: DEFAULT };
  let failOn: Placed<FailOn> = { value: 'error', from: DEFAULT };
  let include: Placed<Files> | undefined;
  let exclude: Placed<Files> | undefined;
  const words = new Map<string, Placed<'add' | 'remove'>>();
  for (const layer of heard) {
    for (const [id, { value, from }] of layer.rules) {
      if (value.severity !== undefined) severities.set(id, { value: value.severity, from });
      if (value.load !== undefined) hotLoad = { value: value.load, from };
    }
    for (const { value, from } of layer.add) words.set(value, { value: 'add', from });
    for (const { value, from } of layer.remove) words.set(value, { value: 'remove', from });
    failOn = layer.failOn ?? failOn;
    include = layer.include ?? include;
    exclude = layer.exclude ?? exclude;
  }
  const chosen = (what: 'add' | 'remove') =>
    [...words].flatMap(([value, { value: which, from }]) => (which === what ? [{ value, from }] : []));
  const [add, remove] = [chosen('add'), chosen('remove')];
  return {
    file,
    bases,
    isIncluded: (include === undefined || covers(include.value, uri)) && !(exclude && covers(exclude.value, uri)),
    settings: {
      severities: Object.fromEntries([...severities].map(([id, { value }]) => [id, value])),
      vagueWords: { add: add.map(({ value }) => value), remove: remove.map(({ value }) => value) },
      hotLoad: hotLoad.value,
    },
    failOn,
    include: patternsOf(include),
    exclude: patternsOf(exclude),
    origins: {
      severities: new Map([...severities].map(([id, { from }]) => [id, from])),
      hotLoad: hotLoad.from,
      add,
      remove,
    },
  };
}

function patternsOf(files: Placed<Files> | undefined): Placed<readonly string[]> {
  if (files === undefined) return { value: [], from: DEFAULT };
  return { value: files.value.globs.map(({ pattern }) => pattern), from: files.from };
}

function covers({ folder, globs }: Files, uri: string): boolean {
  const path = within(folder, uri);
  return path !== undefined && globs.some((glob) => glob.matches(path));
}

/** The path of a file from a folder, with names as people write them; undefined when it lies elsewhere. */
function within(folder: string, uri: string): string | undefined {
  const [above, path] = [decoded(folder), decoded(uri)];
  return path.startsWith(`${above}/`) ? path.slice(above.length + 1) : undefined;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
