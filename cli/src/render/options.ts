/** What was typed about pictures. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DIRECTIONS } from '@chainwright/language/picture-choices';
import {
  PICTURE_FORMATS,
  type PictureFormat,
  PNG_SCALES,
  pictureFormatOf,
} from '@chainwright/language/picture-formats';
import { textOf, type Values } from '../arguments.ts';
import { nameOf } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { reasonOf, UserProblem } from '../problem.ts';
import type { DrawRequest } from './draw-as.ts';
import { isFont } from './font.ts';

/** As --format says; else as the file's name ends; else SVG. */
export function formatOf(values: Values): PictureFormat {
  const asked = textOf(values, 'format');
  const said = PICTURE_FORMATS.find(({ name }) => name === asked)?.name;
  return said ?? pictureFormatOf(textOf(values, 'output') ?? '') ?? 'svg';
}

export function pictureOptions(
  values: Values,
  format: PictureFormat,
  io: Io,
): Pick<DrawRequest, 'theme' | 'scale' | 'fonts' | 'direction'> {
  for (const name of ['scale', 'font']) {
    if (values[name] !== undefined && format !== 'png')
      throw new UserProblem(`--${name} is of PNG; the picture is asked for as ${format}`);
  }
  if (
    textOf(values, 'overlay') !== undefined &&
    values.overlay !== 'none' &&
    (format === 'mermaid' || format === 'drawio')
  )
    throw new UserProblem(`${format} cannot show an overlay; svg, png and html can`);
  const font = textOf(values, 'font');
  return {
    theme: values.theme === 'dark' || values.theme === 'light' ? values.theme : undefined,
    direction: DIRECTIONS.find((one) => one === values.direction),
    scale: PNG_SCALES.find((one) => `${one}` === values.scale) ?? 2,
    fonts: font === undefined ? [] : [readFont(resolve(io.cwd, font), io)],
  };
}

function readFont(path: string, io: Io): Uint8Array {
  const name = nameOf(path, io.cwd);
  try {
    const bytes = readFileSync(path);
    if (isFont(bytes)) return bytes;
  } catch (error) {
    throw new UserProblem(`${name}: cannot be read: ${reasonOf(error)}`);
  }
  throw new UserProblem(`${name}: is no font; TrueType and OpenType files (.ttf, .otf, .ttc) are`);
}
