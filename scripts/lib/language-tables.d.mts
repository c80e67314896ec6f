export const languagePage: string;
export function languageText(): string;
