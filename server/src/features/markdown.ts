/** Text of a file is text: no link, no image, no heading comes out of it. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>&~:@]/g, '\\$&').replace(/\s+/g, ' ');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join('\n');
}
