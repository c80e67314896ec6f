/** Names of the language for what people call a thing. */

/** Gives each title a name that the others of its scope do not have. */
export function namesFor(): (title: string, otherwise: string) => string {
  const taken = new Set<string>();
  return (title, otherwise) => {
    const base = nameFrom(title) || otherwise;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
    taken.add(name);
    return name;
  };
}

/** Enough to tell one from another. */
const WORDS = 3;

/** `Read the claim` -> `ReadTheClaim`; empty when there is no letter to begin with. */
function nameFrom(title: string): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{Nd}_]+/gu) ?? [];
  const joined = words
    .slice(0, WORDS)
    .map((word) => word.charAt(0).toLocaleUpperCase('en') + word.slice(1))
    .join('');
  return joined.replace(/^[\p{Nd}_]+/u, '').normalize('NFC');
}

/** `MotorClaim` -> `motor-claim.chain`: some file systems do not tell capitals apart. */
export function fileName(name: string): string {
  return `${name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2').toLowerCase()}.chain`;
}
