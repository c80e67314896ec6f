/** The chain that is shown and how: which lanes, which way, all of it or a part; drawn anew when any of that changes. */

import {
  collapsed,
  type Direction,
  type Elk,
  focusedOn,
  layoutPicture,
  type PictureGraph,
  type PictureLayout,
  type PictureNode,
} from '@chainwright/language/picture';
import * as l10n from '@vscode/l10n';
import type { Camera, View } from './camera.ts';
import { type Kept, keptOf } from './kept.ts';
import type { Overlay, ToWebview } from './messages.ts';
import type { Page } from './page.ts';
import type { PictureView } from './picture-view.ts';

type PictureMessage = Extract<ToWebview, { type: 'picture' }>;

export interface ChainPicture {
  readonly receive: (message: PictureMessage) => Promise<void>;
  /** URI of the file that is shown. */
  readonly uri: () => string;
  readonly isWorkspace: () => boolean;
  readonly nodes: () => readonly PictureNode[];
  readonly overlay: () => Overlay | null;
  readonly figures: (node: string) => readonly string[];
  readonly turn: (direction: Direction) => void;
  readonly toggleLane: (lane: string) => void;
  /** Shows only what is near a node; all of it without one. */
  readonly focusOn: (node: string | undefined) => void;
  /** Whether a step is shown as the chain that it runs. */
  readonly inline: (step: string, isShown: boolean) => void;
  /** Brings a node into the middle, and gives it the focus. */
  readonly find: (node: string) => void;
  /** What is shown, laid out as if nothing had been before: as the command does it. */
  readonly fresh: () => Promise<PictureLayout | undefined>;
  readonly keepView: (view: View) => void;
  readonly onInline: (listener: (steps: readonly string[]) => void) => void;
  readonly onFailure: (listener: (error: unknown) => void) => void;
}

interface Surroundings {
  readonly page: Page;
  readonly camera: Camera;
  readonly picture: PictureView;
  readonly layout: Elk;
  readonly state: () => unknown;
  /** @param isMoving more of it follows at once. */
  readonly keep: (state: Kept, isMoving: boolean) => void;
  readonly drawn: (nodes: number, milliseconds: number) => void;
  /** Another chain is shown than before. */
  readonly changed: () => void;
}

const DEADLINE_MS = 3_000;
/** So much larger must a picture be seen when it runs down, to be turned by itself. */
const WORTH_TURNING = 1.3;
const NEAR = 2;
/** Asked when they are shown: the words of the editor's language are there by then. */
const why = {
  old: () => l10n.t('The text cannot be read at the moment: this is the last picture that could.'),
  unreadable: () => l10n.t('The text cannot be read yet. The first line under Problems says where to start.'),
  noChain: () =>
    l10n.t(
      'There is no chain in this file yet. Write “chain Name { … }”, or take the whole skeleton that completion offers.',
    ),
  noNodes: () =>
    l10n.t('This chain has no steps yet. Write a start, a step and an end, and a line “A -> B” from one to the next.'),
} as const;

function whyNothing({ broken, chains }: PictureMessage): string {
  if (broken) return why.unreadable();
  return chains.length === 0 ? why.noChain() : why.noNodes();
}

