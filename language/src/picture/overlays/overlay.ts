/**
 * What a picture can show on top of itself, as plain data: tones and words by node and lane. Which colours the tones have
 * stands in the theme; the words say the same to who cannot tell the colours apart.
 */
import type { ChainFigures, PoolFigures } from '../../flow/index.ts';
import type { Chain, Id, Workspace } from '../../model/index.ts';

export const OVERLAY_NAMES = ['none', 'queues', 'wall', 'value', 'speed'] as const;
export type OverlayName = (typeof OVERLAY_NAMES)[number];

export const TONES = [
  'quiet',
  'unknown',
  'heat1',
  'heat2',
  'heat3',
  'heat4',
  'full',
  'low',
  'high',
  'glue',
  'routine',
  'craft',
  'human',
  'ai',
  'system',
  'people',
  'assisted',
  'added',
  'removed',
  'changed',
] as const;
export type Tone = (typeof TONES)[number];

export interface Mark {
  readonly tone: Tone;
  /** Stands at the node; without it the tone says enough. */
  readonly text?: string | undefined;
  /** The same in fewer words, for a box that is too narrow; only for the eye, beside the legend. */
  readonly short?: string | undefined;
}

/** What is shown on top of a picture, whatever it is about. */
export interface Marks {
  /** What it shows, as the legend begins. */
  readonly title: string;
  /** By id of the picture's node. */
  readonly nodes: Readonly<Record<string, Mark>>;
  /** By id of the lane. */
  readonly lanes: Readonly<Record<string, Mark>>;
  /** By id of the edge; their words are for who cannot see them, the arrow's label says them to all others. */
  readonly edges?: Readonly<Record<string, Mark>>;
  readonly legend: readonly { readonly tone: Tone; readonly words: string }[];
  /** Why something is not shown. */
  readonly note?: string | undefined;
}

/** One that can be chosen by its name. */
export interface Overlay extends Marks {
  readonly name: Exclude<OverlayName, 'none'>;
}

/** What an overlay is made from. Without figures it shows what needs none. */
export interface OverlaySource {
  readonly chain: Chain;
  readonly workspace: Workspace;
  readonly figures?: { readonly chain: ChainFigures; readonly pools: ReadonlyMap<Id, PoolFigures> } | undefined;
}
