/** What is known of a node or an arrow, beside it: facts, figures, findings with what mends them, and ways to look at it. */
import type { PictureEdge, PictureNode } from '@chainwright/language/picture';
import { button, element } from './element.ts';
import type { FoundAt } from './messages.ts';

export interface CardSubject {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly figures: readonly string[];
  readonly messages: readonly string[];
  readonly actions: readonly { readonly words: string; readonly run: () => void }[];
}

export interface Card {
  readonly element: HTMLElement;
  /** @param part what it is of, as it is drawn. @param entered whether the keyboard goes into it. */
  readonly show: (subject: CardSubject, part: Element, entered: boolean) => void;
  /** Its part has moved. */
  readonly follow: () => void;
  /** Findings of the part that is shown, now with what mends them. */
  readonly found: (id: string, findings: readonly FoundAt[]) => void;
  readonly hide: () => void;
  readonly isOpen: () => boolean;
}

const APART = 8;

/** @param left hears that the keyboard leaves it. */
export function createCard(mend: (fix: number) => void, left: () => void): Card {
  const card = element('section', 'card');
  card.hidden = true;
  let shown: { readonly subject: CardSubject; readonly part: Element } | undefined;
  const findings = element('ul', 'findings');
  const hide = (): void => {
    card.hidden = true;
    shown = undefined;
  };
  card.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    hide();
    left();
  });
  return {
    element: card,
    hide,
    isOpen: () => !card.hidden,
    follow: () => {
      if (shown !== undefined) placeBeside(card, shown.part.getBoundingClientRect());
    },
    show: (subject, part, entered) => {
      shown = { subject, part };
      const actions = element('div', 'actions');
      actions.append(...subject.actions.map(({ words, run }) => button(words, words, run)));
      findings.replaceChildren(...subject.messages.map((message) => element('li', '', message)));
      card.setAttribute('aria-label', subject.title);
      card.replaceChildren(element('h2', '', subject.title), factsOf(subject), figuresOf(subject), findings, actions);
      findings.hidden = subject.messages.length === 0;
      card.hidden = false;
      placeBeside(card, part.getBoundingClientRect());
      if (entered) (card.querySelector('button') ?? card).focus();
    },
    found: (id, found) => {
      if (shown?.subject.id !== id || found.length === 0) return;
      const focused = card.contains(document.activeElement);
      findings.hidden = false;
      findings.replaceChildren(
        ...found.map(({ message, severity, fixes }) => {
          const line = element('li', severity, message);
          line.append(...fixes.map((fix) => button(fix.title, fix.title, () => mend(fix.id))));
          return line;
        }),
      );
      if (focused) card.querySelector('button')?.focus();
    },
  };
}

function factsOf({ facts }: CardSubject): HTMLElement {
  const list = element('dl', 'facts');
  list.append(...facts.flatMap(({ label, text }) => [element('dt', '', label), element('dd', '', text)]));
  list.hidden = facts.length === 0;
  return list;
}

function figuresOf({ figures }: CardSubject): HTMLElement {
  const list = element('ul', 'figures');
  list.append(...figures.map((line) => element('li', '', line)));
  list.hidden = figures.length === 0;
  return list;
}

/** Below its part where there is room, else above; never beyond the page. */
function placeBeside(card: HTMLElement, at: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + APART + height <= window.innerHeight;
  const top = below ? at.bottom + APART : Math.max(APART, at.top - APART - height);
  const left = Math.max(APART, Math.min(at.left, window.innerWidth - width - APART));
  card.style.setProperty('top', `${top}px`);
  card.style.setProperty('left', `${left}px`);
}

export function edgeTitle({ from, to }: PictureEdge, nodes: readonly PictureNode[]): string {
  const title = (id: string): string => nodes.find((node) => node.id === id)?.title ?? id;
  return `${title(from)} → ${title(to)}`;
}
