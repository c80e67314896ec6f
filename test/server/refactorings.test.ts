/** What refactorings make of a text, word by word; and why they are refused where they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CodeAction, CodeActionRequest, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { MOVE_DECLARATION, MOVE_TARGETS, MoveAnswer } from '../../server/src/protocol.ts';
import { Client, Folder, positionAt } from './client.ts';
import { edited } from './edits.ts';

const PEOPLE = `field claims
field law

/** Decides on claims. */
role Handler { people 3  knows claims as expert }
person Counsel { backup Handler  knows law as expert }
system Books
document Notice, Record
`;
const CLAIM = `import "./people.chain"

chain Claim "Motor claim" {
  owner Handler
  demand 2/day
  goal lead time < 9d

  start First
  // Who reads it.
  step Read { by Handler  takes 5min  in Notice }
  decision Liable "Are we liable?" // law, not taste
  step Opinion { by Counsel  takes 1h  learns from Read }
  step Pay { by Books  takes exactly 1s }
  end Paid
  end Refused

  First   -> Read
  Read    -> Liable  via queue
  Liable  -> Opinion 20% when "unclear"
  Liable  -> Pay     50% when "yes"
  Liable  -> Refused 30% when "no" via email
  Opinion -> Pay     40% when "yes"
  Opinion -> Refused 60% when "no" via email
  Pay     -> Paid
}

chain Other {
  owner Counsel
  goal lead time < 9d
  start In
  step Learn { by Counsel  takes 1min  learns from Claim.Opinion }
  end Out
  In    -> Learn
  Learn -> Out
}
`;
const EXTRACTED = `import "./people.chain"

chain Claim "Motor claim" {
  owner Handler
  demand 2/day
  goal lead time < 9d

  start First
  // Who reads it.
  step Read { by Handler  takes 5min  in Notice }
  step ClaimLiable { runs ClaimLiable }
  step Pay { by Books  takes exactly 1s }
  end Paid
  end Refused

  First       -> Read
  Read        -> ClaimLiable via queue
  ClaimLiable -> Pay         on Pay
  ClaimLiable -> Refused     on Refused
  Pay         -> Paid
}

chain ClaimLiable {
  owner Handler

  start Begin
  decision Liable "Are we liable?" // law, not taste
  step Opinion { by Counsel  takes 1h  learns from Claim.Read }
  end Pay
  end Refused

  Begin   -> Liable
  Liable  -> Opinion 20% when "unclear"
  Liable  -> Pay     50% when "yes"
  Liable  -> Refused 30% when "no" via email
  Opinion -> Pay     40% when "yes"
  Opinion -> Refused 60% when "no" via email
}

chain Other {
  owner Counsel
  goal lead time < 9d
  start In
  step Learn { by Counsel  takes 1min  learns from ClaimLiable.Opinion }
  end Out
  In    -> Learn
  Learn -> Out
}
`;
const SCENARIO = `import "./people.chain"
import "./claim.chain"

scenario Faster of Claim {
  Read takes 1min
}
`;

const home = new Folder({ 'people.chain': PEOPLE, 'claim.chain': CLAIM, 'scenario.chain': SCENARIO });
const CLAIM_URI = home.uri('claim.chain');
let client: Client;

beforeAll(async () => {
  client = await Client.start([home.uri()], {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  });
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

async function actions(uri: string, text: string, from: string, to: string, kind: string): Promise<CodeAction[]> {
  const [start, end] = [text.indexOf(from), text.indexOf(to) + to.length];
  await client.open(uri, text);
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: positionAt(text, start), end: positionAt(text, from === to ? start : end) },
    context: { diagnostics: [], only: [kind] },
  });
  await client.close(uri);
  return (answer ?? []).filter((one): one is CodeAction => 'kind' in one);
}

function made(edit: WorkspaceEdit | undefined, texts: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const one of edit?.documentChanges ?? []) {
    if (!('edits' in one)) continue;
    const name = one.textDocument.uri.slice(home.uri().length + 1);
    result[name] = edited(
      texts[name] ?? '',
      one.edits.filter((edit): edit is TextEdit => 'newText' in edit),
    );
  }
  return result;
}

const TEXTS = { 'people.chain': PEOPLE, 'claim.chain': CLAIM, 'scenario.chain': SCENARIO };

describe('extract sub-chain', () => {
  const extract = (from: string, to: string, text = CLAIM) => actions(CLAIM_URI, text, from, to, 'refactor.extract');

  test('an end for each place that it leads to; who learns from it still does', async () => {
    const [action, ...others] = await extract('decision Liable', 'learns from Read }');
    expect(others).toEqual([]);
    expect(action).toMatchObject({ title: 'Extract sub-chain of 2 nodes', kind: 'refactor.extract.chain' });
    expect(made(action?.edit, TEXTS)).toEqual({ 'claim.chain': EXTRACTED });
  });

  test('and back again', async () => {
    const [action] = await actions(CLAIM_URI, EXTRACTED, 'runs ClaimLiable', 'runs ClaimLiable', 'refactor.inline');
    expect(action?.title).toBe('Inline sub-chain ClaimLiable');
    const text = made(action?.edit, { ...TEXTS, 'claim.chain': EXTRACTED })['claim.chain'];
    const lines = (one: string | undefined) =>
      one
        ?.split('\n')
        .map((line) => line.replace(/\s+/g, ' '))
        .sort();
    expect(lines(text)).toEqual(lines(CLAIM));
  });

  test.each([
    ['two ways in', 'step Read', 'by Books'],
    ['what a scenario speaks of', 'step Read', 'in Notice }'],
    ['the beginning', 'start First', 'in Notice }'],
  ])('not offered: %s', async (_, from, to) => {
    const text =
      _ === 'two ways in' ? CLAIM.replace('First   -> Read', 'First   -> Read 50%\n  First -> Liable 50%') : CLAIM;
    expect(await extract(from, to, text)).toEqual([]);
  });

  test('says why where the client shows it', async () => {
    const able = await Client.start([home.uri()], {}, {}, { codeAction: { disabledSupport: true } });
    await able.open(CLAIM_URI, CLAIM);
    const answer = await able.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: CLAIM_URI },
      range: {
        start: positionAt(CLAIM, CLAIM.indexOf('step Read')),
        end: positionAt(CLAIM, CLAIM.indexOf('in Notice }')),
      },
      context: { diagnostics: [], only: ['refactor.extract'] },
    });
    expect(answer).toMatchObject([
      { disabled: { reason: 'The scenario Faster speaks of Read, and can only speak of nodes of its own chain.' } },
    ]);
    await able.stop();
  });
});

describe('move', () => {
  const ALONE = `field claims
