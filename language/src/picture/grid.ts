/**
 * In which column of the flow and in which row of its lane every node stands. A picture that follows another one keeps
 * its columns and rows: what is new is put between its neighbours, and only what is in its way makes room.
 */
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { groupBy } from './group.ts';
import { unrolled } from './loops.ts';
import { renamedFrom } from './renamed.ts';
import type { Cell, Grid, PictureLayout, SizedGraph, SizedNode } from './sized.ts';
import { columnsOf } from './straighten.ts';

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Columns and the order in them as ELK found them. */
export function gridOf(nodes: readonly SizedNode[], laidOut: ElkNode): Grid {
  const found = new Map(laidOut.children?.map((child) => [child.id, child]));
  const placed = nodes.map(({ node, shape, lane }) => {
    const { x = 0, y = 0 } = found.get(`node:${node.id}`) ?? {};
    return { node, shape, lane, x, y, width: shape.width, height: shape.height };
  });
  const columns = columnsOf(placed).flatMap(({ ids }, column) => ids.map((id) => [id, column] as const));
  const columnOf = new Map(columns);
  const grid = new Map<string, Cell>();
  for (const inCell of groupBy(placed, ({ node, lane }) => `${lane} ${columnOf.get(node.id)}`).values()) {
    inCell.sort((a, b) => a.y - b.y);
    for (const [row, { node }] of inCell.entries()) grid.set(node.id, { column: columnOf.get(node.id) ?? 0, row });
  }
  return grid;
}

/** How much longer than in a fresh picture the arrows may be before everything is laid out anew. */
const LONGER = 1.3;
const LONGER_AT_LEAST = 6;

/** @param forward the arrows that close no loop. */
export function settled(
  fresh: Grid,
  graph: SizedGraph,
  forward: readonly Arrow[],
  last: PictureLayout | undefined,
): Grid {
  if (last === undefined) return fresh;
  const before = cellsOf(last, graph);
  const columns = settledColumns(fresh, graph, forward, before);
  const length = (column: (id: string) => number): number =>
    forward.reduce((sum, { from, to }) => sum + column(to) - column(from), 0);
  const now = length((id) => columns.get(id) ?? 0);
  const anew = length((id) => fresh.get(id)?.column ?? 0);
  if (now > anew * LONGER + LONGER_AT_LEAST) return fresh;
  return withRows(fresh, graph, columns, before);
}

/** Each at least where it was, and behind all that leads to it. */
function settledColumns(
  fresh: Grid,
  { nodes }: SizedGraph,
  forward: readonly Arrow[],
  before: Grid,
): ReadonlyMap<string, number> {
  const ids = [...nodes].map(({ node }) => node.id);
  const into = groupBy(forward, ({ to }) => to);
  const out = groupBy(forward, ({ from }) => from);
  const columns = new Map<string, number>();
  for (const id of unrolled(ids, forward).order) {
    const after = (into.get(id) ?? []).map(({ from }) => (columns.get(from) ?? 0) + 1);
    const wish = before.get(id)?.column ?? (after.length > 0 ? 0 : startOf(id, out, before, fresh));
    columns.set(id, Math.max(wish, ...after));
  }
  return columns;
}

/** What is new and comes first stands before what it leads to. */
function startOf(id: string, out: ReadonlyMap<string, readonly Arrow[]>, before: Grid, fresh: Grid): number {
  const ahead = (out.get(id) ?? []).flatMap(({ to }) => before.get(to)?.column ?? []);
  return ahead.length === 0 ? (fresh.get(id)?.column ?? 0) : Math.max(0, Math.min(...ahead) - 1);
}

/** Each in its row where that is free; what is new beside the row of what it came after in the fresh picture. */
function withRows(fresh: Grid, { nodes }: SizedGraph, columns: ReadonlyMap<string, number>, before: Grid): Grid {
  const grid = new Map<string, Cell>();
  const taken = new Set<string>();
  const known = nodes.filter(({ node }) => before.has(node.id));
  const added = nodes.filter(({ node }) => !before.has(node.id));
  for (const { node, lane } of [...known, ...added]) {
    const column = columns.get(node.id) ?? 0;
    let row = (before.get(node.id) ?? fresh.get(node.id))?.row ?? 0;
    while (taken.has(`${lane} ${column} ${row}`)) row++;
    taken.add(`${lane} ${column} ${row}`);
    grid.set(node.id, { column, row });
  }
  return grid;
}

/** The cells of a picture, by the ids of now; of what has gone to another lane only the column. */
function cellsOf(last: PictureLayout, { graph }: SizedGraph): Grid {
  const nowOf = renamedFrom(last.graph, graph);
  const laneNow = new Map(graph.nodes.map(({ id, lane }) => [id, lane]));
  const cells = new Map<string, Cell>();
  for (const { id: was, lane } of last.graph.nodes) {
    const id = nowOf.get(was);
    const cell = last.grid.get(was);
    if (id === undefined || cell === undefined) continue;
    cells.set(id, { column: cell.column, row: laneNow.get(id) === lane ? cell.row : 0 });
  }
  return cells;
}
