/** Figures in the editor: hints, lenses, hover, overlays of the picture, and where work waits. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { simulate } from '../../language/src/flow/index.ts';
import { workspaceOf } from '../../language/src/model/index.ts';
import { FIGURES_CHANGED, PICTURE, PictureAnswer, SIMULATION, SimulationAnswer } from '../../server/src/protocol.ts';
import { Client, cut, Folder } from './client.ts';

const PEOPLE = `hours office Mon-Fri 09:00-17:00
role Handler "Claims handler" {
  people 3
  works office
}
person Counsel { works office }
agent Reader { parallel 20 }
`;

const CLAIM = `import "./people.chain"

chain Claim "Motor claim" {
  demand 24/day during office
  goal lead time < 21d
  goal lead time < 1h
  start Notice
  step Read { by Reader  takes 20s  quality 98%  verify "complete" by Handler takes 1min sample 10% }
  step Assess "Assess liability" { by Handler  takes 35min }
  step Opinion { by Counsel  takes 2h }
  end Paid
  Notice  -> Read
  Read    -> Assess
  Assess  -> Opinion 10%
  Assess  -> Paid 90%
  Opinion -> Paid
}
`;

let client: Client;
let home: Folder;
let settings: unknown;
let refreshed: string[];
let uri: string;
let people: string;

beforeAll(() => {
  home = new Folder({ 'people.chain': PEOPLE, 'claim.chain': CLAIM });
  uri = home.uri('claim.chain');
  people = home.uri('people.chain');
});
afterAll(() => home[Symbol.dispose]());

beforeEach(async () => {
  settings = null;
  refreshed = [];
  const able = { configuration: true, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } };
  client = await Client.start([home.uri()], able, { commands: true });
  client.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
  client.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed.push('hints'));
  client.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshed.push('lenses'));
  await client.open(uri, CLAIM);
  await client.open(people, PEOPLE);
  await client.queues(people);
  return () => client.stop();
});

const everywhere = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

/** The text with its hints, `⟨so⟩`, line by line; lines without hints are left out. */
async function hinted(of: string): Promise<readonly string[]> {
  const hints = await client.connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: of },
    range: everywhere,
  });
  const lines = client.textOf(of).split('\n');
  const touched = new Set<number>();
  for (const { position, label } of (hints ?? []).toReversed()) {
    const line = lines[position.line] ?? '';
    lines[position.line] = `${line.slice(0, position.character)}⟨${label}⟩${line.slice(position.character)}`;
    touched.add(position.line);
  }
  return lines.filter((_, i) => touched.has(i)).map((line) => line.trim());
}

async function lenses(): Promise<readonly string[]> {
  const found = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  return (found ?? []).map(({ command }) => command?.title ?? '');
}

async function hover(marked: string, of = uri): Promise<string> {
  const { position } = cut(client.textOf(of).replace(marked.replace('<|>', ''), () => marked));
  const answer = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: of }, position });
  return MarkupContent.is(answer?.contents) ? answer.contents.value : '';
}

