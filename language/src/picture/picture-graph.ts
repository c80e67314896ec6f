/**
 * What a picture shows, as plain data: it travels from the language server to the editor, and every drawing is made
 * from it alone. Ids are made from names, never from positions in the text, so that they survive an edit elsewhere.
 */
import type { Range, Severity } from '../model/index.ts';

/** `nobody`: nothing that works is named, or the name is unresolved. */
export type PerformerKind = 'human' | 'agent' | 'system' | 'nobody';

export interface PictureGraph {
  /** What it shows: a chain, or all chains of a workspace (a chain where not said). */
  readonly of?: 'workspace';
  /** URI of the file that the chain stands in. */
  readonly file: string;
  /** The chain's name. */
  readonly chain: string;
  readonly title: string;
  /** What the chain's comment says of it. */
  readonly description?: string;
  readonly lanes: readonly PictureLane[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** Findings about the chain as a whole. */
  readonly badge?: Badge;
  readonly place: Range;
}

export interface PictureLane {
  readonly id: string;
  readonly title: string;
  readonly kind: PerformerKind;
  /** `4 people`. */
  readonly detail?: string;
  readonly badge?: Badge;
}

/** `fork` and `join` are bars that the picture puts where a handoff has several ends. */
export type PictureNodeKind = 'start' | 'step' | 'decision' | 'wait' | 'end' | 'fork' | 'join';

/** Who does a node; `assisted` is a person working with an AI. */
export type Performer = PerformerKind | 'assisted';

export interface PictureNode {
  /** The node's name; of a bar, `A>B+C` or `B+C>D`. */
  readonly id: string;
  readonly kind: PictureNodeKind;
  /** Id of a lane; of none where there are no lanes. */
  readonly lane: string;
  readonly title: string;
  readonly performer: Performer;
  /** Whom a screen reader and the tooltip name: `Claims handler with Copilot`. */
  readonly performedBy?: string;
  /** The AI that a person works with. */
  readonly assistant?: string;
  /** Short facts under the title: `35min`, `2 checks`. */
  readonly chips: readonly string[];
  readonly checks: number;
  /** Title of the chain that the step runs. */
  readonly runs?: string;
  /** Where that chain stands; absent when it is not known. */
  readonly runsAt?: { readonly file: string; readonly chain: string };
  /** Name of the step in whose place it is shown, as a part of the chain that the step runs. */
  readonly partOf?: string;
  /** What else is known of it. */
  readonly facts?: readonly NodeFact[];
  /** URI of the file that it stands in, where that is not the chain's. */
  readonly file?: string;
  /** Only its sign is shown: its lane is collapsed. */
  readonly brief?: boolean;
  /** What stands in its place in other drawings of the same layout: it is as large as the largest of them. */
  readonly alternatives?: readonly PictureNode[];
  readonly badge?: Badge;
  /** The name: where a click leads to. */
  readonly place: Range;
  /** The whole declaration: a cursor in it lights up the node. */
  readonly extent: Range;
}

export interface NodeFact {
  readonly label: string;
  readonly text: string;
}

/** `shared`: no handoff; two chains need the same people. */
export type PictureEdgeKind = 'shared' | 'normal' | 'exception' | 'reject' | 'timeout' | 'end';

export interface PictureEdge {
  /** `A>B`, with the kind behind it where it is not normal, and a number where several are the same. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: PictureEdgeKind;
  /** What a comparison says of it, before all else: `+`. */
  readonly sign?: string;
  /** `on exception`, `after 5d`. */
  readonly trigger?: string;
  /** `30%`. */
  readonly share?: string;
  readonly when?: string;
  readonly channel?: string;
  /** Whether somebody has to send, notice and read. */
  readonly manual: boolean;
  /** Time that passes on the way. */
  readonly wait?: string;
  /** URI of the file that it stands in, where that is not the chain's. */
  readonly file?: string;
  readonly badge?: Badge;
  /** The handoff's line. */
  readonly place: Range;
}

/** Findings at one thing. */
export interface Badge {
  /** The highest of them. */
  readonly severity: Severity;
  readonly count: number;
  readonly messages: readonly string[];
}
