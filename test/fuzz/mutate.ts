/** Random texts that were processes once: every number comes from one seed, so that a failure can be had again. */
export type Random = () => number;

/** Mulberry32: small, even and quick. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TOKEN = /\s+|"[^"\n]*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[\p{L}_][\p{L}\p{Nd}_]*|\d[^\s,{}]*|->|\S/gu;

/** What nobody writes on purpose. */
const ODD: readonly string[] = [
  ...['{', '}', '"', '\\', '/*', '*/', '/**', '//', '->', ',', '.', '..', '-', '/', '%', '<', '>=', '\n', '\r', '\r\n'],
  ...[
    '\t',
    '\0',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\u2028',
    '\u0301',
    '\u200d',
    '😀',
    '日本',
    '٣',
    '__proto__',
    'constructor',
  ],
  ...['toString', 'and', 'on', 'when', 'via', 'by', 'with', 'from', 'for', 'carrying', 'exactly', 'chain', 'scenario'],
  ...[
    'import',
    'step',
    'takes',
    '20',
    '20min',
    '1e999',
    '-5%',
    '99999999999999999999min',
    '5min..',
    '0/0',
    'https://x.y',
  ],
];

/** A text, or a part of one: long enough to hold a construct, short enough to read thousands of. */
function excerpt(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = Math.floor(random() * lines.length);
  return lines.slice(from, from + 1 + Math.floor(random() * 14)).join('\n');
}

function mutateOnce(text: string, other: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const pieces: readonly string[] = text.match(TOKEN) ?? [];
  const i = Math.floor(random() * pieces.length);
  const j = Math.floor(random() * pieces.length);
  const odd = ODD[Math.floor(random() * ODD.length)] ?? '';
  const piece = pieces[i] ?? '';
  const replaced = (position: number, ...by: string[]) => pieces.toSpliced(position, 1, ...by).join('');
  switch (Math.floor(random() * 10)) {
    case 0:
      return replaced(i);
    case 1:
      return replaced(i, piece, ' ', piece);
    case 2:
      return pieces
        .with(i, pieces[j] ?? '')
        .map((one, n) => (n === j ? piece : one))
        .join('');
    case 3:
      return replaced(i, odd);
    case 4:
      return text.slice(0, at) + odd + text.slice(at);
    case 5:
      return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3));
    case 6:
      return text.slice(0, at);
    case 7:
      return text.slice(0, at) + excerpt(other, random) + text.slice(at);
    case 8:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + text.slice(at);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

/** One random text made of others. */
export function mutant(texts: readonly string[], random: Random): string {
  const some = () => texts[Math.floor(random() * texts.length)] ?? '';
  let text = excerpt(some(), random);
  for (let n = 1 + Math.floor(random() * 4); n > 0 && text !== ''; n--) text = mutateOnce(text, some(), random);
  return text;
}