role Handler "Claims handler" { people 3  knows claims as expert }
document Notice, Record

chain Claim {
  owner Handler
  start In
  step Read { by Handler  field claims  takes 5min  in Notice }
  end Out
  In   -> Read
  Read -> Out
}
`;

  test('split into people.chain: imports follow', async () => {
    const other = new Folder({ 'alone.chain': ALONE });
    const splitting = await Client.start([other.uri()], {
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    });
    await splitting.open(other.uri('alone.chain'), ALONE);
    const at = { line: 1, character: 2 };
    const answer = await splitting.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: other.uri('alone.chain') },
      range: { start: at, end: at },
      context: { diagnostics: [], only: ['refactor.move'] },
    });
    const split = (answer ?? []).find((one) => one.title === 'Split into people.chain');
    const changes = split && 'edit' in split ? (split.edit?.documentChanges ?? []) : [];
    expect(changes[0]).toEqual({ kind: 'create', uri: other.uri('people.chain') });
    const texts = changes
      .flatMap((one) => ('edits' in one ? [one] : []))
      .map((one) => [
        one.textDocument.uri.split('/').at(-1),
        edited(
          one.textDocument.uri.endsWith('alone.chain') ? ALONE : '',
          one.edits.filter((edit): edit is TextEdit => 'newText' in edit),
        ),
      ]);
    const chain = ALONE.slice(ALONE.indexOf('chain Claim'));
    expect(Object.fromEntries(texts)).toEqual({
      'people.chain': ALONE.slice(0, ALONE.indexOf('\nchain Claim')),
      'alone.chain': `import "./people.chain"\n\n${chain}`,
    });
    await splitting.stop();
    other[Symbol.dispose]();
  });

  test('to a file that is asked for, with what it names and for all who name it', async () => {
    await client.open(home.uri('people.chain'), PEOPLE);
    const asked = { uri: home.uri('people.chain'), name: 'Counsel', target: home.uri('lawyers.chain') };
    const { edit, refusal } = MoveAnswer.parse(await client.connection.sendRequest(MOVE_DECLARATION, asked));
    expect(refusal).toBeUndefined();
    const texts = made(edit, TEXTS);
    expect(texts['lawyers.chain']).toBe(
      'import "./people.chain"\n\nperson Counsel { backup Handler  knows law as expert }\n',
    );
    expect(texts['people.chain']).not.toContain('Counsel');
    expect(texts['claim.chain']).toMatch(/^import ".\/people.chain"\nimport ".\/lawyers.chain"\n\nchain/);
    await client.close(home.uri('people.chain'));
  });

  test('refused where the name is taken, and out of the workspace', async () => {
    const other = home.uri('other.chain');
    await client.open(other, 'role Counsel { people 2 }\n');
    const move = async (target: string) =>
      MoveAnswer.parse(
        await client.connection.sendRequest(MOVE_DECLARATION, {
          uri: home.uri('people.chain'),
          name: 'Counsel',
          target,
        }),
      ).refusal;
    expect(await move(other)).toBe('other.chain sees another Counsel.');
    expect(await move('file:///elsewhere/x.chain')).toContain('same folder of the workspace');
    expect(await move(home.uri('people.json'))).toContain('.chain file');
    await client.close(other);
  });

  test('files to choose from are those of the folder', async () => {
    const { uris } = (await client.connection.sendRequest(MOVE_TARGETS, { uri: CLAIM_URI })) as { uris: string[] };
    expect(uris.map((uri) => uri.split('/').at(-1)).sort()).toEqual(['people.chain', 'scenario.chain']);
  });
});

test('imports are organised: unused ones go, others once each and in order', async () => {
  const text = `import "./people.chain"\nimport "./scenario.chain"\nimport "./people.chain"\nimport "./claim.chain"\n\n${CLAIM.slice(CLAIM.indexOf('chain Other')).replace('field', '')}`;
  const uri = home.uri('organised.chain');
  await client.open(uri, text);
  await client.diagnostics(uri);
  const at = { line: 0, character: 0 };
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [], only: ['source.organizeImports'] },
  });
  const [action] = answer ?? [];
  const edits = action !== undefined && 'edit' in action ? (action.edit?.changes?.[uri] ?? []) : [];
  expect(edited(text, edits).split('\n\n')[0]).toBe('import "./claim.chain"\nimport "./people.chain"');
  await client.close(uri);
});
