/** Makes room along one axis: everything beyond a cut moves away, so that what ran along the axes still does. */

/** @param cuts how much room is put in at which place. */
export function stretch(cuts: ReadonlyMap<number, number>): (value: number) => number {
  const places = [...cuts.keys()].sort((a, b) => a - b);
  const sums: number[] = [];
  let sum = 0;
  for (const place of places) {
    sum += cuts.get(place) ?? 0;
    sums.push(sum);
  }
  return (value) => value + (sums[upTo(places, value) - 1] ?? 0);
}

/** How many of the sorted numbers are at most so much. */
export function upTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
