/**
 * Whatever is refactored, in every example and every case: it parses, is laid out canonically, and means the same. Figures
 * and findings stay but those of the new or the gone chain itself.
 */
import { figuresOf } from '@chainwright/language/flow';
import { formatText, onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { Client, Folder, positionAt } from './client.ts';
import { edited } from './edits.ts';
import { allTexts } from './texts.ts';

/** The same places in each run; with CHAINWRIGHT_REFACTORINGS so many others. */
const MORE = process.env.CHAINWRIGHT_REFACTORINGS;
const SIZE = MORE === undefined ? { numRuns: 150, seed: 20_261_130 } : { numRuns: Number(MORE) };
const TODAY = '2026-12-01';

const home = new Folder();
let client: Client;

beforeAll(async () => {
  client = await Client.start(
    [home.uri()],
    { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    {},
  );
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

type Files = Readonly<Record<string, string>>;

interface Meaning {
  readonly problems: readonly string[];
  /** By rule and what it is about, wherever that stands. */
  readonly findings: readonly string[];
  /** Of chains and pools, by name. */
  readonly figures: ReadonlyMap<string, unknown>;
}

function meaningOf(files: Files): Meaning {
  const sources = Object.entries(files).map(([name, text]) => ({ uri: `file:///w/${name}`, text }));
  const { models, problems } = readWorkspace(sources, { root: 'file:///w', files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const findings = lintWorkspace(workspace, { today: TODAY, problems });
  const { chains, pools } = figuresOf(workspace);
  const nameOf = (id: string) => id.slice(id.indexOf('#') + 1);
  return {
    problems: problems
      .filter(({ rule }) => rule !== 'unresolved-name')
      .map(({ rule, message }) => `${rule} ${message}`)
      .sort(),
    // A node keeps its name when it is of another chain.
    findings: findings.map(({ rule, chain, node, subject }) => `${rule} ${node ?? lastOf(subject) ?? chain ?? ''}`),
    figures: new Map([
      ...[...chains].map(([id, one]) => [nameOf(id), rounded(one, OF_CHAINS)] as const),
      ...[...pools].map(([id, one]) => [nameOf(id), rounded(one, OF_POOLS)] as const),
    ]),
  };
}

const lastOf = (id: string | undefined) => id?.split(/[#.]/).at(-1);

const OF_CHAINS = [
  ...['demandPerDay', 'throughputPerDay', 'ceilingPerDay', 'leadTimeSeconds', 'waitingTimeSeconds', 'touchTimeSeconds'],
  ...['workInProgress', 'costPerCase', 'quality', 'overloaded'],
];
const OF_POOLS = ['servers', 'load', 'waitSeconds', 'queueLength', 'visitsPerDay'];

/** Numbers to seven digits: sums are taken in another order. */
function rounded(figures: object, names: readonly string[]): unknown {
  const kept = Object.entries(figures).filter(([name]) => names.includes(name));
  return JSON.parse(
    JSON.stringify(Object.fromEntries(kept), (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(7)) : value,
    ),
  );
}

const nameOfUri = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

function applied(files: Files, { documentChanges = [], changes = {} }: WorkspaceEdit): Files {
  const after: Record<string, string> = { ...files };
  const take = (uri: string, edits: readonly TextEdit[]) => {
    after[nameOfUri(uri)] = edited(after[nameOfUri(uri)] ?? '', edits);
  };
  for (const [uri, edits] of Object.entries(changes)) take(uri, edits);
  for (const one of documentChanges)
    if ('edits' in one)
      take(
        one.textDocument.uri,
        (one as TextDocumentEdit).edits.filter((edit): edit is TextEdit => 'newText' in edit),
      );
  return after;
}

async function offered(files: Files, name: string, range: Range, kind: string): Promise<readonly CodeAction[]> {
  for (const [one, text] of Object.entries(files)) await client.open(home.uri(one), text);
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: home.uri(name) },
    range,
    context: { diagnostics: [], only: [kind] },
  });
  for (const one of Object.keys(files)) await client.close(home.uri(one));
  return (answer ?? []).filter((one): one is CodeAction => 'kind' in one && one.edit !== undefined);
}

const somewhere = fc.record({
  texts: fc.constantFrom(...allTexts()),
  file: fc.nat(),
  from: fc.nat(),
  length: fc.nat(),
});

/** Parts of a text that begin and end anywhere, as people select. */
function selected({
  texts,
  file,
  from,
  length,
}: {
  texts: { files: Files };
  file: number;
  from: number;
  length: number;
}) {
  const names = Object.keys(texts.files);
  const name = names[file % names.length] ?? '';
  const text = texts.files[name] ?? '';
  const start = from % (text.length + 1);
  const end = Math.min(text.length, start + (length % 900));
  return { name, text, range: { start: positionAt(text, start), end: positionAt(text, end) } };
}

/** But what is said of the chain that came or went itself, and of the step that runs it: their names are on one side alone. */
/** What these say of a handoff they say by who comes next in its chain: they look no further than an end. */
const LOOK_AHEAD = new Set([
  ...[
    'exception-without-expert',
    'manual-handoff',
    'island-of-automation',
    'accelerated-queue',
    'ping-pong',
    'human-out',
  ],
  // A redesign is held against the chain as it was.
  'link-not-chain',
  // Said once for a person in a chain.
  'single-person-queue',
  // What was accepted of these.
  'accept-unused',
]);
/** What is wrong with the ways of cases is seen only where they are in one chain: so it goes with one, and comes with the other. */
const OF_WAYS = new Set(['join-starves', 'fork-without-join', 'unreachable', 'dead-end', 'endless-loop']);

/** Each once: a chain that others run too stays, and its nodes are there twice. */
const about = (lines: readonly string[], own: ReadonlySet<string>) =>
  [...new Set(lines)]
    .filter((line) => !own.has(line.split(' ')[1] ?? '') && !LOOK_AHEAD.has(line.split(' ')[0] ?? ''))
    .sort();

function onlyOnOneSide(before: Files, after: Files): ReadonlySet<string> {
  const names = (files: Files) =>
    new Set(
      Object.values(files)
        .join('\n')
        .match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu),
    );
  const [was, is] = [names(before), names(after)];
  return new Set([...[...was].filter((one) => !is.has(one)), ...[...is].filter((one) => !was.has(one))]);
}

let done = 0;

function holds(before: Files, action: CodeAction): void {
  done += 1;
  const after = applied(before, action.edit ?? {});
  const [was, is] = [meaningOf(before), meaningOf(after)];
  const text = Object.entries(after)
    .map(([name, one]) => `//- ${name}\n${one}`)
    .join('\n');
  expect(is.problems, `${action.title}\n${text}`).toEqual(was.problems);
  for (const [name, one] of Object.entries(after)) {
    if (one === before[name]) continue;
    const formatted = formatText(one);
    expect(formatted.ok ? formatted.text : 'not readable', action.title).toBe(one);
  }
  const own = onlyOnOneSide(before, after);
  const [more, less] = action.kind?.startsWith('refactor.inline') ? [is, was] : [was, is];
  const seen = about(more.findings, own).filter(
    (line) => !OF_WAYS.has(line.split(' ')[0] ?? '') || less.findings.includes(line),
  );
  expect(about(less.findings, own), `${action.title}\n${text}`).toEqual(seen);
  for (const [name, figures] of was.figures) {
    // A chain that is run once less stays with what else it is asked for.
    const isInlined = action.title.endsWith(` ${name}`);
    if (is.figures.has(name) && !isInlined)
      expect(is.figures.get(name), `${name}: ${action.title}\n${text}`).toEqual(figures);
  }
}

test('a declaration that moves is the same in another file', async () => {
  await fc.assert(
    fc.asyncProperty(somewhere, async (place) => {
      const { name, range } = selected(place);
      for (const action of await offered(
        place.texts.files,
        name,
        { start: range.start, end: range.start },
        'refactor.move',
      )) {
        holds(place.texts.files, action);
      }
    }),
    { ...SIZE },
  );
  expect(done).toBeGreaterThan(0);
});

test('what is extracted does the same', async () => {
  done = 0;
  await fc.assert(
    fc.asyncProperty(somewhere, async (place) => {
      const { name, range } = selected(place);
      for (const action of await offered(place.texts.files, name, range, 'refactor.extract'))
        holds(place.texts.files, action);
    }),
    { ...SIZE },
  );
  expect(done).toBeGreaterThan(0);
});

/** Extracting and taking it back: the one makes what the other needs, for few texts have chains that run others. */
test('what is inlined does the same', async () => {
  done = 0;
  await fc.assert(
    fc.asyncProperty(somewhere, async (place) => {
      const { name, text, range } = selected(place);
      const [extraction] = await offered(place.texts.files, name, range, 'refactor.extract');
      const files = extraction === undefined ? place.texts.files : applied(place.texts.files, extraction.edit ?? {});
      const now = files[name] ?? text;
      for (const { index } of now.matchAll(/\bruns\s/g)) {
        const at = positionAt(now, index);
        for (const action of await offered(files, name, { start: at, end: at }, 'refactor.inline'))
          holds(files, action);
      }
    }),
    { ...SIZE },
  );
  expect(done).toBeGreaterThan(0);
});
