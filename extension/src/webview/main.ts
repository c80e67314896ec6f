/** The script of the picture's webview: what the extension says becomes a picture, what is done in it is said back. */
import * as l10n from '@vscode/l10n';
import './words.ts';
import { OVERLAY_NAMES, pictureStyles } from '@chainwright/language/picture';
import { DIRECTIONS, LANE_MODES } from '@chainwright/language/picture-choices';
import { createCamera } from './camera.ts';
import { type Card, type CardSubject, createCard, edgeTitle } from './card.ts';
import { type ChainPicture, createChainPicture } from './chain-picture.ts';
import { createElkEngine } from './elk-engine.ts';
import { exportPicture } from './export.ts';
import type { Kept } from './kept.ts';
import { type FromWebview, parseToWebview, type ToWebview } from './messages.ts';
import { createMinimap } from './minimap.ts';
import { buildPage } from './page.ts';
import { createPictureView, type Part } from './picture-view.ts';
import { createPinnedHeads } from './pinned-heads.ts';
import { createSearch } from './search.ts';
import { createSimulationSheet } from './simulation/sheet.ts';
import { type ArrowKey, isArrowKey } from './walking.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: Kept): void;
};

const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
/** From leaving a part to reaching its card. */
const REACH_MS = 250;
const TELL_MS = 150;

const vscode = acquireVsCodeApi();
const say = (message: FromWebview): void => vscode.postMessage(message);
const app = document.getElementById('app') ?? document.body;
const styles = new CSSStyleSheet();
styles.replaceSync(pictureStyles('editor', { tones: true }));
document.adoptedStyleSheets = [styles];

const page = buildPage(app);
const engine = createElkEngine(document.body.dataset.worker ?? '');
const sheet = createSimulationSheet(document.body.dataset.simulator ?? '', () => say({ type: 'askSimulation' }));
const minimap = createMinimap((x, y) => camera.centre({ x, y, width: 0, height: 0 }));
const heads = createPinnedHeads();
const camera = createCamera(
  page.stage,
  (view) => {
    chain.keepView(view);
    minimap.look(view, page.stage);
    pinHeads();
    card.follow();
  },
  heads.room,
);
const card: Card = createCard(
  (id) => say({ type: 'applyFix', id }),
  () => focusAgain?.(),
);
let focusAgain: (() => void) | undefined;
/** Whose card is open, or was last. */
let asked: Part | undefined;
/** How it is looked at is told when it has come to rest. */
let telling: ReturnType<typeof setTimeout> | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

const picture = createPictureView(page.stage, {
  opened: (part) => {
    if (part.kind === 'node' && part.node.runsAt !== undefined && chain.isWorkspace()) {
      say({ type: 'openChain', uri: part.node.runsAt.file, name: part.node.runsAt.chain });
      return;
    }
    const { place, file } = part.kind === 'node' ? part.node : part.edge;
    say({ type: 'reveal', uri: file ?? chain.uri(), range: place });
  },
  focused: (box) => camera.bring(box),
  asked: showCard,
  left: () => {
    leaving = setTimeout(() => {
      if (!card.element.matches(':hover, :focus-within')) card.hide();
    }, REACH_MS);
  },
  toggled: (lane) => chain.toggleLane(lane),
});
card.element.addEventListener('pointerleave', () => {
  // The keyboard is in it: a pointer that rests where the card was must not take it away.
  if (card.element.querySelector(':focus-visible') === null) card.hide();
});
const search = createSearch(
  () => picture.layout()?.nodes ?? [],
  (node) => {
    picture.light(node.node.id);
    camera.centre(node);
  },
  (node) => {
    const id = node?.node.id ?? picture.layout()?.nodes[0]?.node.id;
    if (id !== undefined) picture.focus(id);
  },
);
page.view.append(search.element, minimap.element);
app.append(card.element, sheet.element);

const chain: ChainPicture = createChainPicture({
  page,
  camera,
  picture,
  layout: engine.layout,
  state: () => vscode.getState(),
  keep: (state, isMoving) => {
    vscode.setState(state);
    clearTimeout(telling);
    const tell = (): void => say({ type: 'looked', kept: state });
    if (isMoving) telling = setTimeout(tell, TELL_MS);
    else tell();
  },
  drawn: (nodes, milliseconds) => {
    showCardAgain();
    minimap.show(picture.layout());
    minimap.look(camera.view(), page.stage);
    heads.take(page.stage, picture.layout());
    pinHeads();
    say({ type: 'drawn', nodes, milliseconds });
  },
  // What was simulated is another chain's.
  changed: () => sheet.close(),
});

async function receive(message: ToWebview): Promise<void> {
  switch (message.type) {
    case 'picture':
      return chain.receive(message);
    case 'cursor': {
      const box = picture.light(message.node);
      if (box !== undefined) camera.bring(box);
      return;
    }
    case 'show':
      return chain.find(message.node);
    case 'findings':
      return card.found(message.id, message.findings);
    case 'openSimulation':
      return sheet.open();
    case 'simulation':
      return sheet.receive(message.subject);
    case 'export':
      return sendExport(message);
  }
}

