/**
 * For the log of a build: runners read every line of it for commands. GitHub's takes `::name::` at the start of a line,
 * whatever white space stands before it, and `##[name]` anywhere in it; Azure's takes `##vso[name]`, TeamCity's
 * `##teamcity[name]`.
 */
import { escaped, visible } from './terminal.ts';

// Colours count as white space: a runner that takes them out sees what stands behind them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is how a colour begins.
const AT_START = /^((?:\s|\u001b\[\d*m)*):(?=:)/gmu;
const ANYWHERE = /#(?=#\w*\[)/gu;

/** Finished lines in which no runner finds a command; what would be one shows an escape in place of a character. */
export function inert(lines: string): string {
  return lines.replace(ANYWHERE, escaped('#')).replace(AT_START, (_, before: string) => before + escaped(':'));
}

/** The message of a GitHub workflow command. */
export function commandMessage(text: string): string {
  return inert(visible(text)).replaceAll('%', '%25');
}

/** The value of a property of a GitHub workflow command. */
export function commandProperty(text: string): string {
  return commandMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
