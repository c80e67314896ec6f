/**
 * The shape of `chainwright.config.json`. What is read is checked against it, and the JSON Schema that completes and checks
 * the file in an editor is made from it. Loaded only when there is a configuration file: zod takes longer to load than a
 * file to lint. The text given as `error` continues the sentence “cannot be …; it is”.
 */
import * as z from 'zod';
import { KNOWN_RULES, ruleById } from '../rules/index.ts';
import { FAIL_ON, PRESET_NAMES, RULE_LEVELS } from './configuration.ts';
import { PRESETS } from './presets.ts';

const RULE_IDS = Object.values(KNOWN_RULES).flat();

const level = z.enum(RULE_LEVELS, { error: 'off, info, warning or error' }).meta({
  id: 'Level',
  enumDescriptions: [
    'The rule does not speak.',
    'Worth knowing; fails nothing.',
    'Should be mended; counts for --max-warnings.',
    'Must be mended; the command fails.',
  ],
});

/** What can be said of some rules beside their severity. */
const OPTIONS: Readonly<Record<string, z.ZodRawShape>> = {
  'hot-pool': {
    load: z
      .number({ error: 'a share between 0 and 1, such as 0.85 for 85%' })
      .gt(0, { error: 'a share between 0 and 1, such as 0.85 for 85%' })
      .lt(1, { error: 'a share between 0 and 1, such as 0.85 for 85%' })
      .optional()
      .describe('The load from which a pool of people is hot, as a share (0.85); accelerated-queue holds to it too.'),
  },
};

function ruleShape(id: string) {
  const example = id === 'hot-pool' ? '{ "severity": "warning", "load": 0.9 }' : '{ "severity": "warning" }';
  const error = `off, info, warning or error, or ${example}`;
  const options = z.strictObject({ severity: level.optional(), ...OPTIONS[id] }, { error });
  const rule = ruleById(id);
  const about = rule
    ? { description: rule.summary, default: rule.severity }
    : { description: 'This version does not check the rule yet.' };
  return z.union([level, options], { error }).optional().meta(about);
}

const rules = z
  .strictObject(Object.fromEntries(RULE_IDS.map((id) => [id, ruleShape(id)])), {
    error: 'an object with a severity for a rule, such as { "no-owner": "error" }',
  })
  .meta({ id: 'Rules' })
  .optional()
  .describe('With which severity a rule speaks; one that is not named keeps its own.');

const WORDS = 'a list of words, such as ["snappy", "state of the art"]';
const wordList = z.array(z.string({ error: 'a word' }).regex(/\S/, { error: 'a word' }), { error: WORDS }).optional();

const words = z
  .strictObject(
    {
      add: wordList.describe('Words that make a criterion vague here, beside those that the rule knows.'),
      remove: wordList.describe('Words that this team reads in one way only.'),
    },
    { error: 'an object such as { "add": ["snappy"], "remove": ["timely"] }' },
  )
  .meta({ id: 'Words' })
  .optional()
  .describe('The words that vague-criterion looks for.');

const GLOBS = 'a list of patterns, such as ["claims/**", "drafts/*.chain"]';
const glob = z.string({ error: 'a pattern such as "claims/**"' }).min(1, { error: 'a pattern such as "claims/**"' });
const globs = z.array(glob, { error: GLOBS }).min(1, { error: GLOBS });

const override = z.strictObject(
  {
    files: globs.describe('Patterns of the files that it is for, relative to the folder of this configuration.'),
    rules,
    words,
  },
  { error: 'an object such as { "files": ["drafts/**"], "rules": { "no-owner": "off" } }' },
);

const BASE = 'a preset such as "chainwright:strict" or a path such as "./shared/base.json"';
const base = z.union(
  [
    z.enum(PRESET_NAMES).meta({ enumDescriptions: PRESET_NAMES.map((name) => PRESETS[name].summary) }),
    z.string().regex(/^\.{1,2}\/.*\.jsonc?$/, { error: BASE }),
  ],
  { error: BASE },
);

export const configurationSchema = z
  .strictObject(
    {
      $schema: z.string({ error: 'the address of a JSON Schema' }).optional().describe('For editors; not looked at.'),
      extends: z
        .union([base, z.array(base, { error: BASE })], { error: BASE })
        .optional()
        .describe('A preset or another file of the workspace, or a list of them: the later wins, and this file last.'),
      rules,
      words,
      overrides: z
        .array(override, { error: 'a list such as [{ "files": ["drafts/**"], "rules": { "no-owner": "off" } }]' })
        .optional()
        .describe('What is different for some files; the later wins.'),
      include: globs
        .optional()
        .describe('The only files that are linted, formatted and drawn; all of the workspace without it.'),
      exclude: z
        .array(glob, { error: GLOBS })
        .optional()
        .describe('Files that are left out of the workspace, unless one that is in it imports them.'),
      failOn: z
        .enum(FAIL_ON, { error: 'error, warning, info or never' })
        .meta({
          enumDescriptions: [
            'An error fails the run.',
            'A warning or an error fails the run.',
            'Any finding fails the run.',
            'No finding fails the run.',
          ],
        })
        .optional()
        .describe('The least severity with which lint ends with exit code 1: error without it.'),
    },
    { error: 'an object: { … }' },
  )
  .meta({ title: 'Chainwright configuration', description: 'chainwright.config.json' });

export type ConfigurationValue = z.infer<typeof configurationSchema>;
export type RulesValue = NonNullable<ConfigurationValue['rules']>;

/** The keys that may stand in the object at a path: what somebody may have meant. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const [first, second, ...rest] = path;
  if (first === undefined) return Object.keys(configurationSchema.shape);
  if (first === 'overrides') return rest.length === 0 ? Object.keys(override.shape) : keysAt(rest);
  if (first === 'words') return ['add', 'remove'];
  return second === undefined ? RULE_IDS : ['severity', ...Object.keys(OPTIONS[String(second)] ?? {})];
}

/** Draft 7 is the one that all editors know. */
export function configurationJsonSchema(): unknown {
  return z.toJSONSchema(configurationSchema, { target: 'draft-7', io: 'input' });
}