export function createChainPicture(around: Surroundings): ChainPicture {
  const { page, camera, picture } = around;
  let message: PictureMessage | undefined;
  let shownKey = '';
  /** All that the picture was made of: where none of it changes, nothing is drawn again. */
  let drawnAs = '';
  let kept: Kept = keptOf('');
  let latest = 0;
  /** A node that is looked for before there is a picture. */
  let wanted: string | undefined;
  let inlineChanged: (steps: readonly string[]) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;

  const change = (parts: Partial<Kept>, isMoving = false): void => {
    kept = { ...kept, ...parts };
    around.keep(kept, isMoving);
  };
  const graphShown = (graph: PictureGraph): PictureGraph => {
    const { focus } = kept;
    const part = focus === undefined ? graph : focusedOn(graph, focus.node, focus.distance);
    return collapsed(part, new Set(kept.collapsed));
  };
  const lay = (graph: PictureGraph, direction: Direction, last?: PictureLayout): Promise<PictureLayout> =>
    layoutPicture(graph, around.layout, { deadlineMs: DEADLINE_MS, direction, last });
  /** Downwards where that can be read and to the right cannot. */
  const firstLayout = async (graph: PictureGraph): Promise<PictureLayout> => {
    const right = await lay(graph, 'right');
    if (camera.isReadable(right)) return right;
    const down = await lay(graph, 'down');
    return camera.scaleToFit(down) > WORTH_TURNING * camera.scaleToFit(right) ? down : right;
  };

  const madeOf = (next: PictureMessage): string =>
    JSON.stringify([next.graph, next.overlay, next.lanes, { ...kept, view: undefined }]);

  /** False when a newer picture has come in the meantime. */
  const draw = async (next: PictureMessage, whole: PictureGraph): Promise<boolean> => {
    const turn = ++latest;
    const began = performance.now();
    const key = `${next.uri}#${next.chain}`;
    const isChange = key === shownKey;
    if (!isChange) kept = keptOf(key, next.kept, around.state());
    if (isChange && madeOf(next) === drawnAs) {
      message = next;
      return true;
    }
    const graph = graphShown(whole);
    const { direction } = kept;
    const before = isChange && picture.layout()?.direction === direction ? picture.layout() : undefined;
    const layout = direction === undefined ? await firstLayout(graph) : await lay(graph, direction, before);
    if (turn !== latest) return false;
    shownKey = key;
    message = next;
    if (!isChange) around.changed();
    picture.show(layout, next.overlay, before !== undefined);
    page.heading(graph.title);
    page.legend(next.overlay);
    page.lanes.value = next.lanes;
    page.direction.value = layout.direction;
    page.empty(undefined);
    showPart(graph);
    if (before !== undefined) camera.apply();
    else if (!isChange && kept.view !== undefined) camera.look(kept.view);
    else camera.begin(layout);
    change({ key, direction: layout.direction, view: camera.view() });
    drawnAs = madeOf(next);
    around.drawn(graph.nodes.length, performance.now() - began);
    if (wanted !== undefined) find(wanted);
    return true;
  };
  const redraw = (): void => {
    if (message?.graph) draw(message, message.graph).catch(failed);
  };
  const showPart = (graph: PictureGraph): void => {
    const { focus } = kept;
    const node = graph.nodes.find(({ id }) => id === focus?.node);
    if (focus === undefined || node === undefined) {
      page.part(undefined);
      return;
    }
    const near = (distance: number) => (): void => {
      change({ focus: { node: focus.node, distance: Math.max(1, distance) } });
      redraw();
    };
    page.part({
      words:
        focus.distance === 1
          ? l10n.t('1 handoff around {0}', node.title)
          : l10n.t('{0} handoffs around {1}', focus.distance, node.title),
      less: near(focus.distance - 1),
      more: near(focus.distance + 1),
      all: () => focusOn(undefined),
    });
  };
  const showNothing = (reason: string): void => {
    latest++;
    shownKey = '';
    message = undefined;
    picture.clear();
    page.note(undefined);
    page.part(undefined);
    page.empty(reason);
    page.legend(null);
    page.old(false);
  };
  const focusOn = (node: string | undefined): void => {
    if (node === undefined && kept.focus === undefined) return;
    change({ focus: node === undefined ? undefined : { node, distance: NEAR } });
    redraw();
  };
  const find = (node: string): void => {
    const box = picture.layout()?.nodes.find((one) => one.node.id === node);
    wanted = box === undefined ? node : undefined;
    if (box === undefined) focusOn(undefined);
    else {
      picture.light(node);
      picture.focus(node);
      camera.centre(box);
    }
  };

  return {
    receive: async (next) => {
      const key = `${next.uri}#${next.chain}`;
      page.choices(next.chains, next.chain);
      const keepOld = next.broken && key === shownKey && picture.layout() !== undefined;
      if (!keepOld) {
        const { graph } = next;
        if (graph === null || graph.nodes.length === 0) {
          return showNothing(whyNothing(next));
        }
        if (!(await draw(next, graph))) return;
      }
      page.note(next.broken ? why.old() : undefined);
      page.old(next.broken);
    },
    uri: () => message?.uri ?? '',
    isWorkspace: () => message?.graph?.of === 'workspace',
    nodes: () => message?.graph?.nodes ?? [],
    overlay: () => message?.overlay ?? null,
    figures: (node) => message?.figures[node] ?? [],
    turn: (direction) => {
      change({ direction });
      redraw();
    },
    toggleLane: (lane) => {
      const without = kept.collapsed.filter((one) => one !== lane);
      change({ collapsed: without.length < kept.collapsed.length ? without : [...without, lane] });
      redraw();
    },
    focusOn,
    inline: (step, isShown) => {
      const without = (message?.inline ?? []).filter((one) => one !== step);
      inlineChanged(isShown ? [...without, step] : without);
    },
    find,
    fresh: async () => {
      const graph = message?.graph;
      const layout = picture.layout();
      return graph && layout ? lay(graphShown(graph), layout.direction) : undefined;
    },
    keepView: (view) => {
      if (shownKey !== '') change({ view }, true);
    },
    onInline: (listener) => {
      inlineChanged = listener;
    },
    onFailure: (listener) => {
      failed = listener;
    },
  };
}
