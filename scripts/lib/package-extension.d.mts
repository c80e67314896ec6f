export const VSIX: string;
export const VSIX_LIMIT_BYTES: number;
export function packageExtension(to?: string): Promise<number>;
