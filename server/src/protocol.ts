/**
 * What the editor and the language server say to each other beyond LSP. Both ends check what arrives with these schemas.
 */

import { CHANGE_LEVELS, CHANGE_OPS } from '@chainwright/language/changes';
import { SEVERITIES } from '@chainwright/language/finding';
import type { ChainModel } from '@chainwright/language/model';
import { OVERLAY_NAMES, TONES } from '@chainwright/language/overlays';
import type { ComparedPicture, PictureGraph } from '@chainwright/language/picture';
import { LANE_MODES } from '@chainwright/language/picture-choices';
import { QUESTION_IDS } from '@chainwright/language/questions';
import { standingSchema } from '@chainwright/language/queues-schema';
import { POOL_KINDS } from '@chainwright/language/words';
import type { WorkspaceEdit } from 'vscode-languageserver';
import * as z from 'zod';

const Position = z.object({ line: z.number(), character: z.number() });
const Range = z.object({ start: Position, end: Position });

/** The server makes it and the picture draws it; here it is only told apart from something else. */
const Graph = z.custom<PictureGraph>(
  (value) => typeof value === 'object' && value !== null && 'nodes' in value && Array.isArray(value.nodes),
  'expected the graph of a picture',
);

/** What a client says of itself at the start (`initializationOptions`). */
export const ClientOptions = z.object({
  /** It knows the commands of the editor that code lenses lead to. */
  commands: z.boolean().optional(),
});

/** The section of the editor's settings that the server asks for, and what it makes of them. */
export const SETTINGS_SECTION = 'chainwright';
export const Settings = z.object({
  hints: z.object({ load: z.boolean().default(true), wait: z.boolean().default(true) }).prefault({}),
  lenses: z.object({ figures: z.boolean().default(true) }).prefault({}),
});
export type Settings = z.infer<typeof Settings>;

export const OverlayName = z.enum(OVERLAY_NAMES);
const Mark = z.object({ tone: z.enum(TONES), text: z.string().optional(), short: z.string().optional() });
export const OverlayShown = z.object({
  name: OverlayName.exclude(['none']),
  title: z.string(),
  nodes: z.record(z.string(), Mark),
  lanes: z.record(z.string(), Mark),
  legend: z.array(z.object({ tone: z.enum(TONES), words: z.string() })),
  note: z.string().optional(),
});

/** Client to server: the picture of a chain; of the first one of the file when none is named. */
export const PICTURE = 'chainwright/picture';
export const PictureParams = z.object({
  uri: z.string(),
  chain: z.string().optional(),
  overlay: OverlayName.optional(),
  /** By whom the lanes are (performer). */
  lanes: z.enum(LANE_MODES).optional(),
  /** Names of steps in whose place the chain is shown that they run. */
  inline: z.array(z.string()).optional(),
  /** Instead of one chain all of the workspace around the file. */
  whole: z.boolean().optional(),
});
export type PictureParams = z.infer<typeof PictureParams>;

export const PictureAnswer = z.object({
  uri: z.string(),
  /** Version of the text that the graph was made from. */
  version: z.number(),
  /** Name of the chain that is shown; empty when the file has none. */
  chain: z.string(),
  chains: z.array(z.object({ name: z.string(), title: z.string(), range: Range })),
  graph: Graph.nullable(),
  overlay: OverlayShown.nullable(),
  /** What the figures say of a node, by its name: lines for who points at it. Empty until they are known. */
  figures: z.record(z.string(), z.array(z.string())),
  /** The text has syntax errors: the graph is of its readable part. */
  broken: z.boolean(),
});
export type PictureAnswer = z.infer<typeof PictureAnswer>;

/** Server to client: the documents whose picture may have changed. */
export const CHANGED = 'chainwright/changed';
export const ChangedParams = z.object({ uris: z.array(z.string()) });
export type ChangedParams = z.infer<typeof ChangedParams>;

/** Client to server: the figures of a chain, of the first one of the file when none is named; `null`: there is none. */
export const FIGURES = 'chainwright/figures';
export const FiguresParams = z.object({ uri: z.string(), chain: z.string().optional() });
export type FiguresParams = z.infer<typeof FiguresParams>;
export const FiguresAnswer = z
  .object({
    /** Whether they are of the text as it is now, or of a moment ago. */
    current: z.boolean(),
    /** As `queues --format json` says them; the file of a pool is its URI. */
    chain: z.string(),
    figures: standingSchema,
  })
  .nullable();
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;

