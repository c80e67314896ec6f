/** A webview may not start a worker from its own origin, only from a blob that it made itself. */
export async function blobUrl(scriptUri: string): Promise<string> {
  const script = await (await fetch(scriptUri)).blob();
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}
