/**
 * What the extension and its picture's webview say to each other. Both ends check what comes in: a message that is
 * none of these is dropped.
 */
import type { PictureGraph } from '@chainwright/language/picture';
import { LANE_MODES } from '@chainwright/language/picture-choices';
import { PICTURE_FORMATS } from '@chainwright/language/picture-formats';
import { OverlayName, OverlayShown, SimulationSubject as Subject } from '@chainwright/server/protocol';
import * as z from 'zod';
import { Kept } from './kept.ts';

const position = z.object({ line: z.number().int().nonnegative(), character: z.number().int().nonnegative() });
const range = z.object({ start: position, end: position });

const foundAt = z.object({
  message: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  fixes: z.array(z.object({ id: z.number().int(), title: z.string() })),
});
export type FoundAt = z.infer<typeof foundAt>;

const toWebview = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('picture'),
    uri: z.string(),
    /** Name of the chain that is shown. */
    chain: z.string(),
    /** All chains of the file. */
    chains: z.array(z.object({ name: z.string(), title: z.string() })),
    /** Null when there is nothing to draw. The server's own, and checked where it comes in. */
    graph: z.custom<PictureGraph>(isGraph).nullable(),
    /** What is shown on top of it. */
    overlay: OverlayShown.nullable(),
    /** By whom the lanes are. */
    lanes: z.enum(LANE_MODES),
    /** Names of the steps in whose place the chain is shown that they run. */
    inline: z.array(z.string()),
    /** What the figures say of a node, by its name. */
    figures: z.record(z.string(), z.array(z.string())),
    /** How this chain was looked at last; null: never, or not known. */
    kept: Kept.nullable(),
    /** The text cannot be read at the moment: the last good picture stays, marked as old. */
    broken: z.boolean(),
  }),
  /** The node that the cursor is in. */
  z.object({ type: z.literal('cursor'), node: z.string().optional() }),
  /** A node that is looked for: it comes into the middle, with the focus. */
  z.object({ type: z.literal('show'), node: z.string() }),
  /** What was found at a part that was asked for, and what mends it. */
  z.object({ type: z.literal('findings'), id: z.string(), findings: z.array(foundAt) }),
  z.object({ type: z.literal('openSimulation') }),
  /** What can be simulated as the text is now; null: nothing. */
  z.object({ type: z.literal('simulation'), subject: Subject.nullable() }),
  z.object({
    type: z.literal('export'),
    format: z.enum(PICTURE_FORMATS.map(({ name }) => name)),
    scale: z.number().int().min(1).max(4),
    theme: z.enum(['light', 'dark']).optional(),
  }),
]);

const fromWebview = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** A click on a node or an edge. */
  z.object({ type: z.literal('reveal'), uri: z.string(), range }),
  z.object({ type: z.literal('selectChain'), name: z.string() }),
  z.object({ type: z.literal('selectOverlay'), name: OverlayName }),
  /** How the chain is looked at now. */
  z.object({ type: z.literal('looked'), kept: Kept }),
  z.object({ type: z.literal('selectLanes'), lanes: z.enum(LANE_MODES) }),
  z.object({ type: z.literal('selectInline'), steps: z.array(z.string()) }),
  z.object({ type: z.literal('openChain'), uri: z.string(), name: z.string() }),
  /** What is found at a part of the text, by the id of the part of the picture. */
  z.object({ type: z.literal('askFindings'), id: z.string(), uri: z.string(), range }),
  /** One of the fixes of the last findings. */
  z.object({ type: z.literal('applyFix'), id: z.number().int() }),
  z.object({ type: z.literal('askSimulation') }),
  /** Text; of a PNG base64. */
  z.object({ type: z.literal('exported'), content: z.string() }),
  /** After each picture: how many nodes, and how long it took from the message to the drawing. */
  z.object({ type: z.literal('drawn'), nodes: z.number(), milliseconds: z.number() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

export type Overlay = z.infer<typeof OverlayShown>;
export type SimulationSubject = z.infer<typeof Subject>;
export type ToWebview = z.infer<typeof toWebview>;
export type FromWebview = z.infer<typeof fromWebview>;

/** Undefined when it is no message to the webview. */
export function parseToWebview(data: unknown): ToWebview | undefined {
  return toWebview.safeParse(data).data;
}

/** Undefined when it is no message from the webview. */
export function parseFromWebview(data: unknown): FromWebview | undefined {
  return fromWebview.safeParse(data).data;
}

function isGraph(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['lanes', 'nodes', 'edges'].every((list) => Array.isArray(Reflect.get(value, list)))
  );
}
