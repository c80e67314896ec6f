/** From change to change: the one in the list, and what it is about in every picture beside it. */
import type { Camera } from './camera.ts';

export interface Changes {
  readonly step: (by: number) => void;
}

export function createChanges(section: HTMLElement, camera: Camera): Changes {
  const buttons = [...section.querySelectorAll<HTMLElement>('[data-parts]')];
  const count = section.querySelector('[data-count]');
  let at = -1;
  const say = (): void => {
    if (count !== null) count.textContent = at < 0 ? `${buttons.length} in all` : `${at + 1} of ${buttons.length}`;
  };
  const select = (next: number): void => {
    at = next;
    for (const lit of section.querySelectorAll('.is-lit')) lit.classList.remove('is-lit');
    const chosen = buttons[at];
    for (const button of buttons) {
      if (button === chosen) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    chosen?.scrollIntoView({ block: 'nearest' });
    const parts = partsOf(chosen, section);
    for (const part of parts) part.classList.add('is-lit');
    camera.bring(parts.filter((part) => part.getClientRects().length > 0));
    say();
  };
  buttons.forEach((button, i) => {
    button.addEventListener('click', () => select(i));
  });
  say();
  return {
    step: (by) => {
      if (buttons.length === 0) return;
      const next = at < 0 ? (by > 0 ? 0 : buttons.length - 1) : (at + by + buttons.length) % buttons.length;
      select(next);
      buttons[next]?.focus({ preventScroll: true });
    },
  };
}

/** `node Assess`, `edge Assess>Pay`, `lane Clerk`, one a line. */
function partsOf(button: HTMLElement | undefined, section: HTMLElement): readonly SVGGraphicsElement[] {
  const wanted = new Set((button?.dataset.parts ?? '').split('\n').filter((one) => one !== ''));
  return [...section.querySelectorAll<SVGGraphicsElement>('[data-node], [data-edge], [data-lane]')].filter((part) => {
    const { node, edge, lane } = part.dataset;
    const name = node !== undefined ? `node ${node}` : edge !== undefined ? `edge ${edge}` : `lane ${lane}`;
    return wanted.has(name);
  });
}