/** Server to client: figures are others than before. */
export const FIGURES_CHANGED = 'chainwright/figuresChanged';

/** Client to server: where work waits in all that is open, the longest waiting first. */
export const QUEUES = 'chainwright/queues';
const Waiting = z.object({
  title: z.string(),
  /** Title of the chain that it stands in. */
  chain: z.string(),
  uri: z.string(),
  range: Range,
  /** How long one visit waits, in words; empty: not known. */
  text: z.string(),
});
const QueueOfPool = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(POOL_KINDS),
  uri: z.string(),
  range: Range,
  load: z.number().nullable(),
  /** More comes than can be done. */
  full: z.boolean(),
  text: z.string(),
  /** What is not known for want of facts. */
  missing: z.array(z.string()),
  /** Where its work waits, the longest waiting first. */
  steps: z.array(Waiting),
});
export const QueuesAnswer = z.object({
  /** Whether they are figures of the text as it is now, or of a moment ago. */
  current: z.boolean(),
  pools: z.array(QueueOfPool),
  /** Where a case waits and nobody works on it. */
  waits: z.array(Waiting),
});
export type QueuesAnswer = z.infer<typeof QueuesAnswer>;
export type QueueOfPool = z.infer<typeof QueueOfPool>;
export type Waiting = z.infer<typeof Waiting>;

/** The server makes them and the simulation reads them; here they are only told apart from something else. */
const Model = z.custom<ChainModel>(
  (value) => typeof value === 'object' && value !== null && 'chains' in value && Array.isArray(value.chains),
  'expected the model of a file',
);

/** Client to server: what a simulation of a chain needs; it runs at the client's. */
export const SIMULATION = 'chainwright/simulation';
export const SimulationParams = z.object({ uri: z.string(), chain: z.string() });
export type SimulationParams = z.infer<typeof SimulationParams>;
export const SimulationSubject = z.object({
  /** Its id. */
  chain: z.string(),
  title: z.string(),
  scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
  /** All that is seen together. */
  models: z.array(Model),
});
export const SimulationAnswer = SimulationSubject.nullable();
export type SimulationAnswer = z.infer<typeof SimulationAnswer>;

/** Client to server: the chain at a place in a few words; null: there is none, or nothing is known of it yet. */
export const STATUS = 'chainwright/status';
export const StatusParams = z.object({ uri: z.string(), position: Position });
export type StatusParams = z.infer<typeof StatusParams>;
export const StatusAnswer = z.object({ text: z.string(), details: z.array(z.string()) }).nullable();
export type StatusAnswer = z.infer<typeof StatusAnswer>;

/** Client to server: a first file from what a newcomer said, or what of it will not do. */
export const FIRST_FILE = 'chainwright/firstFile';
export const FirstFileParams = z.object({ said: z.partialRecord(z.enum(QUESTION_IDS), z.string()) });
export type FirstFileParams = z.infer<typeof FirstFileParams>;
export const FirstFileAnswer = z.union([
  z.object({ file: z.string(), text: z.string() }),
  z.object({ problems: z.array(z.object({ id: z.enum(QUESTION_IDS), problem: z.string() })) }),
]);
export type FirstFileAnswer = z.infer<typeof FirstFileAnswer>;

/** Client to server: every rule, in the order of the documentation. */
export const RULES = 'chainwright/rules';
export const RulesAnswer = z.array(z.object({ id: z.string(), severity: z.enum(SEVERITIES), summary: z.string() }));
export type RulesAnswer = z.infer<typeof RulesAnswer>;

/** Client to server: the page of a rule, in Markdown; null: there is no such rule. */
export const RULE_PAGE = 'chainwright/rulePage';
export const RulePageParams = z.object({ rule: z.string() });
export const RulePageAnswer = z.string().nullable();
export type RulePageAnswer = z.infer<typeof RulePageAnswer>;
export const EXPLAIN_RULE_COMMAND = 'chainwright.explainRule';
export const ExplainRuleArguments = z.tuple([z.string().optional()]).rest(z.unknown());

