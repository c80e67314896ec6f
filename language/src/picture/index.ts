/** The picture of a chain: model -> graph -> layout -> SVG. The command and the editor draw with the same code. */
export type * from './picture-graph.ts';
