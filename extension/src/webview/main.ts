/** The script of the picture's webview: what the extension says becomes a picture, what is done in it is said back. */
import './words.ts';
import { layoutPicture, OVERLAY_NAMES, type PictureGraph, pictureStyles } from '@chainwright/language/picture';
import { createCamera, type View } from './camera.ts';
import { createElkEngine } from './elk-engine.ts';
import { exportPicture } from './export.ts';
import { type FromWebview, type Overlay, parseToWebview, type ToWebview } from './messages.ts';
import { buildPage } from './page.ts';
import { createPictureView } from './picture-view.ts';
import { createSimulationSheet } from './simulation/sheet.ts';
import { type Direction, isDirection } from './walking.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: Kept): void;
};

/** What survives when the picture is hidden. */
interface Kept {
  readonly key: string;
  readonly view: View;
}

type PictureMessage = Extract<ToWebview, { type: 'picture' }>;

const DEADLINE_MS = 3_000;
const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
const OLD = 'The text cannot be read at the moment: this is the last picture that could.';
const NO_CHAIN =
  'There is no chain in this file yet. Write “chain Name { … }”, or take the whole skeleton that completion offers.';
const NO_NODES =
  'This chain has no steps yet. Write a start, a step and an end, and a line “A -> B” from one to the next.';

const vscode = acquireVsCodeApi();
const app = document.getElementById('app') ?? document.body;
const styles = new CSSStyleSheet();
styles.replaceSync(pictureStyles('editor', { tones: true }));
document.adoptedStyleSheets = [styles];

const page = buildPage(app);
const engine = createElkEngine(document.body.dataset.worker ?? '');
const sheet = createSimulationSheet(document.body.dataset.simulator ?? '', () =>
  vscode.postMessage({ type: 'askSimulation' }),
);
app.append(sheet.element);
let uri = '';
/** File and chain of the picture that is shown. */
let shownKey = '';
let latest = 0;
let overlay: Overlay | null = null;

const camera = createCamera(page.stage, (view) => vscode.setState({ key: shownKey, view }));
const picture = createPictureView(
  page.stage,
  (part) => vscode.postMessage({ type: 'reveal', uri, range: part.place }),
  (box) => camera.bring(box),
);

async function receive(message: ToWebview): Promise<void> {
  if (message.type === 'cursor') {
    const box = picture.light(message.node);
    if (box !== undefined) camera.bring(box);
  } else if (message.type === 'openSimulation') sheet.open();
  else if (message.type === 'simulation') sheet.receive(message.subject);
  else if (message.type === 'export') await sendExport(message);
  else await receivePicture(message);
}

async function receivePicture(message: PictureMessage): Promise<void> {
  const turn = ++latest;
  const key = `${message.uri}#${message.chain}`;
  uri = message.uri;
  page.choices(message.chains, message.chain);
  const keepOld = message.broken && key === shownKey && picture.layout() !== undefined;
  if (!keepOld) {
    const { graph } = message;
    if (graph === null || graph.nodes.length === 0) {
      showNothing(message.message ?? (graph === null ? NO_CHAIN : NO_NODES));
      return;
    }
    if (!(await draw(graph, message.overlay, key, turn))) return;
  }
  page.note(message.broken ? (message.message ?? OLD) : undefined);
  app.classList.toggle('is-old', message.broken);
}

function showNothing(why: string): void {
  shownKey = '';
  picture.clear();
  page.note(undefined);
  page.empty(why);
  page.legend(null);
  app.classList.remove('is-old');
}

/** False when a newer picture has come in the meantime. */
async function draw(graph: PictureGraph, onTop: Overlay | null, key: string, turn: number): Promise<boolean> {
  const began = performance.now();
  const layout = await layoutPicture(graph, engine.layout, { deadlineMs: DEADLINE_MS });
  if (turn !== latest) return false;
  const change = key === shownKey;
  overlay = onTop;
  picture.show(layout, overlay, change);
  page.legend(overlay);
  page.empty(undefined);
  if (change) camera.apply();
  else {
    shownKey = key;
    // What was simulated is another chain's.
    sheet.close();
    const kept = keptView(key);
    if (kept === undefined) camera.begin(layout);
    else camera.look(kept);
  }
  vscode.postMessage({ type: 'drawn', nodes: graph.nodes.length, milliseconds: performance.now() - began });
  return true;
}

function keptView(key: string): View | undefined {
  const kept = vscode.getState();
  if (typeof kept !== 'object' || kept === null || Reflect.get(kept, 'key') !== key) return undefined;
  const view: unknown = Reflect.get(kept, 'view');
  if (typeof view !== 'object' || view === null) return undefined;
  const [x, y, k] = ['x', 'y', 'k'].map((name) => Number(Reflect.get(view, name)));
  return x !== undefined && y !== undefined && k !== undefined && Number.isFinite(x + y + k) ? { x, y, k } : undefined;
}

async function sendExport({ format, scale, theme }: Extract<ToWebview, { type: 'export' }>): Promise<void> {
  const layout = picture.layout();
  if (layout === undefined) return fail('There is no picture to export yet.');
  const request = {
    format,
    scale,
    theme: theme ?? (isDark() ? 'dark' : 'light'),
    overlay: overlay ?? undefined,
  } as const;
  vscode.postMessage({ type: 'exported', content: await exportPicture(layout, request) });
}

function isDark(): boolean {
  return (
    document.body.classList.contains('vscode-dark') || document.body.dataset.vscodeThemeKind === 'vscode-high-contrast'
  );
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

function pan(direction: Direction): void {
  const [x, y] = PANS[direction];
  camera.panBy(x, y);
}

function key(event: KeyboardEvent): void {
  if (!sheet.element.hidden) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
  if (event.key === '+' || event.key === '=') zoomStep('in');
  else if (event.key === '-') zoomStep('out');
  else if (event.key === '0') zoomStep('fit');
  else if (isDirection(event.key)) pan(event.key);
  else return;
  event.preventDefault();
}

function fail(error: unknown): void {
  vscode.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

page.onZoom(zoomStep);
page.chooser.addEventListener('change', () => vscode.postMessage({ type: 'selectChain', name: page.chooser.value }));
page.simulate.addEventListener('click', sheet.open);
page.overlays.addEventListener('change', () => {
  const name = OVERLAY_NAMES.find((one) => one === page.overlays.value);
  if (name !== undefined) vscode.postMessage({ type: 'selectOverlay', name });
});
document.addEventListener('keydown', key);
window.addEventListener('error', (event) => fail(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => fail(event.reason));
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToWebview(event.data);
  if (message !== undefined) receive(message).catch(fail);
});
// Nothing is lost when this fails: a layout of our own takes ELK's place.
engine.warmUp().catch(fail);
vscode.postMessage({ type: 'ready' });
