/** Which characters a font has: its `cmap` table, formats 4 and 12 (OpenType 1.9, "cmap"), of TrueType and OpenType files. */

type Has = (codePoint: number) => boolean;

/** Has nothing, where the bytes are no font that can be read. */
export function charactersOf(font: Uint8Array): Has {
  try {
    return readCmap(new DataView(font.buffer, font.byteOffset, font.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return () => false;
    throw error;
  }
}

/** Whether it is a file of fonts at all, by its first four bytes. */
export function isFont(bytes: Uint8Array): boolean {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  return ['\0\u0001\0\0', 'OTTO', 'true', 'ttcf'].includes(tag);
}

function readCmap(view: DataView): Has {
  // A collection: its first font.
  const start = tagAt(view, 0) === 'ttcf' ? view.getUint32(12) : 0;
  const tables = view.getUint16(start + 4);
  for (let i = 0; i < tables; i++) {
    const entry = start + 12 + i * 16;
    if (tagAt(view, entry) === 'cmap') return anyOf(subtablesOf(view, view.getUint32(entry + 8)));
  }
  return () => false;
}

function subtablesOf(view: DataView, cmap: number): readonly Has[] {
  const found: Has[] = [];
  const count = view.getUint16(cmap + 2);
  for (let i = 0; i < count; i++) {
    const record = cmap + 4 + i * 8;
    const platform = view.getUint16(record);
    const at = cmap + view.getUint32(record + 4);
    // Unicode, and Windows' Unicode.
    if (platform !== 0 && platform !== 3) continue;
    const format = view.getUint16(at);
    if (format === 4) found.push(segments(view, at));
    if (format === 12) found.push(groups(view, at));
  }
  return found;
}

function segments(view: DataView, at: number): Has {
  const size = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + size + 2;
  const ranges: [number, number][] = [];
  for (let i = 0; i < size; i += 2) ranges.push([view.getUint16(starts + i), view.getUint16(ends + i)]);
  return (code) => code !== 0xffff && ranges.some(([from, to]) => code >= from && code <= to);
}

function groups(view: DataView, at: number): Has {
  const count = view.getUint32(at + 12);
  const ranges: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const group = at + 16 + i * 12;
    ranges.push([view.getUint32(group), view.getUint32(group + 4)]);
  }
  return (code) => ranges.some(([from, to]) => code >= from && code <= to);
}

function anyOf(all: readonly Has[]): Has {
  return (code) => all.some((has) => has(code));
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
