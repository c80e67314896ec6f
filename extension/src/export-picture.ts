/** Writes a picture where the user wants it. */
import * as vscode from 'vscode';

/** @param of the file that the picture is of: the picture goes beside it unless the user says otherwise. */
export async function saveSvg(of: vscode.Uri, chain: string | undefined, svg: string): Promise<void> {
  const defaultUri = vscode.Uri.joinPath(of, '..', `${chain ?? 'picture'}.svg`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { SVG: ['svg'] }, title: 'Export Picture' });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Chainwright: the picture could not be written. ${cause}`);
  }
}