function showCard(part: Part, drawn: Element, entered: boolean): void {
  clearTimeout(leaving);
  asked = part;
  const subject = subjectOf(part);
  const { place, file } = part.kind === 'node' ? part.node : part.edge;
  const range = part.kind === 'node' ? part.node.extent : place;
  focusAgain = part.kind === 'node' ? () => picture.focus(part.node.id) : undefined;
  card.show(subject, drawn, entered);
  if (subject.messages.length > 0) say({ type: 'askFindings', id: subject.id, uri: file ?? chain.uri(), range });
}

/** The picture of now may say something else of the part, or may not have it any more. */
function showCardAgain(): void {
  if (!card.isOpen()) return;
  const found = asked && picture.find(asked);
  if (found === undefined) card.hide();
  else showCard(found.part, found.drawn, card.element.contains(document.activeElement));
}

function subjectOf(part: Part): CardSubject {
  if (part.kind === 'edge') {
    const { edge } = part;
    const facts = [
      { label: l10n.t('When'), text: edge.when },
      { label: l10n.t('Taken'), text: [edge.trigger, edge.share].filter((one) => one !== undefined).join(' ') },
      { label: l10n.t('Via'), text: edge.channel },
      { label: l10n.t('Waits'), text: edge.wait },
    ].flatMap(({ label, text }) => (text === undefined || text === '' ? [] : [{ label, text }]));
    const title = edgeTitle(edge, chain.nodes());
    return { id: edge.id, title, facts, figures: [], messages: edge.badge?.messages ?? [], actions: [] };
  }
  const { node } = part;
  const { runsAt, partOf } = node;
  return {
    id: node.id,
    title: node.title,
    facts: node.facts ?? [],
    figures: chain.figures(node.id),
    messages: node.badge?.messages ?? [],
    actions: [
      { words: l10n.t('Show only what is near'), run: () => chain.focusOn(node.id) },
      ...(runsAt === undefined || chain.isWorkspace()
        ? []
        : [
            { words: l10n.t('Show “{0}” in its place', node.runs ?? ''), run: () => chain.inline(node.id, true) },
            {
              words: l10n.t('Open “{0}”', node.runs ?? ''),
              run: () => say({ type: 'openChain', uri: runsAt.file, name: runsAt.chain }),
            },
          ]),
      ...(partOf === undefined
        ? []
        : [{ words: l10n.t('Fold it into one step'), run: () => chain.inline(partOf, false) }]),
    ],
  };
}

async function sendExport({ format, scale, theme }: Extract<ToWebview, { type: 'export' }>): Promise<void> {
  const layout = await chain.fresh();
  if (layout === undefined) return fail(l10n.t('There is no picture to export yet.'));
  const request = {
    format,
    scale,
    theme: theme ?? (isDark() ? 'dark' : 'light'),
    overlay: chain.overlay() ?? undefined,
  } as const;
  say({ type: 'exported', content: await exportPicture(layout, request) });
}

function isDark(): boolean {
  return (
    document.body.classList.contains('vscode-dark') || document.body.dataset.vscodeThemeKind === 'vscode-high-contrast'
  );
}

/** What floats at the top of the page makes room for them. */
function pinHeads(): void {
  page.view.style.setProperty('--covered', `${heads.follow(camera.view())}px`);
}

function zoomStep(step: 'in' | 'out' | 'fit'): void {
  const layout = picture.layout();
  if (step === 'fit') {
    if (layout !== undefined) camera.fit(layout);
  } else camera.zoomBy(step === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
}

const PANS = {
  ArrowLeft: [PAN_STEP, 0],
  ArrowRight: [-PAN_STEP, 0],
  ArrowUp: [0, PAN_STEP],
  ArrowDown: [0, -PAN_STEP],
} as const;

function pan(direction: ArrowKey): void {
  const [x, y] = PANS[direction];
  camera.panBy(x, y);
}

function key(event: KeyboardEvent): void {
  if (!sheet.element.hidden) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
  if (event.key === '+' || event.key === '=') zoomStep('in');
  else if (event.key === '-') zoomStep('out');
  else if (event.key === '0') zoomStep('fit');
  else if (event.key === '/') search.open();
  else if (event.key === 'Escape' && card.isOpen()) card.hide();
  else if (event.key === 'Escape') chain.focusOn(undefined);
  else if (isArrowKey(event.key)) pan(event.key);
  else return;
  event.preventDefault();
}

function fail(error: unknown): void {
  say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

page.onZoom(zoomStep);
page.chooser.addEventListener('change', () => say({ type: 'selectChain', name: page.chooser.value }));
page.simulate.addEventListener('click', sheet.open);
page.overlays.addEventListener('change', () => {
  const name = OVERLAY_NAMES.find((one) => one === page.overlays.value);
  if (name !== undefined) say({ type: 'selectOverlay', name });
});
page.lanes.addEventListener('change', () => {
  const lanes = LANE_MODES.find((one) => one === page.lanes.value);
  if (lanes !== undefined) say({ type: 'selectLanes', lanes });
});
page.direction.addEventListener('change', () => {
  const direction = DIRECTIONS.find((one) => one === page.direction.value);
  if (direction !== undefined) chain.turn(direction);
});
chain.onInline((steps) => say({ type: 'selectInline', steps: [...steps] }));
chain.onFailure(fail);
document.addEventListener('keydown', key);
window.addEventListener('error', (event) => fail(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => fail(event.reason));
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToWebview(event.data);
  if (message !== undefined) receive(message).catch(fail);
});
// Nothing is lost when this fails: a layout of our own takes ELK's place.
engine.warmUp().catch(fail);
say({ type: 'ready' });
