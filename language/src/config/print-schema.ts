/** The shape of `config --print FILE --format json`; tests check the output against it. */
import * as z from 'zod';
import { FAIL_ON, RULE_LEVELS } from './configuration.ts';

const from = z.string().describe('FILE:LINE:COLUMN of a configuration file, the name of a preset, or default.');
const patterns = z.strictObject({ value: z.array(z.string()), from });
const words = z.array(z.strictObject({ value: z.string(), from }));

export const configurationPrintSchema = z
  .strictObject({
    version: z.literal(1),
    file: z.string().describe('The file that it holds for, relative, with / between folders.'),
    configuration: z.string().nullable().describe('The configuration file that is nearest.'),
    extends: z.array(z.string()).describe('What that one extends, the most general first.'),
    linted: z.boolean().describe('Not left out by include or exclude.'),
    include: patterns.describe('Empty: every file.'),
    exclude: patterns,
    failOn: z.strictObject({ value: z.enum(FAIL_ON), from }),
    hotLoad: z.strictObject({ value: z.number(), from }).describe('The load, as a share, from which a pool is hot.'),
    words: z.strictObject({ add: words, remove: words }),
    rules: z.record(z.string(), z.strictObject({ severity: z.enum(RULE_LEVELS), from })).describe('By id.'),
  })
  .meta({ title: 'Chainwright configuration of a file', description: 'What `chainwright config --print` prints.' });

export function configurationPrintJsonSchema(): unknown {
  return z.toJSONSchema(configurationPrintSchema);
}