describe('inlay hints', () => {
  test('the load stands at people and persons, not at machines with room', async () => {
    const lines = await hinted(people);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^people 3⟨load \d+%⟩$/);
    expect(lines[1]).toMatch(/^person Counsel⟨load 60%⟩ \{/);
  });

  test('waits stand behind whom a case waits for, where they matter', async () => {
    const lines = await hinted(uri);
    expect(lines.map((line) => line.replace(/waits about [\d.]+ \w+/g, 'waits'))).toEqual([
      'step Read { by Reader  takes 20s  quality 98%  verify "complete" by Handler⟨waits⟩ takes 1min sample 10% }',
      'step Assess "Assess liability" { by Handler⟨waits⟩  takes 35min }',
      'step Opinion { by Counsel⟨waits⟩  takes 2h }',
    ]);
  });

  test('they follow the typing, also in other files', async () => {
    await client.replace(people, 'people 3', 'people 1');
    await client.queues(people);
    expect((await hinted(people))[0]).toMatch(/^people 1⟨load 1\d\d%, overloaded⟩$/);
    expect((await hinted(uri))[1]).toContain('by Handler⟨waits longer each day⟩');
    expect(refreshed).toEqual(expect.arrayContaining(['hints', 'lenses']));
  });

  test('they stand where the text is now, with the figures of a moment ago', async () => {
    await client.replace(people, 'hours office', '\n\nhours office');
    expect((await hinted(people))[0]).toMatch(/^people 3⟨load \d+%⟩$/);
  });

  test('settings turn them off', async () => {
    settings = { hints: { wait: false } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(await hinted(uri)).toEqual([]);
    expect(await hinted(people)).toHaveLength(2);
  });
});

describe('code lenses', () => {
  test('say how long, how much, what limits it, and how the goals stand', async () => {
    const [lead, ...others] = await lenses();
    expect(lead).toMatch(/^lead time (?:about )?[\d.]+ h$/);
    expect(others.map((title) => title.replace(/\d+\/day/, 'N/day'))).toEqual([
      'ceiling N/day',
      'bottleneck Counsel',
      '1 of 2 goals held',
      'Open Picture',
    ]);
  });

  test('name what is missing, and leave drafts alone', async () => {
    await client.replace(uri, 'takes 35min', '');
    await client.queues(uri);
    expect((await lenses())[0]).toBe('lead time needs takes of Assess');
    await client.replace(uri, '  demand 24/day during office\n', '');
    await client.queues(uri);
    expect((await lenses()).filter((title) => title.startsWith('lead time'))).toEqual([]);
  });

  test('say that a chain is overloaded', async () => {
    await client.replace(uri, '24/day', '240/day');
    await client.queues(uri);
    expect(await lenses()).toEqual(expect.arrayContaining(['overloaded: it takes longer each day', 'Show Queues']));
  });

  test('settings turn them off', async () => {
    settings = { lenses: { figures: false } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(await lenses()).toEqual([]);
  });
});

describe('hover', () => {
  test('a role: its load, and the facts that it stands on', async () => {
    const text = await hover('role Hand<|>ler', people);
    expect(text).toMatch(/- load \d+%/);
    expect(text).toContain('_Stands on_ people 3 · works office · Claim\\: demand 24/day during office');
    expect(text).toContain('Assess liability takes 35min');
  });

  test('a step: how long a case waits for whom', async () => {
    expect(await hover('step Ass<|>ess')).toMatch(/a case waits about \d+\\?\.?\d* \w+ for Claims handler/);
  });

  test('a chain: its figures, its goals, why something is approximate', async () => {
    const text = await hover('chain Cla<|>im');
    expect(text).toMatch(/- lead time about [\d\\.]+ h/);
    expect(text).toContain('goal lead time \\< 21d\\: held');
    expect(text).toContain('goal lead time \\< 1h\\: missed');
    expect(text).toContain('_Approximate_');
  });

  test('what is missing is named', async () => {
    await client.replace(uri, 'takes 35min', '');
    await client.queues(uri);
    expect(await hover('chain Cla<|>im')).toMatch(/_Missing for .*lead time.*_ takes of Assess/);
    expect(await hover('role Hand<|>ler', people)).toContain('_Missing for load');
  });
});

test('files that the configuration leaves out ask nobody for work', async () => {
  home.write('old/aside.chain', CLAIM.replace('./people', '../people').replace('chain Claim', 'chain Old'));
  home.write('chainwright.config.json', '{ "exclude": ["old/**"] }');
  const other = await Client.start([home.uri()]);
  await other.open(people, PEOPLE);
  const { pools } = await other.queues(people);
  expect(pools.flatMap(({ steps }) => steps.map(({ uri: of }) => of)).filter((of) => of.includes('/old/'))).toEqual([]);
  await other.stop();
  home.delete('old');
  home.delete('chainwright.config.json');
});

describe('where work waits', () => {
  test('pools and their steps, the longest waiting first', async () => {
    const { pools } = await client.queues(uri);
    expect(pools.map(({ title }) => title)).toEqual(['Counsel', 'Claims handler', 'Reader']);
    expect(pools[1]?.steps.map(({ title }) => title)).toEqual(['Assess liability', 'Check of Read']);
    expect(pools[1]).toMatchObject({ kind: 'role', full: false, uri: people, range: { start: { line: 1 } } });
  });

  test('what is full comes first', async () => {
    await client.replace(uri, 'takes 2h', 'takes 9h');
    const { pools } = await client.queues(uri);
    expect(pools[0]).toMatchObject({ title: 'Counsel', full: true });
    expect(pools[0]?.text).toMatch(/^waits longer each day · load \d+%$/);
  });
});

test('the picture comes with the overlay that is asked for', async () => {
  const picture = async (overlay?: string) =>
    PictureAnswer.parse(await client.connection.sendRequest(PICTURE, { uri, overlay })).overlay;
  expect(await picture()).toBeNull();
  expect((await picture('queues'))?.nodes.Assess?.text).toMatch(/^waits/);
  expect((await picture('speed'))?.nodes.Read?.text).toMatch(/^AI · /);
  await expect(picture('rainbow')).rejects.toThrow();
});

test('what a simulation needs comes whole', async () => {
  await client.replace(
    uri,
    '  Opinion -> Paid\n}\n',
    '  Opinion -> Paid\n}\nscenario More of Claim { Handler people 4 }\n',
  );
  const ask = async (chain: string) =>
    SimulationAnswer.parse(await client.connection.sendRequest(SIMULATION, { uri, chain }));
  const subject = await ask('Claim');
  if (subject === null) throw new Error('there is no such chain');
  const { chain, scenarios, models } = subject;
  expect(scenarios.map(({ title }) => title)).toEqual(['More']);
  const request = { chain, scenarios: scenarios.map(({ id }) => id), cases: 2_000 };
  const outcome = await simulate(workspaceOf(models), request);
  expect(outcome.kind === 'done' && outcome.simulation.runs.map(({ scenario }) => scenario)).toEqual([null, 'More']);
  expect(await ask('Nobody')).toBeNull();
});

test('the editor hears when figures have changed', async () => {
  const heard = new Promise<void>((resolve) => client.connection.onNotification(FIGURES_CHANGED, resolve));
  await client.replace(people, 'people 3', 'people 4');
  await heard;
});

describe('goals that only a simulation can judge', () => {
  const ninety = (limit: string) => client.replace(uri, 'goal lead time < 1h', `goal lead time < ${limit} for 90%`);
  const rules = () => client.published(uri).map(({ code }) => code);

  test('are judged in the background, and the finding says with which interval', async () => {
    await ninety('2h');
    await client.figures(uri);
    const said = client.published(uri).find(({ code }) => code === 'goal-missed')?.message;
    expect(said).toMatch(
      /90% of its cases take up to [\d.]+ h \(between [\d.]+ \w+ and [\d.]+ h, simulated with [\d,]+ cases\)/,
    );
    expect(await lenses()).toContain('1 of 2 goals held');
    expect(await hover('chain Cla<|>im')).toMatch(/goal lead time \\< 2h for 90%\\: missed, [\d\\.]+ h \\\(between/);
  });

  test('follow the text', async () => {
    await ninety('2h');
    await client.figures(uri);
    await client.replace(uri, '2h for', '20d for');
    const figures = await client.figures(uri);
    expect(figures?.goals[1]).toMatchObject({ text: 'lead time < 20d for 90%', holds: true });
    expect(rules()).not.toContain('goal-missed');
    expect(await lenses()).toContain('2 of 2 goals held');
  });

  test('wait for the facts that are missing', async () => {
    await ninety('2h');
    await client.figures(uri);
    await client.replace(uri, 'takes 35min', '');
    await client.figures(uri);
    expect(rules()).not.toContain('goal-missed');
    expect(rules()).toContain('goal-unmeasurable');
  });
});

describe('the figures of a chain', () => {
  test('are those that the command prints', async () => {
    const figures = await client.figures(uri, 'Claim');
    expect(figures).toMatchObject({ demandPerDay: 24, bottleneck: 'Counsel', overloaded: false });
    expect(figures?.pools.find(({ name }) => name === 'Counsel')).toMatchObject({ servers: 1, file: people });
    expect(await client.figures(uri)).toEqual(figures);
  });

  test('there are none of what is not there', async () => {
    expect(await client.figures(uri, 'Nobody')).toBeUndefined();
    expect(await client.figures(people)).toBeUndefined();
  });
});
