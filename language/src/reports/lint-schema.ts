/**
 * The shape of `lint --format json`. Tests check the output against it, and `docs/schemas/lint.schema.json` is made from
 * it; nothing that runs on every lint imports it, because loading zod takes longer than linting a file.
 */
import * as z from 'zod';

const position = z
  .strictObject({
    line: z.int().min(1).describe('Counted from 1.'),
    column: z.int().min(1).describe('UTF-16 code units, counted from 1.'),
  })
  .meta({ id: 'Position' });

export const reportedRangeSchema = z
  .strictObject({ start: position, end: position.describe('Just behind the last character.') })
  .meta({ id: 'Range' });

const file = z.string().describe('Relative, with / between folders.');

const place = z.strictObject({ message: z.string(), file, range: reportedRangeSchema });

export const reportedFindingSchema = z.strictObject({
  rule: z.string().describe('Id of the rule, or of an error of the language itself: syntax, bad-value, …'),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  file,
  range: reportedRangeSchema,
  chain: z.string().optional().describe('Name of the chain that it is about.'),
  node: z.string().optional().describe('Name of the node that it is about.'),
  related: z.array(place),
  fixable: z.boolean().describe('There is a safe fix: lint --fix mends it.'),
  accepted: z
    .strictObject({ reason: z.string().nullable(), until: z.iso.date().nullable() })
    .optional()
    .describe('There when an accept in the text covers the finding.'),
  baselined: z.literal(true).optional().describe('There when the baseline knows the finding.'),
});

const count = z.int().min(0);

export const lintReportSchema = z
  .strictObject({
    version: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    findings: z.array(reportedFindingSchema),
    summary: z
      .strictObject({
        files: count,
        chains: count,
        errors: count,
        warnings: count,
        infos: count,
        accepted: count,
        baselined: count,
      })
      .describe('Accepted and baselined findings are counted there only.'),
    durationMs: z.number().min(0),
  })
  .meta({ title: 'Chainwright findings', description: 'What `chainwright lint --format json` prints.' });

export type LintReport = z.infer<typeof lintReportSchema>;
export type LintReportFinding = z.infer<typeof reportedFindingSchema>;
export type LintReportPlace = z.infer<typeof place>;

/** The same as JSON Schema, for those who read the output. */
export function lintJsonSchema(): unknown {
  return z.toJSONSchema(lintReportSchema);
}
