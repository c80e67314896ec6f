/** Texts to models for the tests of the language: a folder that exists in memory only. */
import { type ChainModel, onlyThese, type Reading, readWorkspace } from '@chainwright/language/model';

export const ROOT = 'file:///workspace/';

/** Reads files by their names; the models come in the order of the names. */
export function readFiles(files: Readonly<Record<string, string>>): Reading {
  const sources = Object.entries(files).map(([name, text]) => ({ uri: ROOT + name, text }));
  return readWorkspace(sources, { root: ROOT, files: onlyThese(sources) });
}

/** The model of a text that has no problem, and the messages of one that has. */
export function read(text: string): { readonly model: ChainModel; readonly messages: readonly string[] } {
  const { models, problems } = readFiles({ 'main.chain': text });
  const [model] = models;
  if (model === undefined) throw new Error('every source has a model');
  return { model, messages: problems.map((one) => one.message) };
}

/** What a model says, without where it says so: places differ between two texts of the same meaning. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'place' && key !== 'extent');
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutPlaces(one)]));
}
