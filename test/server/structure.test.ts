/** What an editor makes of the shape of a text: growing selections, links, calls, names that change together, layout of a part. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  LinkedEditingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
} from 'vscode-languageserver-protocol';
import { Client, Folder } from './client.ts';
import { edited, offsetsIn, placeIn } from './edits.ts';
import { CLAIM, FILES } from './fixtures.ts';

const OTHER = `import "./people.chain"
import "./claim.chain"

chain Fleet {
  owner Handler
  start Report
  step Settle { runs Claim  learns from Claim.Assess }
  end Closed

  Report -> Settle
  Settle -> Closed on Paid
}
`;

const home = new Folder({ ...FILES, 'fleet.chain': OTHER });
const CLAIM_URI = home.uri('claim.chain');
const FLEET_URI = home.uri('fleet.chain');
let client: Client;

beforeAll(async () => {
  client = await Client.start([home.uri()]);
  await client.open(CLAIM_URI, CLAIM);
  await client.open(FLEET_URI, OTHER);
});
afterAll(async () => {
  await client.stop();
  home[Symbol.dispose]();
});

const inClaim = { textDocument: { uri: CLAIM_URI } };
const inFleet = { textDocument: { uri: FLEET_URI } };
const at = (marked: string) => placeIn(CLAIM, marked);

test('a selection grows from the word to its option, its property, the braces, the step, the chain, the file', async () => {
  const [first] = await client.connection
    .sendRequest(SelectionRangeRequest.type, { ...inClaim, positions: [at('against Not<|>ice by Handler')] })
    .then((answer) => answer ?? []);
  const offset = offsetsIn(CLAIM);
  const texts: string[] = [];
  for (let one: SelectionRange | undefined = first; one !== undefined; one = one.parent) {
    texts.push(CLAIM.slice(offset(one.range.start), offset(one.range.end)));
  }
  expect(texts.slice(0, 3)).toEqual([
    'Notice',
    'against Notice',
    'verify "amounts match the notice" against Notice by Handler',
  ]);
  expect(texts.map((text) => text.trim().split(/\s/)[0])).toEqual([
    ...['Notice', 'against', 'verify', 'by', '{', 'step', 'owner', '{', 'chain', 'import'],
  ]);
  expect(texts.at(-1)).toBe(CLAIM);
  for (const [i, text] of texts.entries()) if (i > 0) expect(text).toContain(texts[i - 1]);
});

test('an import is a link to its file, and lights up what is used of it', async () => {
  const links = await client.connection.sendRequest(DocumentLinkRequest.type, inFleet);
  expect(links?.map(({ target, range }) => [target, range.start])).toEqual([
    [home.uri('people.chain'), { line: 0, character: 8 }],
    [CLAIM_URI, { line: 1, character: 8 }],
  ]);
  const position = placeIn(OTHER, '"./claim<|>.chain"');
  const lit = await client.connection.sendRequest(DocumentHighlightRequest.type, { ...inFleet, position });
  const offset = offsetsIn(OTHER);
  expect(lit?.map(({ range }) => OTHER.slice(offset(range.start), offset(range.end)))).toEqual([
    ...['"./claim.chain"', 'Claim', 'Claim', 'Assess', 'Paid'],
  ]);
});

test('an import of a file that is not there is no link', async () => {
  const uri = home.uri('links.chain');
  await client.open(uri, 'import "./nobody.chain"\nimport "../outside.chain"\nimport\nimport "./people.chain\n');
  const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
  expect(links?.map(({ range }) => range)).toEqual([
    { start: { line: 3, character: 8 }, end: { line: 3, character: 22 } },
  ]);
  await client.close(uri);
});

describe('calls', () => {
  async function item(uri: string, text: string, marked: string) {
    const position = placeIn(text, marked);
    const found = await client.connection.sendRequest(CallHierarchyPrepareRequest.type, {
      textDocument: { uri },
      position,
    });
    const [one] = found ?? [];
    if (one === undefined) throw new Error(`nothing calls at ${marked}`);
    return one;
  }
  const incoming = async (...where: Parameters<typeof item>) => {
    const calls = await client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item: await item(...where),
    });
    return (calls ?? []).map(({ from, fromRanges }) => [from.name, fromRanges.map(({ start }) => start.line)]);
  };
  const outgoing = async (...where: Parameters<typeof item>) => {
    const calls = await client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
      item: await item(...where),
    });
    return (calls ?? []).map(({ to, fromRanges }) => [to.name, fromRanges.map(({ start }) => start.line)]);
  };

  test('follow handoffs: each node once, with every line that leads there', async () => {
    expect(await incoming(CLAIM_URI, CLAIM, 'step Ass<|>ess')).toEqual([['Extract', [32, 34]]]);
    expect(await outgoing(CLAIM_URI, CLAIM, 'step Ext<|>ract')).toEqual([['Assess', [32, 34]]]);
  });

  test('lead over runs into the other chain and on to its start, and back', async () => {
    expect(await outgoing(FLEET_URI, OTHER, 'step Set<|>tle')).toEqual([
      ['Claim', [6]],
      ['Closed', [10]],
    ]);
    expect(await outgoing(FLEET_URI, OTHER, 'runs Cla<|>im')).toEqual([['First', [5]]]);
    expect(await incoming(CLAIM_URI, CLAIM, 'chain Cla<|>im')).toEqual([['Settle', [6]]]);
    expect(await incoming(CLAIM_URI, CLAIM, 'start Fir<|>st')).toEqual([['Settle', [6]]]);
  });

  test('begin at chains and nodes only', async () => {
    const position = at('by Hand<|>ler with');
    expect(await client.connection.sendRequest(CallHierarchyPrepareRequest.type, { ...inClaim, position })).toEqual([]);
  });
});

describe('names that change together', () => {
  const linked = (uri: string, text: string, marked: string) =>
    client.connection.sendRequest(LinkedEditingRangeRequest.type, {
      textDocument: { uri },
      position: placeIn(text, marked),
    });

  test('a node that only its own file names', async () => {
    const answer = await linked(CLAIM_URI, CLAIM, 'step Ext<|>ract');
    const offset = offsetsIn(CLAIM);
    const written = answer?.ranges.map(({ start, end }) => CLAIM.slice(offset(start), offset(end)));
    expect(written).toEqual(['Extract', 'Extract', 'Extract', 'Extract']);
  });

  test('no node that another file names, and nothing that files share', async () => {
    expect(await linked(CLAIM_URI, CLAIM, 'step Ass<|>ess')).toBeNull();
    expect(await linked(CLAIM_URI, CLAIM, 'by Hand<|>ler with')).toBeNull();
  });
});

const OPTIONS = { tabSize: 2, insertSpaces: true };

test('formatting of a range leaves the rest alone', async () => {
  const uri = home.uri('range.chain');
  const text = 'role   A { people 2 }\n\nrole   B { people 3 }\nrole   C { people 4 }\n';
  await client.open(uri, text);
  const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  const edits = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument: { uri },
    range,
    options: OPTIONS,
  });
  expect(edited(text, edits ?? [])).toBe('role   A { people 2 }\n\nrole B { people 3 }\nrole   C { people 4 }\n');
  await client.close(uri);
});

describe('handoffs get their columns when the line ends', () => {
  async function typed(text: string, line: number): Promise<string> {
    const uri = home.uri('typed.chain');
    await client.open(uri, text);
    const edits = await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
      textDocument: { uri },
      position: { line, character: 2 },
      ch: '\n',
      options: OPTIONS,
    });
    await client.close(uri);
    return edited(text, edits ?? []);
  }
  const around = (handoffs: string) => `chain C {\n  start In\n  step Work { by\n  end Out\n\n${handoffs}}\n`;

  test('those of the paragraph, though the rest is broken', async () => {
    const written = around('  In -> Work\n  Work   -> Out via   email 30%\n  \n\n  Work -> In\n');
    expect(await typed(written, 7)).toBe(around('  In   -> Work\n  Work -> Out 30% via email\n  \n\n  Work -> In\n'));
  });

  test('a line between others keeps its place', async () => {
    const written = around('  In -> Work\n  \n  Work -> Out\n');
    expect(await typed(written, 6)).toBe(written);
  });

  test('not where it cannot be read, nor after other lines', async () => {
    const broken = around('  In -> Work\n  Work   -> -> Out\n  \n');
    expect(await typed(broken, 7)).toBe(broken);
    const other = 'role   A { people 2 }\n\n';
    expect(await typed(other, 1)).toBe(other);
  });

  test('line ends stay of their kind', async () => {
    const written = 'chain C {\r\n  In -> Work\r\n  Work   -> Out\r\n  \r\n}\r\n';
    expect(await typed(written, 3)).toBe('chain C {\r\n  In   -> Work\r\n  Work -> Out\r\n  \r\n}\r\n');
  });
});
