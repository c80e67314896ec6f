/** The lines of imports, each path once and in the order of the alphabet. */

const IMPORT = /^[^\S\r\n]*import[^\S\r\n]+"([^"\r\n]*)"[^\S\r\n]*$/;

/** Only what stands in a row is ordered: comments and blank lines are where people put them. */
export function importsInOrder(text: string): string {
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const pathOf = (line: string | undefined) => IMPORT.exec(line?.replace(/[\r\n]+$/, '') ?? '')?.[1];
  const ordered: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const row: string[] = [];
    while (pathOf(lines[i + row.length]) !== undefined) row.push(lines[i + row.length] ?? '');
    if (row.length === 0) row.push(lines[i] ?? '');
    i += row.length;
    const first = new Map(row.map((line) => [pathOf(line) ?? '', line]).reverse() as [string, string][]);
    const isRow = row.length > 1 && /[\r\n]$/.test(row.at(-1) ?? '');
    ordered.push(...(isRow ? [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line) : row));
  }
  return ordered.join('');
}
