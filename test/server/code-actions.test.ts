/** What an editor offers to mend: each finding, all that is safe, imports, the order of properties. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Position,
  type SnippetTextEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { Client, Folder, positionAt } from './client.ts';
import { PEOPLE } from './fixtures.ts';

const ORDERS = `import "./people.chain"
import "./other.chain"

chain Orders {
  owner Handler
  start In
  step Read {
    takes 20s
    by Reader
    work extraction
    field claims
    in Notice
    learns from Check
  }
  step Check { by Handler  field claims  takes 5min }
  end Done
  In -> Read
  Read -> Check
  Read -> Check on exception 5%
  Check -> Done
}
`;
const ALONE = `import "./people.chain"

chain Law {
  owner Handler
  start In
  step Judge { by Adviser  field law  takes 1h }
  end Done
  In -> Judge
  Judge -> Done
}
`;
const PEOPLE_WITH_ADVISER = `${PEOPLE}role Adviser { people 1  knows law as expert }\n`;

const home = new Folder({
  'people.chain': PEOPLE_WITH_ADVISER,
  'other.chain': 'field none\n',
  'orders.chain': ORDERS,
  'law.chain': ALONE,
});
const [ORDERS_URI, LAW_URI, PEOPLE_URI] = [home.uri('orders.chain'), home.uri('law.chain'), home.uri('people.chain')];
let client: Client;
let snippets: Client;

beforeAll(async () => {
  client = await Client.start([home.uri()]);
  snippets = await Client.start([home.uri()], { workspaceEdit: { documentChanges: true, snippetEditSupport: true } });
  for (const one of [client, snippets]) {
    await one.open(ORDERS_URI, ORDERS);
    await one.open(LAW_URI, ALONE);
    await one.open(PEOPLE_URI, PEOPLE_WITH_ADVISER);
    await one.diagnostics(ORDERS_URI);
    await one.diagnostics(LAW_URI);
  }
});
afterAll(async () => {
  await client.stop();
  await snippets.stop();
  home[Symbol.dispose]();
});

async function actions(text: string, uri = ORDERS_URI, only?: string[], of = client): Promise<CodeAction[]> {
  const position = positionAt(of.textOf(uri), of.textOf(uri).indexOf(text));
  const answer = await of.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  });
  return (answer ?? []).filter((one): one is CodeAction => 'kind' in one);
}

async function titled(title: string, ...where: Parameters<typeof actions>): Promise<CodeAction> {
  const all = await actions(...where);
  const found = all.find((one) => one.title.startsWith(title));
  if (found === undefined) throw new Error(`${title} is not among ${all.map((one) => one.title).join('; ')}`);
  return found;
}

/** Makes the edits of an action, asks for what the rules then say, and takes the edits back. */
async function rulesWith(action: CodeAction, uri: string): Promise<string[]> {
  const before = new Map(Object.keys(action.edit?.changes ?? {}).map((one) => [one, client.textOf(one)]));
  for (const [one, edits] of Object.entries(action.edit?.changes ?? {})) {
    await client.replace(one, client.textOf(one), edited(client.textOf(one), edits));
  }
  for (const one of before.keys()) await client.diagnostics(one);
  const found = client.published(uri);
  for (const [one, text] of before) await client.replace(one, client.textOf(one), text);
  for (const one of before.keys()) await client.diagnostics(one);
  return found.map(({ code }) => String(code));
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const offset = ({ line, character }: Position) => lines.slice(0, line).join('').length + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}

function made(action: CodeAction, uri = ORDERS_URI): string {
  return edited(client.textOf(uri), action.edit?.changes?.[uri] ?? []);
}

describe('quick fixes', () => {
  test('a check that holds, and no more', async () => {
    const action = await titled('Let “Claims handler” check it', 'Read {');
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: false });
    expect(made(action)).toContain('verify "every value is found in the source" against Notice by Handler\n');
    expect(await rulesWith(action, ORDERS_URI)).not.toContain('unverifiable-ai-task');
  });

  test('accept with a reason and a date', async () => {
    const action = await titled('Accept unverifiable-ai-task in “Read” until', 'Read {');
    expect(made(action)).toMatch(
      /\n {4}accept unverifiable-ai-task because "why we live with it" until \d{4}-\d\d-\d\d\n/,
    );
    expect(await rulesWith(action, ORDERS_URI)).not.toContain('unverifiable-ai-task');
  });

  test('in the file where the thing is declared', async () => {
    const action = await titled('Let “Counsel” stand in for “Adviser”', 'by Adviser', LAW_URI);
    expect(Object.keys(action.edit?.changes ?? {})).toEqual([PEOPLE_URI]);
    expect(made(action, PEOPLE_URI)).toContain('role Adviser { people 1  knows law as expert  backup Counsel }');
    expect(await rulesWith(action, LAW_URI)).not.toContain('single-person-queue');
  });

  test('words to write over are selected where the client can do that', async () => {
    const action = await titled('Accept', 'Read {', ORDERS_URI, ['quickfix'], snippets);
    const [change] = action.edit?.documentChanges ?? [];
    const [edit] = change !== undefined && 'edits' in change ? change.edits : [];
    const { snippet } = edit as SnippetTextEdit;
    // The editor repeats the margin of the line behind which the snippet goes.
    expect(snippet.value).toMatch(/^\naccept unverifiable-ai-task because "\$\{1:why we live with it\}" until \S+$/);
  });
});

describe('source actions', () => {
  test('all that is safe', async () => {
    const [action, ...others] = await actions('Orders', ORDERS_URI, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(action?.kind).toBe('source.fixAll.chain');
    const text = ORDERS.replace('import "./other.chain"\n', '').replace('    takes 20s\n', '');
    expect(action && made(action)).toBe(
      text.replace('    field claims\n    in', '    field claims\n    takes 20s\n    in'),
    );
  });

  test('unused imports', async () => {
    const [action, ...others] = await actions('Orders', ORDERS_URI, ['source.organizeImports']);
    expect(others).toEqual([]);
    expect(action && made(action)).toBe(ORDERS.replace('import "./other.chain"\n', ''));
  });

  test('the order of properties where the cursor stands', async () => {
    const action = await titled('Order the properties', 'by Reader');
    expect(made(action)).toContain(
      '  step Read {\n    by Reader\n    work extraction\n    field claims\n    takes 20s\n',
    );
    expect(await actions('In -> Read', ORDERS_URI, ['refactor.rewrite'])).toEqual([]);
  });

  test('nothing where nothing is to be done', async () => {
    expect(await actions('chain Law', LAW_URI, ['source'])).toEqual([]);
  });
});
