import type { PictureAnswer } from '@chainwright/server/protocol';
import { expect, test } from 'vitest';
import { pictureMessage } from './picture-message.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const graph = (title: string) => ({ file: 'f', chain: 'A', title, lanes: [], nodes: [], edges: [], place: range });
const answer = (parts: Partial<PictureAnswer>): PictureAnswer => ({
  uri: 'file:///a.chain',
  version: 1,
  chain: 'A',
  chains: [{ name: 'A', title: 'A', range }],
  overlay: null,
  figures: {},
  graph: graph('now'),
  broken: false,
  ...parts,
});
const last = answer({ graph: graph('before') });

test('a readable text shows its own picture', () => {
  expect(pictureMessage(answer({}), last)).toMatchObject({ graph: { title: 'now' }, broken: false });
});

test('a broken text keeps the last picture, marked', () => {
  expect(pictureMessage(answer({ broken: true }), last)).toMatchObject({ graph: { title: 'before' }, broken: true });
});

test('a text whose chain has lost its name keeps the last picture', () => {
  const lost = answer({ broken: true, chain: '', chains: [], graph: null });
  expect(pictureMessage(lost, last)).toMatchObject({ chain: 'A', graph: { title: 'before' }, broken: true });
});

test('another file or chain never shows the picture of the last one', () => {
  const other = { broken: true, graph: null };
  expect(pictureMessage(answer({ ...other, uri: 'file:///b.chain' }), last)).toMatchObject({ graph: null });
  const chains = [...last.chains, { name: 'B', title: 'B', range }];
  expect(pictureMessage(answer({ ...other, chain: 'B', chains }), last)).toMatchObject({ graph: null });
});

test('a file without a chain has no picture', () => {
  const empty = answer({ chain: '', chains: [], graph: null });
  expect(pictureMessage(empty, undefined)).toMatchObject({ graph: null, chains: [] });
});
