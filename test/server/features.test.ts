/** What an editor asks for: hover, definition, references, rename, outline, folding, colours, formatting, fixes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  MarkupContent,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
  type TextEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { PICTURE, PictureAnswer } from '../../server/src/protocol.ts';
import { Client, cut, Folder } from './client.ts';
import { CLAIM, FILES, PEOPLE } from './fixtures.ts';

let client: Client;
const home = new Folder(FILES);
const CLAIM_URI = home.uri('claim.chain');
const PEOPLE_URI = home.uri('people.chain');

beforeAll(async () => {
  client = await Client.start([home.uri()]);
  await client.open(CLAIM_URI, CLAIM);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

const document = { textDocument: { uri: CLAIM_URI } };

/** Behind the text that stands before the mark, in the example. */
function at(marked: string, text = CLAIM): Position {
  const plain = marked.replace('<|>', '');
  expect(text).toContain(plain);
  return cut(text.replace(plain, () => marked)).position;
}

/** The text of a file with edits made in it. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const offset = ({ line, character }: Position) => lines.slice(0, line).join('').length + character;
  let result = text;
  for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  }
  return result;
}

describe('hover', () => {
  async function hover(marked: string): Promise<string> {
    const answer = await client.connection.sendRequest(HoverRequest.type, { ...document, position: at(marked) });
    return MarkupContent.is(answer?.contents) ? answer.contents.value : '';
  }

  test('a role: what it is, title, documentation, facts', async () => {
    const text = await hover('by Hand<|>ler with');
    expect(text).toContain('role `Handler` · **Claims handler**');
    expect(text).toContain('Decides on claims\\.');
    expect(text).toContain('people\\: 3');
  });

  test('a step, where it is named in a handoff', async () => {
    const text = await hover('-> Assess<|>   via');
    expect(text).toContain('step `Assess`');
    expect(text).toContain('by\\: Handler with Reader');
    expect(text).toContain('takes\\: 35min');
  });

  test.each([
    ['ver<|>ify "amounts', 'how the output is checked'],
    ['work extr<|>action', 'wall low, value routine'],
    ['via que<|>ue', 'a shared work list'],
    ['"./peo<|>ple.chain"', 'Declares Handler'],
  ])('%s', async (marked, expected) => {
    expect(await hover(marked)).toContain(expected);
  });

  test('text of a file is text, never Markdown', async () => {
    const uri = home.uri('hostile.chain');
    const text = '/** <img src=x> [click](command:evil) */\nrole __proto__ "![x](http://e.x) `a` <b>"\n';
    await client.open(uri, text);
    const position = { line: 1, character: 7 };
    const answer = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    const value = MarkupContent.is(answer?.contents) ? answer.contents.value : '';
    expect(value).toContain('\\[click\\]\\(command\\:evil\\)');
    expect(value).not.toMatch(/(?<!\\)[<[]/);
    await client.close(uri);
  });
});

describe('definition', () => {
  async function definition(marked: string): Promise<readonly unknown[]> {
    const answer = await client.connection.sendRequest(DefinitionRequest.type, { ...document, position: at(marked) });
    return Array.isArray(answer) ? answer : [answer];
  }

  test('of a name in another file, in this one, and of an import', async () => {
    const start = at('role <|>Handler', PEOPLE);
    expect(await definition('by Hand<|>ler with')).toMatchObject([
      {
        targetUri: PEOPLE_URI,
        targetSelectionRange: { start, end: { line: start.line, character: start.character + 7 } },
      },
    ]);
    expect(await definition('First   -> Extr<|>act')).toMatchObject([
      { targetUri: CLAIM_URI, targetSelectionRange: { start: at('step <|>Extract') } },
    ]);
    expect(await definition('"./peo<|>ple.chain"')).toMatchObject([{ targetUri: PEOPLE_URI }]);
    expect(await definition('quali<|>ty')).toEqual([]);
  });
});

