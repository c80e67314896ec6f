/** The help, made from the list of commands. */
import { COMMANDS, COMMON, type CommandSpec, type OptionSpec } from './commands.ts';

const WIDTH = 96;

export function generalHelp(): string {
  const rows = COMMANDS.map((one) => [one.name, one.summary] as const);
  return [
    'Chainwright: business processes as code.',
    '',
    'Usage: chainwright COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...table(rows),
    '',
    'Options:',
    ...table(COMMON.map(optionRow)),
    '',
    'chainwright COMMAND --help says more.',
    '',
  ].join('\n');
}

export function commandHelp(command: CommandSpec): string {
  return [
    `chainwright ${command.name}: ${command.summary}`,
    '',
    `Usage: chainwright ${command.name} ${command.operands} [OPTIONS]`,
    '',
    ...wrap(command.details, WIDTH),
    '',
    'Options:',
    ...table([...command.options, ...COMMON].map(optionRow)),
    '',
    ...(command.formats ? ['Formats:', ...table(command.formats.map(({ name, help }) => [name, help])), ''] : []),
  ].join('\n');
}

function optionRow(option: OptionSpec): readonly [string, string] {
  const short = option.short ? `-${option.short}, ` : '';
  const value = option.value ? ` ${option.value}` : '';
  const choices = option.choices ? `; one of ${option.choices.join(', ')}` : '';
  return [`${short}--${option.name}${value}`, option.help + choices];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - left).map((line, i) => (i === 0 ? `  ${name}` : '').padEnd(left) + line),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** docs/commands.md. */
export function commandsPage(): string {
  return [
    '# The command',
    '',
    '<!-- Made from cli/src/commands.ts by scripts/generate-commands.mjs. -->',
    '',
    'Results go to standard output, everything else to standard error. Exit codes: 0 nothing to report, 1 findings (or',
    'files that `format --check` would change), 2 wrong use or input that cannot be read, 130 interrupted.',
    '',
    ...COMMANDS.flatMap((command) => [`## ${command.name}`, '', '```text', commandHelp(command).trimEnd(), '```', '']),
  ].join('\n');
}
