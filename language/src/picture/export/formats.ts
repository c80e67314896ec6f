/** Every kind of picture: help, choices, endings and documentation are made from this list. */
export const PICTURE_FORMATS = [
  {
    name: 'svg',
    ending: '.svg',
    title: 'SVG',
    help: 'a drawing for browsers, documents and Inkscape; what the others are made from',
  },
  { name: 'png', ending: '.png', title: 'PNG', help: 'pixels, as many as --scale says, with a font of its own' },
  {
    name: 'html',
    ending: '.html',
    title: 'HTML page',
    help: 'one page that needs nothing else: pan, zoom, light or dark as the reader has it',
  },
  {
    name: 'mermaid',
    ending: '.mmd',
    title: 'Mermaid',
    help: 'a chart as text, for Markdown on GitHub, GitLab and in wikis; cut in the middle where it is beyond their limits',
  },
  {
    name: 'drawio',
    ending: '.drawio',
    title: 'draw.io',
    help: 'a diagram to go on drawing in draw.io (diagrams.net), with places, lanes and labels',
  },
] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number]['name'];

/** Pictures of few pixels for documents, of many for print. */
export const PNG_SCALES = [1, 2, 3, 4] as const;
export type PngScale = (typeof PNG_SCALES)[number];

/** The format that the ending of a file's name asks for. */
export function pictureFormatOf(path: string): PictureFormat | undefined {
  const name = path.toLowerCase();
  return PICTURE_FORMATS.find(({ ending }) => name.endsWith(ending))?.name;
}
