/** What the extension and the page of a comparison say to each other. Both ends check what comes in. */
import { ComparisonAnswer } from '@chainwright/server/protocol';
import * as z from 'zod';

const toComparison = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('comparison'),
    labels: z.object({ base: z.string(), head: z.string() }),
    answer: ComparisonAnswer,
  }),
  /** There is nothing to compare with; the text says why, and what to do. */
  z.object({ type: z.literal('nothing'), message: z.string() }),
  z.object({ type: z.literal('step'), by: z.union([z.literal(1), z.literal(-1)]) }),
]);

const fromComparison = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('selectChain'), name: z.string() }),
  /** To the line of a change, by its place in the list. */
  z.object({ type: z.literal('openChange'), index: z.number().int().nonnegative() }),
  /** To the line of a node or an arrow, by its id. */
  z.object({ type: z.literal('openPart'), kind: z.enum(['node', 'edge']), id: z.string() }),
  z.object({ type: z.literal('other') }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

export type ToComparison = z.infer<typeof toComparison>;
export type FromComparison = z.infer<typeof fromComparison>;

/** Undefined when it is no message to the page. */
export function parseToComparison(data: unknown): ToComparison | undefined {
  return toComparison.safeParse(data).data;
}

/** Undefined when it is no message from the page. */
export function parseFromComparison(data: unknown): FromComparison | undefined {
  return fromComparison.safeParse(data).data;
}