/** The server makes it and the page draws it; here it is only told apart from something else. */
const Compared = z.custom<ComparedPicture>(
  (value) => typeof value === 'object' && value !== null && 'graph' in value && 'marks' in value && 'parts' in value,
  'expected the picture of a comparison',
);

/** Client to server: what the text of now does to the process, beside another state of it. */
export const COMPARISON = 'chainwright/comparison';
const BaseText = z.object({
  uri: z.string(),
  /** null: the file was not there. */
  text: z.string().nullable(),
});
export const ComparisonParams = z.object({
  uri: z.string(),
  /** Which chain is shown; the first that changes where not said, of the file if it has one. */
  chain: z.string().optional(),
  /** What the sides are called. */
  labels: z.object({ base: z.string(), head: z.string() }),
  base: z.discriminatedUnion('kind', [
    /** The workspace as it was: what is not among the texts was as it is. */
    z.object({ kind: z.literal('workspace'), texts: z.array(BaseText) }),
    /** Another file, with what it imports, beside this one with what it imports. */
    z.object({ kind: z.literal('file'), uri: z.string(), text: z.string() }),
  ]),
});
export type ComparisonParams = z.infer<typeof ComparisonParams>;
const FigureCell = z.object({ text: z.string(), tone: z.enum(['better', 'worse']).optional() });
const ComparedChange = z.object({
  op: z.enum(CHANGE_OPS),
  text: z.string(),
  level: z.enum(CHANGE_LEVELS),
  at: z.object({ side: z.enum(['base', 'head']), uri: z.string(), range: Range }).nullable(),
});
export const ComparisonAnswer = z.object({
  level: z.enum(CHANGE_LEVELS),
  verdict: z.string(),
  /** What could not be read. */
  notes: z.array(z.string()),
  /** Those that change, or feel a change. */
  chains: z.array(z.object({ name: z.string(), title: z.string(), level: z.enum(CHANGE_LEVELS) })),
  /** null: nothing changes. */
  shown: z
    .object({
      chain: z.string(),
      verdict: z.string(),
      picture: Compared,
      changes: z.array(ComparedChange),
      figures: z
        .object({ columns: z.array(z.string()), rows: z.array(z.array(FigureCell)), notes: z.array(z.string()) })
        .nullable(),
    })
    .nullable(),
});
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;

/** Commands of the editor that code lenses lead to. */
export const REVEAL_COMMAND = 'chainwright.reveal';
export const RevealArguments = z.tuple([z.string(), Range]);
export const OPEN_PICTURE_COMMAND = 'chainwright.openPictureOf';
export const OpenPictureArguments = z.tuple([z.string(), z.string(), OverlayName]);
export const SHOW_QUEUES_COMMAND = 'chainwright.showQueues';
/** Commands of the editor that ask what a refactoring needs: a name, a file. */
export const RENAME_COMMAND = 'chainwright.renameAt';
export const RenameArguments = z.tuple([z.string(), Position]);
export type RenameArguments = z.infer<typeof RenameArguments>;
export const MOVE_COMMAND = 'chainwright.moveDeclaration';
export const MoveArguments = z.tuple([z.string(), z.string()]);
export type MoveArguments = z.infer<typeof MoveArguments>;

/** Client to server: files that a declaration may move to. */
export const MOVE_TARGETS = 'chainwright/moveTargets';
export const MoveTargetsParams = z.object({ uri: z.string() });
export const MoveTargetsAnswer = z.object({ uris: z.array(z.string()) });
export type MoveTargetsAnswer = z.infer<typeof MoveTargetsAnswer>;
/** Client to server: the edit that moves a declaration to a file, there or not; or why that cannot be. */
export const MOVE_DECLARATION = 'chainwright/moveDeclaration';
export const MoveParams = z.object({ uri: z.string(), name: z.string(), target: z.string() });
export type MoveParams = z.infer<typeof MoveParams>;
const Edit = z.custom<WorkspaceEdit>((value) => typeof value === 'object' && value !== null, 'expected an edit');
export const MoveAnswer = z.object({ edit: Edit.optional(), refusal: z.string().optional() });
export type MoveAnswer = z.infer<typeof MoveAnswer>;

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
