/** Parts of a page, made without HTML. */
export function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function button(text: string, label: string, clicked: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== text) {
    made.title = label;
    made.setAttribute('aria-label', label);
  }
  made.addEventListener('click', clicked);
  return made;
}

export function select(
  label: string,
  options: readonly { readonly value: string; readonly words: string }[],
): HTMLSelectElement {
  const made = document.createElement('select');
  made.className = 'chooser';
  made.title = label;
  made.setAttribute('aria-label', label);
  made.append(...options.map(({ value, words }) => new Option(words, value)));
  return made;
}
