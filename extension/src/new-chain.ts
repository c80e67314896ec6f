/** *New Chain…*: a few questions, and a first file that is opened with its picture. */
import { QUESTIONS, type Question, type QuestionId, type Said } from '@chainwright/language/questions';
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';

export async function newChain(server: LanguageServer): Promise<vscode.TextDocument | undefined> {
  const said = await ask(server);
  const made = said && (await server.firstFile({ said }));
  if (made === undefined || 'problems' in made) return undefined;
  const folder = folderForNew();
  const document =
    folder === undefined
      ? await vscode.workspace.openTextDocument({ language: 'chain', content: made.text })
      : await vscode.workspace.openTextDocument(await write(folder, made.file, made.text));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Every answer, or undefined when the questions were left. */
async function ask(server: LanguageServer): Promise<Said | undefined> {
  let said: Said = {};
  for (const [i, question] of QUESTIONS.entries()) {
    const before = said;
    const answer = await vscode.window.showInputBox({
      title: vscode.l10n.t('New Chain ({0} of {1})', i + 1, QUESTIONS.length),
      prompt: promptOf(question),
      placeHolder: vscode.l10n.t(question.example),
      ignoreFocusOut: true,
      validateInput: (text) => problemOf(server, question.id, { ...before, [question.id]: text }),
    });
    if (answer === undefined) return undefined;
    said = { ...said, [question.id]: answer.trim() === '' ? otherwiseOf(question) : answer };
  }
  return said;
}

function promptOf(question: Question): string {
  const asks = vscode.l10n.t(question.asks);
  return question.otherwise === undefined
    ? vscode.l10n.t('{0} It may be left open.', asks)
    : vscode.l10n.t('{0} Nothing typed means “{1}”.', asks, otherwiseOf(question));
}

/** In the language of the editor, as the question is: it becomes a title in the file. */
function otherwiseOf({ otherwise }: Question): string {
  return otherwise === undefined ? '' : vscode.l10n.t(otherwise);
}

async function problemOf(server: LanguageServer, id: QuestionId, said: Said): Promise<string | undefined> {
  const answer = await server.firstFile({ said });
  return answer !== undefined && 'problems' in answer
    ? answer.problems.find((one) => one.id === id)?.problem
    : undefined;
}

/** Beside the chain that is being edited, else in the first folder of the workspace that can be written. */
function folderForNew(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const isSaved = document?.languageId === 'chain' && !document.isUntitled;
  const folder = isSaved ? vscode.Uri.joinPath(document.uri, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder !== undefined && vscode.workspace.fs.isWritableFileSystem(folder.scheme) !== false ? folder : undefined;
}

/** Under a name that is free: nothing is overwritten. */
async function write(folder: vscode.Uri, name: string, text: string): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([entry]) => entry.toLowerCase()));
  let file = name;
  for (let n = 2; taken.has(file.toLowerCase()); n++) file = name.replace(/\.chain$/, `-${n}.chain`);
  const uri = vscode.Uri.joinPath(folder, file);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}
