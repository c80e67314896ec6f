/** Of the layout of both sides, what one of them shows: everything else stays where it is. */
import { visible } from '../escape.ts';
import { labelOf } from '../labels.ts';
import type { PictureGraph } from '../picture-graph.ts';
import { shapeOf } from '../shapes.ts';
import type { PictureLayout, PlacedEdge, PlacedLane, PlacedNode } from '../sized.ts';

export function oneSide(layout: PictureLayout, side: PictureGraph): PictureLayout {
  const nodes = new Map(side.nodes.map((one) => [one.id, one]));
  const edges = new Map(side.edges.map((one) => [one.id, one]));
  const lanes = new Map(side.lanes.map((one) => [one.id, one]));
  return {
    ...layout,
    graph: { ...side, title: visible(side.title) },
    lanes: layout.lanes.flatMap((placed): readonly PlacedLane[] => {
      const lane = lanes.get(placed.lane.id);
      return lane === undefined ? [] : [{ ...placed, lane }];
    }),
    nodes: layout.nodes.flatMap((placed): readonly PlacedNode[] => {
      const node = nodes.get(placed.node.id);
      if (node === undefined) return [];
      const { width, height } = placed;
      return [{ ...placed, node, shape: { ...shapeOf(node, 0, layout.direction), width, height } }];
    }),
    edges: layout.edges.flatMap((placed): readonly PlacedEdge[] => {
      const edge = edges.get(placed.edge.id);
      if (edge === undefined) return [];
      const { points, label: room } = placed;
      const label = labelOf(edge, layout.direction);
      if (label === undefined || room === undefined) return [{ edge, points }];
      // At the lower edge of the room: there is the arrow.
      return [{ edge, points, label: { ...label, x: room.x, y: room.y + room.height - label.height } }];
    }),
  };
}
