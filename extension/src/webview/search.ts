/** Finds nodes by their names and titles; Enter goes from one to the next. */

import type { PictureLayout } from '@chainwright/language/picture';
import * as l10n from '@vscode/l10n';
import { element } from './element.ts';

export interface Search {
  readonly element: HTMLElement;
  readonly open: () => void;
}

type Node = PictureLayout['nodes'][number];

/** What of a picture a text finds: what begins with it first. */
export function matching(nodes: readonly Node[], text: string): readonly Node[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const places = nodes.flatMap((one) => {
    const { kind, title, id } = one.node;
    if (kind === 'fork' || kind === 'join') return [];
    const at = `${title} ${id}`.toLocaleLowerCase().indexOf(wanted);
    return at === -1 ? [] : [{ one, at }];
  });
  return places.sort((a, b) => Math.sign(a.at) - Math.sign(b.at)).map(({ one }) => one);
}

export function createSearch(
  nodes: () => readonly Node[],
  found: (node: Node) => void,
  left: (node: Node | undefined) => void,
): Search {
  const box = element('div', 'search');
  box.setAttribute('role', 'search');
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = l10n.t('Find a step');
  input.setAttribute('aria-label', l10n.t('Find a step (/)'));
  const count = element('span', 'count');
  count.setAttribute('role', 'status');
  box.append(input, count);
  let index = 0;
  const go = (): void => {
    const all = matching(nodes(), input.value);
    const node = all[index % Math.max(1, all.length)];
    count.textContent =
      input.value.trim() === ''
        ? ''
        : l10n.t('{0} of {1}', node === undefined ? 0 : (index % all.length) + 1, all.length);
    if (node !== undefined) found(node);
  };
  input.addEventListener('input', () => {
    index = 0;
    go();
  });
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Enter') {
      const all = matching(nodes(), input.value).length;
      index = all === 0 ? 0 : (index + (event.shiftKey ? all - 1 : 1)) % all;
      go();
    } else if (event.key === 'Escape' || event.key === 'ArrowDown') {
      const all = matching(nodes(), input.value);
      left(all[index % Math.max(1, all.length)]);
    } else return;
    event.preventDefault();
  });
  return {
    element: box,
    open: () => {
      input.focus();
      input.select();
    },
  };
}
