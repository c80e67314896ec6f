/** The presets: each says something of every rule, so that a later one takes nothing over from an earlier one. */
import { RULES, type Rule } from '../rules/index.ts';
import { type Layer, PRESET_NAMES, type PresetName, type RuleLevel } from './configuration.ts';

export interface Preset {
  /** One sentence: for whom it is. */
  readonly summary: string;
  readonly levelOf: (rule: Rule) => RuleLevel;
}

/**
 * Infos that `strict` leaves as they are: tidiness, and what somebody wrote down honestly. A warning for saying that a
 * handoff is there because of capacity would teach people not to say it.
 */
const STAY_INFOS = new Set(['unused-declaration', 'unused-import', 'ping-pong', 'human-limit', 'glue-work']);

/** No day that passes turns a build red by itself: the finding that is back does, where it counts. */
const STAY_WARNINGS = new Set(['accept-expired']);

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'chainwright:recommended': {
    summary: 'every rule with its own severity: what holds without a configuration',
    levelOf: (rule) => rule.severity,
  },
  'chainwright:strict': {
    summary: 'for processes that must stand up to an audit: warnings become errors, infos of substance warnings',
    levelOf: stricter,
  },
  'chainwright:structure': {
    summary: 'only the shape of the process: for a first look at what exists, before anybody speaks of AI or queues',
    levelOf: (rule) => (rule.group === 'structure' ? rule.severity : 'off'),
  },
};

function stricter({ id, severity }: Rule): RuleLevel {
  if (severity === 'info') return STAY_INFOS.has(id) ? 'info' : 'warning';
  return STAY_WARNINGS.has(id) ? severity : 'error';
}

export function presetLayer(preset: PresetName): Layer {
  const { levelOf } = PRESETS[preset];
  const from = { kind: 'preset', preset } as const;
  const rules = RULES.map((rule) => [rule.id, { value: { severity: levelOf(rule) }, from }] as const);
  return { rules: new Map(rules), add: [], remove: [] };
}

export function isPreset(name: string): name is PresetName {
  return PRESET_NAMES.some((one) => one === name);
}
