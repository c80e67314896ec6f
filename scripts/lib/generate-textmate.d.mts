export const textMateFile: string;
export function textMateText(): string;
export function generateTextMate(): Promise<void>;
