/** What survives when the picture is hidden, disposed of or loaded again. */
import { DIRECTIONS } from '@chainwright/language/picture-choices';
import * as z from 'zod';

const view = z.object({ x: z.number(), y: z.number(), k: z.number().positive() });

export const Kept = z.object({
  /** File and chain. */
  key: z.string(),
  view: view.optional(),
  direction: z.enum(DIRECTIONS).optional(),
  /** Ids of the lanes of which only the signs are shown. */
  collapsed: z.array(z.string()),
  /** Only what is near a node. */
  focus: z.object({ node: z.string(), distance: z.number().int().positive() }).optional(),
});
export type Kept = z.infer<typeof Kept>;

/** The first that was kept of that chain; nothing of another chain. */
export function keptOf(key: string, ...states: readonly unknown[]): Kept {
  for (const state of states) {
    const found = Kept.safeParse(state).data;
    if (found?.key === key) return found;
  }
  return { key, collapsed: [] };
}
