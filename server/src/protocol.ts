/**
 * What the editor and the language server say to each other beyond LSP. Both ends check what arrives with these schemas.
 */
import type { PictureGraph } from '@chainwright/language/picture';
import * as z from 'zod';

const Position = z.object({ line: z.number(), character: z.number() });
const Range = z.object({ start: Position, end: Position });

/** The server makes it and the picture draws it; here it is only told apart from something else. */
const Graph = z.custom<PictureGraph>(
  (value) => typeof value === 'object' && value !== null && 'nodes' in value && Array.isArray(value.nodes),
  'expected the graph of a picture',
);

/** Client to server: the picture of a chain; of the first one of the file when none is named. */
export const PICTURE = 'chainwright/picture';
export const PictureParams = z.object({ uri: z.string(), chain: z.string().optional() });
export type PictureParams = z.infer<typeof PictureParams>;

export const PictureAnswer = z.object({
  uri: z.string(),
  /** Version of the text that the graph was made from. */
  version: z.number(),
  /** Name of the chain that is shown; empty when the file has none. */
  chain: z.string(),
  chains: z.array(z.object({ name: z.string(), title: z.string(), range: Range })),
  graph: Graph.nullable(),
  /** The text has syntax errors: the graph is of its readable part. */
  broken: z.boolean(),
});
export type PictureAnswer = z.infer<typeof PictureAnswer>;

/** Server to client: the documents whose picture may have changed. */
export const CHANGED = 'chainwright/changed';
export const ChangedParams = z.object({ uris: z.array(z.string()) });
export type ChangedParams = z.infer<typeof ChangedParams>;

/**
 * Server to client: how a server without a file system of its own (in a web worker) reads the workspace. `null`: there
 * is no such file or folder.
 */
export const READ_FILE = 'chainwright/readFile';
export const READ_FOLDER = 'chainwright/readFolder';
export const ReadParams = z.object({ uri: z.string() });
export type ReadParams = z.infer<typeof ReadParams>;
export const FileContent = z.object({ text: z.string() }).nullable();
export type FileContent = z.infer<typeof FileContent>;
export const FolderContent = z
  .object({ entries: z.array(z.object({ name: z.string(), kind: z.enum(['file', 'folder']) })) })
  .nullable();
export type FolderContent = z.infer<typeof FolderContent>;
