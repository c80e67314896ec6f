/** How a picture may lie, and by whom its lanes are. */

/** Where the flow runs to. */
export const DIRECTIONS = ['right', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** By whom the lanes are: who does a step, who owns it, or none at all. */
export const LANE_MODES = ['performer', 'owner', 'off'] as const;
export type LaneMode = (typeof LANE_MODES)[number];
