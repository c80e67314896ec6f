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
    const choice = { format: name, label: title, ending, detail: help, scale: 1 };
    if (name !== 'png') return [choice];
    return PNG_SCALES.map((scale) => ({ ...choice, label: `${title}, ${scale}×`, detail: PNG_DETAILS[scale], scale }));
  });
  return vscode.window.showQuickPick(choices, { title: 'Export Picture', placeHolder: 'What for?' });
}

const PNG_DETAILS = {
  1: 'pixels, as large as it is on the screen',
  2: 'pixels, for documents and slides',
  3: 'pixels, for large slides',
  4: 'pixels, for print',
} as const satisfies Record<(typeof PNG_SCALES)[number], string>;

/** @param of the file that the picture is of: the picture goes beside it unless the user says otherwise. */
export async function savePicture(
  of: vscode.Uri,
  chain: string | undefined,
  { format, ending, label }: ExportChoice,
  content: string,
): Promise<void> {
  const defaultUri = vscode.Uri.joinPath(of, '..', `${chain ?? 'picture'}${ending}`);
  const filters = { [label]: [ending.slice(1)] };
  const target = await vscode.window.showSaveDialog({ defaultUri, filters, title: 'Export Picture' });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(
      target,
      format === 'png' ? fromBase64(content) : new TextEncoder().encode(content),
    );
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Chainwright: the picture could not be written. ${cause}`);
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
