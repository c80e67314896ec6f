export function bundleAction(): Promise<readonly { readonly path: string; readonly contents: Uint8Array }[]>;
