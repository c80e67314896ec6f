/** Small systems of linear equations. */

/**
 * Gauss with the largest pivots of each column.
 * @param rows one equation each: the coefficients, then what they make.
 * @returns undefined where the equations have no single solution.
 */
export function solved(rows: readonly (readonly number[])[]): readonly number[] | undefined {
  const left = rows.map((row) => [...row]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const column = left.slice(k).map((row) => Math.abs(row[k] ?? 0));
    const most = column.reduce((a, b) => Math.max(a, b), 0);
    const at = k + column.indexOf(most);
    const [pivot, other] = [left[at], left[k]];
    if (!(most > TINY) || pivot === undefined || other === undefined) return undefined;
    [left[k], left[at]] = [pivot, other];
    for (const row of left.slice(k + 1)) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      if (factor !== 0) for (let j = k; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const found: number[] = Array(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    const row = left[k] ?? [];
    let rest = row[size] ?? 0;
    for (let j = k + 1; j < size; j++) rest -= (row[j] ?? 0) * (found[j] ?? 0);
    found[k] = rest / (row[k] ?? 1);
  }
  return found;
}

const TINY = 1e-300;
