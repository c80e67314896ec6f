/** A long chain is read anew only where something was typed; what is said of it is what a fresh start says. */
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainText } from '../bench/texts.ts';
import { Client, Folder } from './client.ts';

const PEOPLE = `role Helper { people 3 }
document Invoice
`;
const TEXT = `import "./people.chain"

${chainText('Long', 160).replace('by Team1  takes 6min', 'by Helper  takes 6min  in Invoice')}`;

let home: Folder;
let client: Client;

beforeEach(async () => {
  home = new Folder({ 'people.chain': PEOPLE, 'long.chain': TEXT });
  client = await Client.start([home.uri()]);
  await client.open(home.uri('long.chain'), TEXT);
  await client.open(home.uri('people.chain'), PEOPLE);
  await client.diagnostics(home.uri('people.chain'));
});
afterEach(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

/** What the command would find in the texts as they are now, and what the server says of them. */
async function compared(step: string): Promise<void> {
  const uris = [home.uri('people.chain'), home.uri('long.chain')];
  const sources = uris.map((uri) => ({ uri, text: client.textOf(uri) }));
  const { models, problems } = readWorkspace(sources, { root: home.uri(), files: onlyThese(sources) });
  const today = new Date().toISOString().slice(0, 10);
  const all = lintWorkspace(workspaceOf(models), { today, problems }).filter(({ accepted }) => accepted === undefined);
  for (const uri of uris) await client.diagnostics(uri);
  const said = uris.map((uri) => client.published(uri).map(({ code, range, message }) => ({ code, range, message })));
  const found = uris.map((uri) =>
    all.filter(({ file }) => file === uri).map(({ rule, range, message }) => ({ code: rule, range, message })),
  );
  expect(said, step).toEqual(found);
}

test('however names, lines and files around it change', async () => {
  const [people, long] = [home.uri('people.chain'), home.uri('long.chain')];
  const steps: readonly (readonly [uri: string, was: string, becomes: string])[] = [
    [long, 'takes 7min', 'takes  7min'],
    [long, 'step Step90 ', 'step Step9O '],
    [long, 'by Team2  takes 15min', 'by Tem2  takes 15min'],
    [people, 'role Helper', 'role Helpers'],
    [long, 'takes 8min', 'takes 8minn'],
    [people, 'role Helpers', 'system Helper'],
    [long, '-> Step50\n', '-> Step50 via mail\n'],
    [long, '  Step20 -> Step21\n', '\n  Step20 -> Step21\n'],
    [long, 'step Step9O ', 'step Step90 '],
    [long, '-> Step71\n', '-> Step71 and Step72\n'],
    [people, 'system Helper', 'role Helper'],
    [long, 'step Step30 ', 'step Step31 '],
    [long, 'step Step31 ', 'step Step30 '],
    [long, 'by Tem2  takes 15min', 'by Team2  takes 15min'],
    [people, 'document Invoice', ''],
    [long, 'end Done', 'step Done { by Team0  takes 1min }'],
    [people, 'role Helper', 'document Invoice\nrole Helper'],
  ];
  for (const [uri, was, becomes] of steps) {
    await client.replace(uri, was, becomes);
    await compared(`${was} -> ${becomes}`);
  }
});

test('letter by letter', async () => {
  const long = home.uri('long.chain');
  const lines = [
    '  Step3 -> Step99 on exception 5% wait 2h\n',
    '  step New "New one" { by Team3 takes 5min }\n',
    ' // so\n',
  ];
  for (const line of lines) {
    let at = client.textOf(long).indexOf('  Step40 -> Step41');
    for (const letter of line) {
      await client.edit(long, at, at, letter);
      at += letter.length;
      await compared(JSON.stringify(client.textOf(long).slice(at - 20, at)));
    }
  }
});
