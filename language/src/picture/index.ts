/** The picture of a chain: model -> graph -> layout -> SVG. The command and the editor draw with the same code. */
export * from './choices.ts';
export { type ComparedPicture, comparedPicture, type PicturePart, type PictureSide } from './comparison/compared.ts';
export { type ComparisonLabels, drawComparedSide, drawComparison } from './comparison/draw.ts';
export {
  type ChangeLine,
  type ComparedChain,
  type ComparisonPage,
  drawComparisonHtml,
  type FiguresTable,
} from './comparison/html.ts';
export * from './comparison/marks.ts';
export { type DrawOptions, drawSvg } from './draw.ts';
export type { Elk } from './elk.ts';
export { drawDrawio } from './export/drawio.ts';
export * from './export/formats.ts';
export { drawHtml, type HtmlOptions } from './export/html.ts';
export { drawMermaid, MERMAID_LIMITS, type MermaidOptions } from './export/mermaid.ts';
export { type GraphOptions, pictureGraph } from './graph.ts';
export { type LayoutOptions, layoutPicture } from './layout.ts';
export * from './overlays/index.ts';
export type * from './picture-graph.ts';
export { renamedFrom } from './renamed.ts';
export type { PictureLayout } from './sized.ts';
export { pictureStyles, type ThemeName, themes } from './theme.ts';
export { collapsed, focusedOn } from './views.ts';
export { type WorkspacePicture, workspacePicture } from './workspace-graph.ts';
