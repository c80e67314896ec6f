/** The commands of the palette, one line each. */
import {
  EXPLAIN_RULE_COMMAND,
  ExplainRuleArguments,
  MOVE_COMMAND,
  OPEN_PICTURE_COMMAND,
  OpenPictureArguments,
  RENAME_COMMAND,
  REVEAL_COMMAND,
  RevealArguments,
  SHOW_QUEUES_COMMAND,
} from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import { explainRule, rulePages } from './explain-rule.ts';
import { findQueue } from './find-queue.ts';
import type { LanguageServer } from './language-server.ts';
import { newChain } from './new-chain.ts';
import { openExample } from './open-example.ts';
import type { PicturePanels } from './picture-panels.ts';
import type { QueuesView } from './queues-view.ts';
import { moveDeclaration, renameAt } from './refactoring.ts';
import { reportProblem } from './report-problem.ts';
import { reveal } from './reveal.ts';
import { showingInPicture } from './show-in-picture.ts';

interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly panels: PicturePanels;
  readonly queues: QueuesView;
}

export function registerCommands({ context, output, server, panels, queues }: Parts): vscode.Disposable {
  const commands: Record<string, (uri?: vscode.Uri) => unknown> = {
    'chainwright.openPicture': (uri) => openPicture(panels, uri, vscode.ViewColumn.Active),
    'chainwright.openPictureToSide': (uri) => openPicture(panels, uri, vscode.ViewColumn.Beside),
    'chainwright.openWorkspacePicture': (uri) => openWorkspace(panels, uri),
    'chainwright.exportPicture': (uri) => exportPicture(panels, uri),
    'chainwright.simulate': (uri) => simulate(panels, uri),
    [SHOW_QUEUES_COMMAND]: () => queues.show(),
    'chainwright.findMyQueue': () => findQueue(server, queues),
    'chainwright.newChain': () => startWith(panels, () => newChain(server)),
    'chainwright.openExample': () => startWith(panels, () => openExample(context.extensionUri)),
    'chainwright.reportProblem': () => reportProblem(context),
    'chainwright.fixAll': () => vscode.commands.executeCommand('editor.action.fixAll'),
    'chainwright.restartServer': () => server.restart(),
    'chainwright.showOutput': () => output.show(),
  };
  const registered = Object.entries(commands).map(([id, handler]) => vscode.commands.registerCommand(id, handler));
  return vscode.Disposable.from(
    ...registered,
    ...ledTo(panels, server),
    showingInPicture(panels),
    explaining(server),
    rulePages(server),
  );
}

/** Commands that code lenses and views lead to; in the palette they would have nothing to go by. */
function ledTo(panels: PicturePanels, server: LanguageServer): readonly vscode.Disposable[] {
  return [
    vscode.commands.registerCommand(RENAME_COMMAND, renameAt),
    vscode.commands.registerCommand(MOVE_COMMAND, (...given: unknown[]) => moveDeclaration(server, ...given)),
    vscode.commands.registerCommand(REVEAL_COMMAND, (...given: unknown[]) => reveal(...RevealArguments.parse(given))),
    vscode.commands.registerCommand(OPEN_PICTURE_COMMAND, (...given: unknown[]) => {
      const [uri, chain, overlay] = OpenPictureArguments.parse(given);
      panels.open(vscode.Uri.parse(uri), vscode.ViewColumn.Beside, { chain, overlay });
    }),
  ];
}

/** A finding leads to its rule; from the palette it is asked for. */
function explaining(server: LanguageServer): vscode.Disposable {
  return vscode.commands.registerCommand(EXPLAIN_RULE_COMMAND, (...given: unknown[]) => {
    const { data } = ExplainRuleArguments.safeParse(given);
    return explainRule(server, data?.[0]);
  });
}

/** A first text comes with its picture beside it. */
async function startWith(panels: PicturePanels, open: () => Promise<vscode.TextDocument | undefined>) {
  const document = await open();
  if (document !== undefined) panels.open(document.uri, vscode.ViewColumn.Beside);
}

async function openPicture(panels: PicturePanels, uri: vscode.Uri | undefined, column: vscode.ViewColumn) {
  const of = uri ?? activeChain();
  if (of === undefined) return askForFile();
  return panels.open(of, column);
}

/** Around the file that is being edited. */
async function openWorkspace(panels: PicturePanels, uri: vscode.Uri | undefined) {
  const of = uri ?? activeChain() ?? panels.current?.uri;
  return of === undefined ? askForFile() : panels.open(of, vscode.ViewColumn.Beside, { whole: true });
}

/** A picture that is open is exported as it is; otherwise it is opened first. */
async function exportPicture(panels: PicturePanels, uri: vscode.Uri | undefined) {
  const panel = currentOrNew(panels, uri);
  return panel === undefined ? askForFile() : panel.export();
}

/** The chain that the picture shows is the one that is simulated. */
async function simulate(panels: PicturePanels, uri: vscode.Uri | undefined) {
  const panel = currentOrNew(panels, uri);
  return panel === undefined ? askForFile() : panel.simulate();
}

function currentOrNew(panels: PicturePanels, uri: vscode.Uri | undefined) {
  const of = uri ?? activeChain();
  return panels.current ?? (of === undefined ? undefined : panels.open(of, vscode.ViewColumn.Beside));
}

function activeChain(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'chain' ? document.uri : undefined;
}

function askForFile() {
  return vscode.window.showInformationMessage(vscode.l10n.t('Chainwright: open a .chain file first.'));
}
