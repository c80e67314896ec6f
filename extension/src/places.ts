/** What of a picture stands at a place of the text. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The node whose text covers the position, the innermost where several do; beside the text of nodes, that of its line. */
export function nodeAt(
  nodes: readonly { readonly id: string; readonly extent: Range; readonly file?: string }[],
  at: Position,
): string | undefined {
  // What is shown of another file is not in this text.
  const here = nodes.filter(({ file }) => file === undefined);
  const covering = innermost(here, at, ({ extent }) => extent);
  if (covering !== undefined) return covering.id;
  const inLine = here.filter(({ extent: { start, end } }) => start.line === at.line || end.line === at.line);
  return (inLine.findLast(({ extent }) => isBefore(extent.end, at)) ?? inLine[0])?.id;
}

/** The chain whose text covers the position. */
export function chainAt(
  chains: readonly { readonly name: string; readonly range: Range }[],
  at: Position,
): string | undefined {
  return innermost(chains, at, ({ range }) => range)?.name;
}

function innermost<T>(things: readonly T[], at: Position, rangeOf: (thing: T) => Range): T | undefined {
  return things
    .filter((thing) => isWithin(rangeOf(thing), at))
    .sort((a, b) => (isBefore(rangeOf(a).start, rangeOf(b).start) ? 1 : -1))[0];
}

export function isWithin({ start, end }: Range, at: Position): boolean {
  return !isBefore(at, start) && !isBefore(end, at);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
