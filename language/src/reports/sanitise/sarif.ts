/** For the plain text of a SARIF message: no embedded links and no placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6). */
import { visible } from './terminal.ts';

export function sarifMessage(text: string): string {
  const shown = visible(text)
    .replace(/\{(?=\d+\})/g, '{{')
    .replace(/(?<=\{\{\d+)\}/g, '}}');
  return shown.includes('](') ? shown.replace(/[[\]\\]/g, '\\$&') : shown;
}
