/** Keys and values of a configuration as a message names them: on one line, and not endlessly long. */

/** `overrides[0].rules.no-owner`; a key that is no plain word stands in quotes. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const key = String(step);
    if (!/^[\w$-]{1,60}$/.test(key)) return `${text}[${valueText(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

export function valueText(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
