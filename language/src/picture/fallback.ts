/**
 * A layout of our own, for when ELK has no time: longest path gives the column, the lane gives the row. Arrows run in
 * channels between columns and between rows, so none can cross a box. Linear but for sorting: 10,000 nodes are fine.
 */
import { groupBy } from './group.ts';
import { unrolled } from './loops.ts';
import { inReadingOrder, type Placed, type PlacedNode, type Point, type SizedEdge, type SizedGraph } from './sized.ts';

const TRACK = 10;
const MOST_TRACKS = 24;
const COLUMN_GAP = 36;
const ROW_GAP = 26;
const LABEL_ROOM = 16;

interface Cell {
  readonly column: number;
  readonly row: number;
}

interface Route {
  readonly edge: SizedEdge;
  readonly from: Cell;
  readonly to: Cell;
  readonly fromId: string;
  readonly toId: string;
  /** Index of the channel above this row that it runs in; absent when the next column or a free row leads there. */
  readonly channel?: number;
}

export function fallbackLayout(sizedGraph: SizedGraph): Placed {
  const cells = cellsOf(sizedGraph);
  const routes = routesOf(sizedGraph, cells);
  const ports = portsOf(sizedGraph, routes);
  const columns = 1 + most([...cells.values()].map((cell) => cell.column));
  const rows = 1 + most([...cells.values()].map((cell) => cell.row));

  const across = tracks(
    routes.flatMap((route, i) =>
      route.channel === undefined
        ? []
        : [
            {
              key: i,
              channel: route.channel,
              from: Math.min(route.from.column + 1, route.to.column),
              to: Math.max(route.from.column + 1, route.to.column),
            },
          ],
    ),
  );
  const rowHeight = fill(rows, 0);
  for (const { node, shape, loops } of sizedGraph.nodes) {
    const cell = cells.get(node.id);
    if (cell !== undefined) rowHeight[cell.row] = Math.max(rowHeight[cell.row] ?? 0, shape.height + 2 * loops.height);
  }
  const rowTop: number[] = [];
  let y = 0;
  for (let row = 0; row <= rows; row++) {
    y += ROW_GAP + (across.count.get(row) ?? 0) * TRACK;
    rowTop.push(y);
    y += rowHeight[row] ?? 0;
  }
  const channelY = (channel: number, track: number): number => (rowTop[channel] ?? y) - ROW_GAP / 2 - track * TRACK;
  const top = (id: string): number => {
    const cell = cells.get(id);
    const one = sizedGraph.byId.get(id);
    if (cell === undefined || one === undefined) return 0;
    return (rowTop[cell.row] ?? 0) + ((rowHeight[cell.row] ?? 0) - one.shape.height) / 2;
  };
  const ends = routes.map((route, i) => ({
    from: top(route.fromId) + (ports.get(`${i}>`) ?? 0),
    to: top(route.toId) + (ports.get(`>${i}`) ?? 0),
  }));

  const down = tracks(
    routes.flatMap((route, i) => {
      const end = ends[i];
      if (end === undefined) return [];
      if (route.channel === undefined) return [{ key: i, channel: route.from.column + 1, ...span(end.from, end.to) }];
      const between = channelY(route.channel, across.of.get(i) ?? 0);
      return [
        { key: i, channel: route.from.column + 1, ...span(end.from, between) },
        { key: -i - 1, channel: route.to.column, ...span(between, end.to) },
      ];
    }),
  );
  const { left, width, lane } = columnsOf(sizedGraph, cells, routes, columns, down.count);
  const nodes = sizedGraph.nodes.flatMap(({ node, shape }): PlacedNode[] => {
    const cell = cells.get(node.id);
    if (cell === undefined) return [];
    const x = (left[cell.column] ?? 0) + ((width[cell.column] ?? 0) - shape.width) / 2;
    return [{ node, shape, x, y: top(node.id), width: shape.width, height: shape.height }];
  });
  const placed = new Map(nodes.map((one) => [one.node.id, one]));
  const trackX = (channel: number, track: number): number => (lane[channel] ?? 0) + track * TRACK;
  const edges = routes.flatMap((route, i) => {
    const end = ends[i];
    const source = placed.get(route.fromId);
    const target = placed.get(route.toId);
    if (end === undefined || source === undefined || target === undefined) return [];
    const start = { x: source.x + source.width, y: end.from };
    const stop = { x: target.x, y: end.to };
    const x1 = trackX(route.from.column + 1, down.of.get(i) ?? 0);
    const points: Point[] = [start];
    if (route.channel === undefined) {
      points.push({ x: x1, y: start.y }, { x: x1, y: stop.y });
    } else {
      const x2 = trackX(route.to.column, down.of.get(-i - 1) ?? 0);
      const middle = channelY(route.channel, across.of.get(i) ?? 0);
      points.push({ x: x1, y: start.y }, { x: x1, y: middle }, { x: x2, y: middle }, { x: x2, y: stop.y });
    }
    return [{ edge: route.edge, points: [...points, stop] }];
  });
  return { nodes, edges };
}

