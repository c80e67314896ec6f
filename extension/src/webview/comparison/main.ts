/** The script of the page of a comparison: one picture of both sides, what changed beside it, from change to change. */
import '../words.ts';
import { drawComparison, layoutPicture, type PictureLayout, pictureStyles } from '@chainwright/language/picture';
import * as l10n from '@vscode/l10n';
import { createCamera } from '../camera.ts';
import { createElkEngine } from '../elk-engine.ts';
import { type FromComparison, parseToComparison, type ToComparison } from './messages.ts';
import { buildSide } from './side.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromComparison): void };

type Shown = Extract<ToComparison, { type: 'comparison' }>;

const DEADLINE_MS = 3_000;
const ZOOM_STEP = 1.25;

const vscode = acquireVsCodeApi();
const app = document.getElementById('app') ?? document.body;
const styles = new CSSStyleSheet();
styles.replaceSync(pictureStyles('editor', { tones: true, changes: true }));
document.adoptedStyleSheets = [styles];

const engine = createElkEngine(document.body.dataset.worker ?? '');
const stage = document.createElement('main');
stage.className = 'stage';
const empty = document.createElement('p');
empty.className = 'empty';
empty.setAttribute('role', 'status');
empty.textContent = l10n.t('The comparison is on its way…');
const side = buildSide({
  chosen: (index) => select(index, true),
  step,
  other: () => vscode.postMessage({ type: 'other' }),
});
const pane = document.createElement('div');
pane.className = 'pane';
pane.append(stage, empty, zoomBar());
app.classList.add('comparison');
app.replaceChildren(side.element, pane);

const camera = createCamera(stage, () => {});
let shown: Shown | undefined;
let layout: PictureLayout | undefined;
let at: number | undefined;
let latest = 0;
/** Chain and sides of what is drawn: while it stays, so does what is seen of it. */
let key = '';

async function show(message: Shown): Promise<void> {
  const turn = ++latest;
  const { answer, labels } = message;
  const next = answer.shown;
  const drawn = next && (await layoutPicture(next.picture.graph, engine.layout, { deadlineMs: DEADLINE_MS }));
  if (turn !== latest) return;
  shown = message;
  layout = drawn ?? undefined;
  side.element.hidden = false;
  side.show(answer, labels);
  say(next === null ? answer.verdict : undefined);
  stage.replaceChildren(...(layout === undefined || next === null ? [] : [drawing(message, layout)]));
  const count = next?.changes.length ?? 0;
  const nextKey = JSON.stringify([next?.chain, labels]);
  if (layout !== undefined && nextKey !== key) {
    at = undefined;
    camera.begin(layout);
  } else camera.apply();
  key = nextKey;
  if (at !== undefined && at >= count) at = undefined;
  light();
  side.mark(at, false);
}

function drawing({ answer, labels }: Shown, placed: PictureLayout): Node {
  const picture = answer.shown?.picture ?? { marks: { nodes: {}, edges: {}, lanes: {} } };
  const svg = drawComparison(picture, placed, labels, { theme: 'editor', standalone: false });
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = document.importNode(parsed.documentElement, true);
  for (const name of ['width', 'height', 'viewBox']) root.removeAttribute(name);
  return root;
}

/** What cannot be shown, in words; none without a text. */
function say(text: string | undefined): void {
  empty.hidden = text === undefined;
  empty.textContent = text ?? '';
}

function step(by: 1 | -1): void {
  const count = shown?.answer.shown?.changes.length ?? 0;
  if (count === 0) return;
  select(at === undefined ? (by > 0 ? 0 : count - 1) : (at + by + count) % count, false);
}

/** @param open whether its line is shown in the text, too */
function select(index: number, open: boolean): void {
  at = index;
  side.mark(index, !open);
  const [part] = light();
  if (part !== undefined) camera.bring(part);
  if (open) vscode.postMessage({ type: 'openChange', index });
}

/** Lights up what the change is about; gives the places of its nodes. */
function light(): readonly PictureLayout['nodes'][number][] {
  const parts = at === undefined ? [] : (shown?.answer.shown?.picture.parts[at] ?? []);
  const wanted = new Set(
    parts.map(({ kind, id }) => `${kind} ${kind === 'lane' ? id.slice(id.lastIndexOf('#') + 1) : id}`),
  );
  for (const drawn of stage.querySelectorAll<SVGElement>('[data-node], [data-edge], [data-lane]')) {
    const { node, edge, lane } = drawn.dataset;
    const name = node !== undefined ? `node ${node}` : edge !== undefined ? `edge ${edge}` : `lane ${lane}`;
    drawn.classList.toggle('is-lit', wanted.has(name));
  }
  const ends = parts.flatMap(({ kind, id }) => {
    if (kind === 'node') return [id];
    const arrow = kind === 'edge' ? layout?.edges.find((one) => one.edge.id === id) : undefined;
    if (arrow !== undefined) return [arrow.edge.from];
    return layout?.nodes.find(({ node }) => node.lane === id)?.node.id ?? [];
  });
  return layout?.nodes.filter(({ node }) => ends.includes(node.id)) ?? [];
}

function zoomBar(): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', l10n.t('Picture'));
  for (const [sign, label, run] of [
    ['−', l10n.t('Zoom out (-)'), () => camera.zoomBy(1 / ZOOM_STEP)],
    [l10n.t('Fit'), l10n.t('Show all of it (0)'), fit],
    ['+', l10n.t('Zoom in (+)'), () => camera.zoomBy(ZOOM_STEP)],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', run);
    bar.append(button);
  }
  return bar;
}

function fit(): void {
  if (layout !== undefined) camera.fit(layout);
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
  if (event.key === 'n' || event.key === 'ArrowDown') step(1);
  else if (event.key === 'p' || event.key === 'ArrowUp') step(-1);
  else if (event.key === '+' || event.key === '=') camera.zoomBy(ZOOM_STEP);
  else if (event.key === '-') camera.zoomBy(1 / ZOOM_STEP);
  else if (event.key === '0') fit();
  else return;
  event.preventDefault();
}

async function receive(message: ToComparison): Promise<void> {
  if (message.type === 'comparison') return show(message);
  if (message.type === 'step') return step(message.by);
  latest++;
  shown = undefined;
  layout = undefined;
  key = '';
  stage.replaceChildren();
  side.element.hidden = true;
  say(message.message);
}

function fail(error: unknown): void {
  vscode.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

side.chooser.addEventListener('change', () => vscode.postMessage({ type: 'selectChain', name: side.chooser.value }));
stage.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const node = target.closest<SVGElement>('[data-node]')?.dataset.node;
  const edge = target.closest<SVGElement>('[data-edge]')?.dataset.edge;
  if (node !== undefined) vscode.postMessage({ type: 'openPart', kind: 'node', id: node });
  else if (edge !== undefined) vscode.postMessage({ type: 'openPart', kind: 'edge', id: edge });
});
document.addEventListener('keydown', pressed);
window.addEventListener('error', (event) => fail(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => fail(event.reason));
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToComparison(event.data);
  if (message !== undefined) receive(message).catch(fail);
});
engine.warmUp().catch(fail);
vscode.postMessage({ type: 'ready' });
