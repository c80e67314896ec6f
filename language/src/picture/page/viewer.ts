/**
 * The script of a page that shows pictures: pan, zoom and fit, the same for all pictures that stand beside each other, and
 * from change to change. What it works on is in the page; without it, the page still shows all of that.
 */
import { type Camera, createCamera } from './camera.ts';
import { createChanges } from './changes.ts';

interface Section {
  readonly element: HTMLElement;
  readonly camera: Camera;
  readonly step: (by: number) => void;
}

function start(): void {
  document.documentElement.classList.add('is-live');
  const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')].map(sectionOf);
  const chooser = document.querySelector<HTMLSelectElement>('[data-chooser]');
  const show = (chosen: Section | undefined): void => {
    for (const { element } of sections) element.hidden = element !== chosen?.element;
    chosen?.camera.begin();
  };
  const shown = (): Section | undefined => sections.find(({ element }) => !element.hidden);
  chooser?.addEventListener('change', () => show(sections[chooser.selectedIndex]));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    if (key(event.key, shown())) event.preventDefault();
  });
  addEventListener('resize', () => shown()?.camera.apply());
  show(sections[0]);
}

function sectionOf(element: HTMLElement): Section {
  const camera = createCamera([...element.querySelectorAll<HTMLElement>('[data-pane]')]);
  const changes = createChanges(element, camera);
  const on = (action: string, run: () => void): void => {
    for (const button of element.querySelectorAll(`[data-action="${action}"]`)) button.addEventListener('click', run);
  };
  on('in', () => camera.zoomBy(ZOOM));
  on('out', () => camera.zoomBy(1 / ZOOM));
  on('fit', () => camera.fit());
  on('turn', () => {
    element.classList.toggle('is-stacked');
    camera.fit();
  });
  on('next', () => changes.step(1));
  on('previous', () => changes.step(-1));
  return { element, camera, step: changes.step };
}

const ZOOM = 1.25;
const PAN = 60;
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN, 0],
  ArrowRight: [-PAN, 0],
  ArrowUp: [0, PAN],
  ArrowDown: [0, -PAN],
};

/** Whether the key means anything. */
function key(name: string, section: Section | undefined): boolean {
  if (section === undefined) return false;
  const { camera, step } = section;
  const pan = PANS[name];
  if (pan !== undefined) camera.panBy(...pan);
  else if (name === '+' || name === '=') camera.zoomBy(ZOOM);
  else if (name === '-') camera.zoomBy(1 / ZOOM);
  else if (name === '0') camera.fit();
  else if (name === 'n' || name === ']') step(1);
  else if (name === 'p' || name === '[') step(-1);
  else return false;
  return true;
}

start();
