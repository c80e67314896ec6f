/** A drawing as pixels, without a browser: the same bytes on every machine, with a font that the command brings. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { UserProblem } from '../problem.ts';
import { charactersOf } from './font.ts';

/** The font whose widths the picture is measured with (`language/src/picture/measure.ts`): in it, all text fits. */
const FAMILY = 'DejaVu Sans';
const PARTS = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;

/** About half a gigabyte while it is drawn. */
const MOST_PIXELS = 120_000_000;

export interface Png {
  readonly bytes: Uint8Array;
  /** Characters that no font has: they stand as boxes. */
  readonly unknown: readonly string[];
}

export interface PngRequest {
  /** Pixels for each unit of the drawing. */
  readonly scale: number;
  /** Further fonts, for scripts that the command's own does not have. */
  readonly fonts: readonly Uint8Array[];
}

export async function rasterise(svg: string, { scale, fonts }: PngRequest): Promise<Png> {
  const { width, height } = sizeOf(svg);
  const pixels = Math.ceil(width * scale) * Math.ceil(height * scale);
  if (pixels > MOST_PIXELS) {
    const size = `${Math.ceil(width * scale)} × ${Math.ceil(height * scale)}`;
    throw new UserProblem(
      `the picture would be ${size} pixels, which is too large for PNG; a smaller --scale or --format svg draws it`,
    );
  }
  const { Resvg } = await resvg();
  const own = [part('DejaVuSans.ttf'), part('DejaVuSans-Bold.ttf')];
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...own, ...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  const image = drawing.render();
  const bytes = image.asPng();
  image.free();
  drawing.free();
  return { bytes, unknown: unknownIn(svg, [own[0], ...fonts]) };
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

let loading: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

function resvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  loading ??= (async () => {
    const library = await import('@resvg/resvg-wasm');
    await library.initWasm(part('resvg.wasm'));
    return library;
  })();
  return loading;
}

/** Beside the bundled command; beneath the sources, where npm puts it. */
function part(name: keyof typeof PARTS): Uint8Array<ArrayBuffer> {
  const beside = fileURLToPath(new URL(`./picture/${name}`, import.meta.url));
  return new Uint8Array(
    readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(PARTS[name])),
  );
}

function unknownIn(svg: string, fonts: readonly (Uint8Array | undefined)[]): readonly string[] {
  const shown = new Set([...svg.matchAll(/<text [^>]*>([^<]*)</g)].flatMap(([, text = '']) => [...text]));
  const has = fonts.flatMap((font) => (font === undefined ? [] : [charactersOf(font)]));
  return [...shown].filter((char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > 0x20 && !has.some((one) => one(code));
  });
}