/** Columns by the longest path (loops are cut where the text turns back); rows within each lane, first free one. */
function cellsOf({ nodes, edges }: SizedGraph): ReadonlyMap<string, Cell> {
  const column = longestPaths(
    inReadingOrder(nodes),
    edges.map(({ edge }) => edge),
  );
  const cells = new Map<string, Cell>();
  const lanes = most(nodes.map((one) => one.lane));
  const byLane = groupBy(nodes, (one) => one.lane);
  let firstRow = 0;
  for (let lane = 0; lane <= lanes; lane++) {
    const used = new Map<number, number>();
    for (const { node } of byLane.get(lane) ?? []) {
      const at = column.get(node.id) ?? 0;
      const row = used.get(at) ?? 0;
      used.set(at, row + 1);
      cells.set(node.id, { column: at, row: firstRow + row });
    }
    firstRow += most(used.values());
  }
  return cells;
}

function longestPaths(
  ids: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> {
  const { back, order } = unrolled(ids, edges);
  const forward = groupBy(
    edges.filter((_, i) => !back.has(i)),
    (edge) => edge.from,
  );
  const column = new Map<string, number>();
  for (const id of order) {
    const at = column.get(id) ?? 0;
    column.set(id, at);
    for (const { to } of forward.get(id) ?? []) column.set(to, Math.max(column.get(to) ?? 0, at + 1));
  }
  return column;
}

function routesOf({ edges }: SizedGraph, cells: ReadonlyMap<string, Cell>): readonly Route[] {
  const taken = new Map<number, Set<number>>();
  for (const { column, row } of cells.values()) {
    const columns = taken.get(row) ?? new Set<number>();
    columns.add(column);
    taken.set(row, columns);
  }
  const isFree = (row: number, from: number, to: number): boolean => {
    const columns = taken.get(row);
    if (columns === undefined) return true;
    for (let column = from; column <= to; column++) if (columns.has(column)) return false;
    return true;
  };
  return edges.flatMap((edge): Route[] => {
    const from = cells.get(edge.edge.from);
    const to = cells.get(edge.edge.to);
    if (from === undefined || to === undefined || from === to) return [];
    const route = { edge, from, to, fromId: edge.edge.from, toId: edge.edge.to };
    const ahead = to.column - from.column;
    if (ahead === 1 || (ahead > 1 && ahead < 40 && isFree(to.row, from.column + 1, to.column - 1))) return [route];
    const below = to.row < from.row || (to.row === from.row && ahead <= 0);
    return [{ ...route, channel: below ? to.row + 1 : to.row }];
  });
}

/** Where on its side each arrow meets a box, from the box's top; ordered by where the arrow comes from or goes to. */
function portsOf({ byId }: SizedGraph, routes: readonly Route[]): ReadonlyMap<string, number> {
  const sides = new Map<string, { key: string; toward: number; height: number }[]>();
  const add = (side: string, key: string, toward: number, id: string): void => {
    const list = sides.get(side) ?? [];
    list.push({ key, toward, height: byId.get(id)?.shape.height ?? 0 });
    sides.set(side, list);
  };
  routes.forEach((route, i) => {
    const bend = route.channel === undefined ? 0 : route.channel <= route.from.row ? -0.5 : 0.5;
    add(`${route.fromId}>`, `${i}>`, route.channel === undefined ? route.to.row : route.from.row + bend, route.fromId);
    const back =
      route.channel === undefined
        ? route.from.row
        : route.channel <= route.to.row
          ? route.to.row - 0.5
          : route.to.row + 0.5;
    add(`>${route.toId}`, `>${i}`, back, route.toId);
  });
  const ports = new Map<string, number>();
  for (const list of sides.values()) {
    list.sort((a, b) => a.toward - b.toward);
    list.forEach(({ key, height }, i) => {
      ports.set(key, ((i + 1) * height) / (list.length + 1));
    });
  }
  return ports;
}

function columnsOf(
  { byId }: SizedGraph,
  cells: ReadonlyMap<string, Cell>,
  routes: readonly Route[],
  columns: number,
  trackCount: ReadonlyMap<number, number>,
): { readonly left: readonly number[]; readonly width: readonly number[]; readonly lane: readonly number[] } {
  const width = fill(columns, 0);
  const label = fill(columns + 1, 0);
  for (const [id, { column }] of cells) {
    const one = byId.get(id);
    width[column] = Math.max(width[column] ?? 0, one?.shape.width ?? 0, one?.loops.width ?? 0);
  }
  for (const { edge, from } of routes) {
    if (edge.label !== undefined) {
      label[from.column + 1] = Math.max(label[from.column + 1] ?? 0, edge.label.width + LABEL_ROOM);
    }
  }
  const left: number[] = [];
  const lane: number[] = [];
  let x = 0;
  for (let column = 0; column <= columns; column++) {
    lane.push(x + (label[column] ?? 0) + COLUMN_GAP / 2);
    x += COLUMN_GAP + (label[column] ?? 0) + (trackCount.get(column) ?? 0) * TRACK;
    left.push(x);
    x += width[column] ?? 0;
  }
  return { left, width, lane };
}

interface Stretch {
  readonly key: number;
  readonly channel: number;
  readonly from: number;
  readonly to: number;
}

/** Gives every stretch of a channel a track that no other one uses there; the last track is shared when all are full. */
function tracks(stretches: readonly Stretch[]): {
  readonly of: ReadonlyMap<number, number>;
  readonly count: ReadonlyMap<number, number>;
} {
  const of = new Map<number, number>();
  const busyUntil = new Map<number, number[]>();
  const sorted = [...stretches].sort((a, b) => a.channel - b.channel || a.from - b.from || a.to - b.to);
  for (const { key, channel, from, to } of sorted) {
    const busy = busyUntil.get(channel) ?? [];
    busyUntil.set(channel, busy);
    const free = busy.findIndex((until) => until < from);
    const track = Math.min(free === -1 ? busy.length : free, MOST_TRACKS - 1);
    busy[track] = Math.max(to, busy[track] ?? to);
    of.set(key, track);
  }
  return { of, count: new Map([...busyUntil].map(([channel, busy]) => [channel, busy.length])) };
}

function span(a: number, b: number): { readonly from: number; readonly to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

function fill(length: number, value: number): number[] {
  return Array.from({ length }, () => value);
}

/** Zero of none. Spreading a long list into Math.max overflows the stack. */
function most(values: Iterable<number>): number {
  let found = 0;
  for (const value of values) found = Math.max(found, value);
  return found;
}