describe('references', () => {
  test('in all files', async () => {
    const found = await client.connection.sendRequest(ReferencesRequest.type, {
      ...document,
      position: at('by Hand<|>ler with'),
      context: { includeDeclaration: true },
    });
    const lines = found?.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line + 1}`);
    expect(lines?.sort()).toEqual([
      'claim.chain:16',
      'claim.chain:21',
      'claim.chain:5',
      'people.chain:12',
      'people.chain:6',
    ]);
  });

  test('lit up in the file at hand', async () => {
    const found = await client.connection.sendRequest(DocumentHighlightRequest.type, {
      ...document,
      position: at('step Assess<|>'),
    });
    expect(found).toHaveLength(5);
  });
});

describe('rename', () => {
  const rename = (marked: string, newName: string) =>
    client.connection.sendRequest(RenameRequest.type, { ...document, position: at(marked), newName });

  test('reaches every file, and leaves nothing behind', async () => {
    const edit = await rename('by Hand<|>ler with', 'Clerk');
    const [claim, people] = [edit?.changes?.[CLAIM_URI] ?? [], edit?.changes?.[PEOPLE_URI] ?? []];
    expect(edited(CLAIM, claim)).toBe(CLAIM.replaceAll('Handler', 'Clerk'));
    expect(edited(PEOPLE, people)).toBe(PEOPLE.replaceAll(/\bHandler\b/g, 'Clerk'));
  });

  test('of a node stays in its chain; a letter is written in one way', async () => {
    const edit = await rename('step Ass<|>ess', 'Pru\u0308fung');
    expect(Object.keys(edit?.changes ?? {})).toEqual([CLAIM_URI]);
    expect(edited(CLAIM, edit?.changes?.[CLAIM_URI] ?? [])).toBe(CLAIM.replaceAll('Assess', 'Pr\u00fcfung'));
  });

  test.each([
    ['when', 'when is a word of the language and cannot be a name.'],
    ['two words', 'two words cannot be a name: a name is one word of letters, digits and _.'],
    ['2nd', '2nd cannot be a name'],
    ['', ' cannot be a name'],
    ['Counsel', 'Counsel is already the name of a person that people.chain sees.'],
    ['Claim', 'Claim is already the name of a chain that claim.chain sees.'],
  ])('refuses %j', async (name, message) => {
    await expect(rename('by Hand<|>ler with', name)).rejects.toThrow(message);
  });

  test('refuses the name of another node', async () => {
    await expect(rename('step Ass<|>ess', 'Extract')).rejects.toThrow('already the name of a step');
  });

  test('starts only at a name', async () => {
    const prepare = (marked: string) =>
      client.connection.sendRequest(PrepareRenameRequest.type, { ...document, position: at(marked) });
    expect(await prepare('step Ass<|>ess')).toMatchObject({ placeholder: 'Assess' });
    expect(await prepare('ta<|>kes 20s')).toBeNull();
  });
});

test('outline', async () => {
  const answer = (await client.connection.sendRequest(DocumentSymbolRequest.type, document)) as DocumentSymbol[];
  expect(answer.map(({ name, detail }) => [name, detail])).toEqual([['Claim', 'Motor claim']]);
  expect(answer[0]?.children?.map(({ name }) => name)).toEqual(['First', 'Extract', 'Assess', 'Paid']);
});

test('search in the workspace', async () => {
  const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'hndl' });
  expect(found?.map(({ name }) => name)).toEqual(['Handler']);
  expect(await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '(*' })).toEqual([]);
});

test('folding', async () => {
  const uri = home.uri('folding.chain');
  await client.open(uri, '/*\n two lines\n*/\nrole A {\n  people 2\n  costs 1 EUR/h\n}\nrole B { people 1 }\n');
  const ranges = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  expect(ranges).toEqual([
    { startLine: 0, endLine: 2, kind: 'comment' },
    { startLine: 3, endLine: 5 },
  ]);
  await client.close(uri);
});

test('colours tell what a name means, also when it is a word of the language', async () => {
  const uri = home.uri('colours.chain');
  await client.open(uri, 'role Pay\nchain C {\n  owner Pay\n  step owner { by Pay }\n  owner -> owner\n}\n');
  const { data = [] } =
    (await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } })) ?? {};
  const types = client.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  let [line, character] = [0, 0];
  const tokens: string[] = [];
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    [line, character] = [line + down, down === 0 ? character + right : right];
    tokens.push(`${line}:${character}+${length} ${types[type]}${modifiers === 0 ? '' : '!'}`);
  }
  expect(tokens).toEqual([
    '0:5+3 type!',
    '1:6+1 class!',
    '2:8+3 type',
    '3:7+5 function!',
    '3:18+3 type',
    '4:2+5 function',
    '4:11+5 function',
  ]);
  await client.close(uri);
});

describe('formatting', () => {
  async function format(text: string): Promise<{ readonly edits: readonly TextEdit[]; readonly text: string }> {
    const uri = home.uri('format.chain');
    await client.open(uri, text);
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 8, insertSpaces: false },
    });
    await client.close(uri);
    return { edits: edits ?? [], text: edited(text, edits ?? []) };
  }

  test('touches only what differs', async () => {
    const { edits, text } = await format('role A {\n      people 2\n  costs 1 EUR/h\n}\n');
    expect(text).toBe('role A {\n  people 2\n  costs 1 EUR/h\n}\n');
    expect(edits).toHaveLength(1);
  });

  test.each([
    ['without a last line end', 'role   A'],
    ['with blank lines at the end', 'role A\n\n\n\n'],
    ['on one line', 'role A {people 2}\n\n\n\nrole B{people 3}'],
  ])('%s: once more changes nothing', async (_, before) => {
    const once = await format(before);
    expect(once.text).not.toBe(before);
    expect((await format(once.text)).edits).toEqual([]);
  });

  test('leaves alone what cannot be read', async () => {
    expect((await format('role   A { people\n   peeple }')).edits).toEqual([]);
  });
});

test('fixes are those that the finding carries', async () => {
  const broken = CLAIM.replace('by Handler with', 'by Handlr with');
  await client.replace(CLAIM_URI, CLAIM, broken);
  const [found] = await client.diagnostics(CLAIM_URI);
  expect(found?.code).toBe('unresolved-name');
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    ...document,
    range: found?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  expect(actions).toMatchObject([{ title: 'Change to Handler', kind: 'quickfix' }]);
  const [action] = actions ?? [];
  const edits = action !== undefined && 'edit' in action ? (action.edit?.changes?.[CLAIM_URI] ?? []) : [];
  expect(edited(broken, edits)).toBe(CLAIM);
  await client.replace(CLAIM_URI, broken, CLAIM);
  expect(await client.diagnostics(CLAIM_URI)).toEqual([]);
});

describe('picture', () => {
  const picture = async (uri: string, chain?: string) =>
    PictureAnswer.parse(
      await client.connection.sendRequest(PICTURE, { uri, ...(chain === undefined ? {} : { chain }) }),
    );

  test('of the text as it is', async () => {
    const answer = await picture(CLAIM_URI);
    expect(answer).toMatchObject({ chain: 'Claim', broken: false, chains: [{ name: 'Claim', title: 'Motor claim' }] });
    expect(answer.graph?.nodes.map(({ id }) => id)).toEqual(['First', 'Extract', 'Assess', 'Paid']);
  });

  test('of broken text, of the chain that is named, and of a file without one', async () => {
    const uri = home.uri('pictures.chain');
    await client.open(uri, 'chain A { start S }\nchain B {\n  start T\n  stepp X\n}\n');
    const answer = await picture(uri, 'B');
    expect(answer).toMatchObject({ chain: 'B', broken: true });
    expect(answer.graph?.nodes.map(({ id }) => id)).toEqual(['T']);
    expect(await picture(PEOPLE_URI)).toMatchObject({ chain: '', graph: null, broken: false });
    expect(await picture('file:///nowhere/x.chain')).toMatchObject({ chain: '', graph: null });
    await client.close(uri);
  });
});
