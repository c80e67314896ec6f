/** A fix as the edit of a workspace: words that people write over are selected, where the client can do that. */
import type { Edit, Fix } from '@chainwright/language/model';
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';

export interface Client {
  /** A URI as the client writes it. */
  readonly spelled: (uri: string) => string;
  /** Whether it knows the commands of our extension. */
  readonly commands: boolean;
  /** Whether its edits may hold snippets. */
  readonly snippets: boolean;
  /** Of an open document; zero of one that is not. */
  readonly versionOf: (uri: string) => number;
  readonly lineOf: (uri: string, line: number) => string;
}

export function workspaceEditOf({ edits, placeholder }: Fix, file: string, client: Client): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) byFile.set(edit.file ?? file, [...(byFile.get(edit.file ?? file) ?? []), edit]);
  if (placeholder === undefined || !client.snippets) {
    const changes = [...byFile].map(([uri, own]) => [client.spelled(uri), own.map(textEdit)] as const);
    return { changes: Object.fromEntries(changes) };
  }
  const documentChanges = [...byFile].map(([uri, own]): TextDocumentEdit => {
    const version = client.versionOf(uri);
    return {
      textDocument: { uri: client.spelled(uri), version: version === 0 ? null : version },
      edits: own.map(
        (edit) => snippetEdit(edit, placeholder, client.lineOf(uri, edit.range.start.line)) ?? textEdit(edit),
      ),
    };
  });
  return { documentChanges };
}

function textEdit({ range, text }: Edit): TextEdit {
  return { range, newText: text };
}

/** An editor indents the lines of a snippet like the one that it begins in: that much is left out here. */
function snippetEdit({ range, text }: Edit, placeholder: string, line: string): SnippetTextEdit | undefined {
  const at = text.indexOf(placeholder);
  const margin = /^\s*/.exec(line.slice(0, range.start.character))?.[0] ?? '';
  const [first = '', ...others] = text.split(/(?<=\n)/);
  if (at < 0 || !others.every((other) => other.startsWith(margin))) return undefined;
  const value = [first, ...others.map((other) => other.slice(margin.length))].join('');
  const [before = '', ...after] = value.split(placeholder).map(escaped);
  return {
    range,
    snippet: { kind: 'snippet', value: `${before}\${1:${escaped(placeholder)}}${after.join(escaped(placeholder))}` },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
