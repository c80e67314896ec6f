import type { Edit, Fix } from '@chainwright/language/model';
import { expect, test } from 'vitest';
import { workspaceEditOf } from './workspace-edit.ts';

const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
const fix = (...edits: Edit[]): Fix => ({ title: '', kind: 'suggested', edits, placeholder: 'why' });
const LINE = '    by Clerk';

function edits(one: Fix, snippets = true) {
  const client = { spelled: (uri: string) => uri, commands: true, snippets, versionOf: () => 3, lineOf: () => LINE };
  const { changes, documentChanges } = workspaceEditOf(one, 'file:///a.chain', client);
  return changes ?? documentChanges;
}

test('what people write over is a stop of the snippet; all else stands for itself', () => {
  const text = '\n    accept "$5 {why} \\" // why';
  expect(edits(fix({ range: at(1, LINE.length), text }))).toEqual([
    {
      textDocument: { uri: 'file:///a.chain', version: 3 },
      edits: [
        {
          range: at(1, LINE.length),
          snippet: { kind: 'snippet', value: `\naccept "\\$5 {\${1:why}\\} \\\\" // why` },
        },
      ],
    },
  ]);
});

test('lines that begin further left than the one that they follow cannot be a snippet', () => {
  const edit = { range: at(1, LINE.length), text: '\n  why' };
  expect(edits(fix(edit))).toMatchObject([{ edits: [{ newText: edit.text }] }]);
});

test('plain text where a client knows no snippets, each file by itself', () => {
  const [here, there] = [
    { range: at(0, 0), text: 'why' },
    { range: at(0, 0), text: 'b', file: 'file:///b.chain' },
  ];
  expect(edits(fix(here, there), false)).toEqual({
    'file:///a.chain': [{ range: at(0, 0), newText: 'why' }],
    'file:///b.chain': [{ range: at(0, 0), newText: 'b' }],
  });
});
