/** Layers to what holds for one file: each says something, and the last one that says it is heard. */
import { DEFAULT_SETTINGS, type RuleSettings } from '../rules/index.ts';
import type { FailOn, Files, Layer, Origin, Placed, ResolvedConfiguration, RuleLevel } from './configuration.ts';

const DEFAULT: Origin = { kind: 'default' };

export interface Stack {
  readonly file: string | undefined;
  readonly bases: readonly string[];
  /** The most general first. */
  readonly layers: readonly Layer[];
}

export const NO_STACK: Stack = { file: undefined, bases: [], layers: [] };

interface General {
  readonly holds: Omit<ResolvedConfiguration, 'isIncluded'>;
  readonly include: Placed<Files> | undefined;
  readonly exclude: Placed<Files> | undefined;
}

/** What a stack says of the file with this URI. Files of which the same is said share their settings. */
export function resolveFor(stack: Stack, uri: string): ResolvedConfiguration {
  const heard = stack.layers.filter(({ files }) => files === undefined || covers(files, uri));
  const { holds, include, exclude } = generalOf(stack, heard);
  const isOut = exclude !== undefined && covers(exclude.value, uri);
  return { ...holds, isIncluded: !isOut && (include === undefined || covers(include.value, uri)) };
}

const known = new WeakMap<Stack, Map<string, General>>();

function generalOf(stack: Stack, heard: readonly Layer[]): General {
  const joined = known.get(stack) ?? new Map<string, General>();
  known.set(stack, joined);
  const key = stack.layers.map((layer) => (heard.includes(layer) ? '1' : '0')).join('');
  const general = joined.get(key) ?? join(stack, heard);
  joined.set(key, general);
  return general;
}

function join({ file, bases }: Stack, heard: readonly Layer[]): General {
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
  const settings: RuleSettings = {
    severities: Object.fromEntries([...severities].map(([id, { value }]) => [id, value])),
    vagueWords: { add: add.map(({ value }) => value), remove: remove.map(({ value }) => value) },
    hotLoad: hotLoad.value,
  };
  const from = new Map([...severities].map(([id, one]) => [id, one.from]));
  const origins = { severities: from, hotLoad: hotLoad.from, add, remove };
  const [includes, excludes] = [patternsOf(include), patternsOf(exclude)];
  return { holds: { file, bases, settings, failOn, include: includes, exclude: excludes, origins }, include, exclude };
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
