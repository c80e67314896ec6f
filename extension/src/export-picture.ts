/** As what a picture is exported, and where to. */
import { PICTURE_FORMATS, type PictureFormat, PNG_SCALES } from '@chainwright/language/picture-formats';
import * as vscode from 'vscode';

export interface ExportChoice extends vscode.QuickPickItem {
  readonly format: PictureFormat;
  readonly ending: string;
  readonly scale: number;
}

/** Undefined when the user thought better of it. */
export function askFormat(): Thenable<ExportChoice | undefined> {
  const choices = PICTURE_FORMATS.flatMap(({ name, title, ending, help }): readonly ExportChoice[] => {
    const label = vscode.l10n.t(title);
    const choice = { format: name, label, ending, detail: vscode.l10n.t(help), scale: 1 };
    if (name !== 'png') return [choice];
    return PNG_SCALES.map((scale) => ({ ...choice, label: `${label}, ${scale}×`, detail: pngDetails()[scale], scale }));
  });
  return vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Export Picture'),
    placeHolder: vscode.l10n.t('What for?'),
  });
}

function pngDetails(): Record<(typeof PNG_SCALES)[number], string> {
  return {
    1: vscode.l10n.t('pixels, as large as it is on the screen'),
    2: vscode.l10n.t('pixels, for documents and slides'),
    3: vscode.l10n.t('pixels, for large slides'),
    4: vscode.l10n.t('pixels, for print'),
  };
}

/** @param of the file that the picture is of: the picture goes beside it unless the user says otherwise. */
export async function savePicture(
  of: vscode.Uri,
  chain: string | undefined,
  { format, ending, label }: ExportChoice,
  content: string,
): Promise<void> {
  const defaultUri = vscode.Uri.joinPath(of, '..', `${chain ?? vscode.l10n.t('picture')}${ending}`);
  const filters = { [label]: [ending.slice(1)] };
  const target = await vscode.window.showSaveDialog({ defaultUri, filters, title: vscode.l10n.t('Export Picture') });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(
      target,
      format === 'png' ? fromBase64(content) : new TextEncoder().encode(content),
    );
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('Chainwright: the picture could not be written. {0}', cause));
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
