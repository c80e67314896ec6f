/** Words for people: how a thing of the model is called in messages, pictures and reports. */
import type { Named } from './model.ts';

/** `PolicyAdmin` -> `Policy admin`, `IBANCheck` -> `IBAN check`, `first_notice` -> `First notice`. */
export function titleFromName(name: string): string {
  const words = name
    .replace(/_+/g, ' ')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .trim()
    .split(/\s+/);
  const lowered = words.map((word, i) => (i === 0 || /^\p{Lu}{2,}$/u.test(word) ? word : word.toLocaleLowerCase('en')));
  const text = lowered.join(' ');
  return text === '' ? name : text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

/** What people call it: its title, else its name split at its capitals. */
export function titleOf(thing: Pick<Named, 'name' | 'title'>): string {
  return thing.title ?? titleFromName(thing.name);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
