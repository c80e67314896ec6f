/** Texts with places to fill in, in the syntax of LSP. */

/** A place to fill in; places of the same number are filled together. */
export const hole = (index: number, text: string) => `\${${index}:${text.replace(/[\\$}]/g, '\\$&')}}`;

/** More than these are no choice any more: then one types. */
const MOST_CHOICES = 40;

/** A place for one of several words; undefined without any. */
export function choice(index: number, options: readonly string[]): string | undefined {
  const [first] = options;
  if (first === undefined || options.length === 1 || options.length > MOST_CHOICES) {
    return first === undefined ? undefined : hole(index, first);
  }
  return `\${${index}|${options.map((one) => one.replace(/[\\,|}$]/g, '\\$&')).join(',')}|}`;
}

/** A text that stands for itself. */
export const literal = (text: string) => text.replace(/[\\$}]/g, '\\$&');

/** What stands there when nothing is filled in: the first of each choice, the words of each place. */
export function plainOf(snippet: string): string {
  const filled = new Map<string, string>();
  return snippet.replace(
    /\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$(\d+)|\\([\\$}])/g,
    (_, choiceAt?: string, options?: string, holeAt?: string, text?: string, again?: string, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      const at = choiceAt ?? holeAt ?? again ?? '';
      const first = options === undefined ? text : /^(?:\\.|[^,\\])*/.exec(options)?.[0];
      const value = first?.replace(/\\(.)/g, '$1') ?? filled.get(at) ?? '';
      filled.set(at, value);
      return value;
    },
  );
}
