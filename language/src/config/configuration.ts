/** What a configuration is, once it is read: plain data, each value with the place that it comes from. */
import type { Range, Severity } from '../model/index.ts';
import type { RuleSettings } from '../rules/index.ts';
import type { Glob } from './globs.ts';

export const CONFIGURATION_FILE = 'chainwright.config.json';

export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** The least severity that fails a run. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const PRESET_NAMES = ['chainwright:recommended', 'chainwright:strict', 'chainwright:structure'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'preset'; readonly preset: PresetName }
  /** `file` is the URI of a configuration file. */
  | { readonly kind: 'file'; readonly file: string; readonly range: Range };

export interface Placed<T> {
  readonly value: T;
  readonly from: Origin;
}

/** What is said of a rule; what is not said stays as it was. */
export interface RuleEntry {
  readonly severity?: Severity | 'off';
  /** Of `hot-pool`: the load, as a share, from which a pool is hot. */
  readonly load?: number;
}

/** Patterns, and the URI of the folder that they are relative to, without a slash at its end. */
export interface Files {
  readonly folder: string;
  readonly globs: readonly Glob[];
}

/** One thing laid over another: a preset, a file, or one of its overrides. */
export interface Layer {
  /** The only files that it is for. */
  readonly files?: Files;
  readonly rules: ReadonlyMap<string, Placed<RuleEntry>>;
  readonly add: readonly Placed<string>[];
  readonly remove: readonly Placed<string>[];
  readonly failOn?: Placed<FailOn>;
  readonly include?: Placed<Files>;
  readonly exclude?: Placed<Files>;
}

/** One configuration file, read and checked. */
export interface ConfigurationFile {
  /** Presets and paths, as written. */
  readonly bases: readonly Placed<string>[];
  /** What it says itself, from the general to the overrides. */
  readonly layers: readonly Layer[];
}

export interface ConfigurationProblem {
  /** URI of the configuration file. */
  readonly file: string;
  readonly range: Range;
  /** One line: the path of the key, and what is wrong with it. */
  readonly message: string;
}

/** What holds for one file. */
export interface ResolvedConfiguration {
  /** URI of the configuration file that is nearest; undefined when there is none. */
  readonly file: string | undefined;
  /** What it extends, the farthest first: presets, and URIs of files. */
  readonly bases: readonly string[];
  /** Not left out by `include` or `exclude`. */
  readonly isIncluded: boolean;
  readonly settings: RuleSettings;
  readonly failOn: Placed<FailOn>;
  readonly include: Placed<readonly string[]>;
  readonly exclude: Placed<readonly string[]>;
  readonly origins: {
    /** By rule id; a rule that is not in it speaks with its own severity. */
    readonly severities: ReadonlyMap<string, Origin>;
    readonly hotLoad: Origin;
    readonly add: readonly Placed<string>[];
    readonly remove: readonly Placed<string>[];
  };
}
