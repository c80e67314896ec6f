/** A unified diff for people to read: what a terminal or a runner would obey is shown as an escape. */
import { inert, visible } from '@chainwright/language/reports';

export async function lineDiff(name: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const path = visible(name);
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, readable(before), readable(after));
  return inert(patch.replace(/^=+\n/, ''));
}

function readable(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}
