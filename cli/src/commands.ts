/**
 * The one list of commands and their options. Help, docs/commands.md, the check of what was typed and its nearest
 * right name are all made from it; the code of a command is loaded when the command runs.
 */
import { LINT_FORMATS } from '@chainwright/language/formats';
import { OVERLAY_NAMES } from '@chainwright/language/overlays';
import { DIRECTIONS, LANE_MODES } from '@chainwright/language/picture-choices';
import { PICTURE_FORMATS, PNG_SCALES } from '@chainwright/language/picture-formats';
import { QUESTIONS } from '@chainwright/language/questions';
import type { Typed, Values } from './arguments.ts';
import type { ExitCode, Io } from './io.ts';

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; an option without one is a switch. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** What follows the name in the usage line. */
  readonly operands: string;
  /** How many operands it takes at most. */
  readonly most?: number;
  readonly details: string;
  readonly options: readonly OptionSpec[];
  /** What each of its formats is for. */
  readonly formats?: readonly { readonly name: string; readonly help: string }[];
  readonly load: () => Promise<Run>;
}

/** `typed` holds the options in the order in which they were typed: for those that may be repeated. */
export type Run = (operands: readonly string[], values: Values, io: Io, typed: readonly Typed[]) => Promise<ExitCode>;

const OUTPUT: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  help: 'write the result to FILE, whole or not at all',
};
const STDIN_NAME: OptionSpec = {
  name: 'stdin-filename',
  value: 'FILE',
  help: 'the name that standard input (-) goes by: imports and findings are relative to it',
};

const CONFIGURATION: readonly OptionSpec[] = [
  {
    name: 'config',
    value: 'FILE',
    help: 'judge all files by this configuration, its patterns relative to the current folder (the nearest chainwright.config.json)',
  },
  { name: 'no-config', help: 'no configuration: the rules as they are, and no file left out' },
];

/** Options that every command takes. */
export const COMMON: readonly OptionSpec[] = [
  { name: 'quiet', short: 'q', help: 'only results and errors, no notes beside them' },
  { name: 'no-color', help: 'no colours; the NO_COLOR variable does the same' },
  { name: 'help', short: 'h', help: 'this text' },
  { name: 'version', short: 'V', help: 'the version' },
];

const FILES =
  'Takes files, folders and globs; without any, the whole workspace. A workspace is the topmost folder of the ' +
  'repository with a chainwright.config.json, else the repository; what .gitignore and the configuration name is left ' +
  'out. ' +
  'A single - reads standard input.';

const DIFF_FORMATS = [
  { name: 'text', help: 'for people: the verdict first, then changes, figures and findings' },
  { name: 'markdown', help: 'for a comment on a pull request: no longer than GitHub takes, with a picture' },
  { name: 'json', help: 'everything, for other programs; docs/schemas/diff.schema.json says how' },
  {
    name: 'html',
    help: 'a page with both pictures beside each other, what changed marked and listed, that needs nothing else',
  },
  { name: 'svg', help: 'one picture of both: what came, what went, and both values of what changed' },
] as const;

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'lint',
    summary: 'find what is wrong with the processes',
    operands: '[FILE…]',
    details:
      `${FILES} All files of the workspace are read, so that what one file declares and another uses is known; findings ` +
      'are reported for the files asked for. Exit code 1 when there is an error, or what failOn of the configuration ' +
      'names, or more warnings than --max-warnings. --fix writes a file whole or not at all and keeps its line endings ' +
      'and its byte order mark; with standard input the mended text is the result, and what is left to say goes to ' +
      'standard error.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: LINT_FORMATS.map(({ name }) => name),
        help: 'how findings are written (stylish); may be repeated, each with an --output of its own',
      },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        help: 'write what the --format before it says to FILE, whole or not at all; - is standard output',
      },
      {
        name: 'rule',
        value: 'ID=SEVERITY',
        help: 'let a rule speak as error, warning or info, or turn it off; over the configuration, may be repeated',
      },
      { name: 'max-warnings', value: 'N', help: 'fail when there are more than N warnings' },
      { name: 'baseline', value: 'FILE', help: 'findings that FILE knows are counted and fail nothing' },
      { name: 'update-baseline', help: 'write the findings of now into the file of --baseline' },
      {
        name: 'since',
        value: 'REF',
        help: 'only findings that the change brings: from the merge base of the revision REF and HEAD to the files as they are',
      },
      {
        name: 'fix',
        help: 'mend what is safe (unused imports, shares that follow from the others, the order of properties), then lint',
      },
      {
        name: 'dry-run',
        help: 'with --fix: write nothing, show as a diff what would change, and exit with 1 if anything',
      },
      { name: 'watch', help: 'lint again whenever a file of the workspace changes' },
      { name: 'no-cache', help: 'check anew, and keep nothing for the next run' },
      {
        name: 'today',
        value: 'DATE',
        help: 'the day against which the dates of accepts are held, such as 2027-03-31 (today)',
      },
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    formats: LINT_FORMATS,
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  {
    name: 'init',
    summary: 'a first process, from a few answers',
    operands: '[FOLDER]',
    most: 1,
    details:
      'Asks what the process is called, what starts it, who works on it, what is done and what may go wrong, and writes a ' +
      'first .chain file and a chainwright.config.json into FOLDER (the current one without it). What an option says is ' +
      'not asked; without a terminal nothing is. What nobody said is left out, or marked as a guess. Never overwrites.',
    options: [
      ...QUESTIONS.map(({ id, value, help }) => ({ name: id, value, help })),
      { name: 'yes', short: 'y', help: 'ask nothing' },
    ],
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'explain',
    summary: 'what a rule says, why, and how to mend what it finds',
    operands: 'RULE',
    most: 1,
    details: 'Without a rule, all rules in one line each.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'json'],
        help: 'how it is written (text)',
      },
      OUTPUT,
    ],
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'format',
    summary: 'lay the text out in the one canonical way',
    operands: '[FILE…]',
    details:
      `${FILES} A file is written only where it differs, whole or not at all, and keeps its line endings and its byte ` +
      'order mark. A file with errors of syntax is reported and left as it is (exit code 1). Standard input goes to ' +
      'standard output.',
    options: [
      { name: 'check', help: 'write nothing; list the files that differ and exit with 1' },
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    load: async () => (await import('./commands/format.ts')).format,
  },
  {
    name: 'queues',
    summary: 'where work waits: for whom, how long, how much a chain could take, and what would help',
    operands: '[FILE…]',
    details:
      `${FILES} Figures are of the chains in the files asked for; who works for other chains of the workspace too is as ` +
      'busy as all of them make them. Nothing is guessed: a fact that is missing is named with its line, and so is what ' +
      'is approximate. Of more than two chains an overview. --scenario stands beside the chain that it is of.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json', 'markdown'],
        help: 'how it is written (text)',
      },
      OUTPUT,
      { name: 'chain', value: 'NAME', help: 'only this chain' },
      { name: 'scenario', short: 's', value: 'NAME', help: 'this scenario beside its chain; may be repeated' },
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    formats: [
      { name: 'text', help: 'for people: the answer first, then pools, steps, and what would help most' },
      { name: 'json', help: 'everything, for other programs; docs/schemas/queues.schema.json says how' },
      { name: 'markdown', help: 'the same as text, for a pull request or the summary of a build' },
    ],
    load: async () => (await import('./commands/queues.ts')).queues,
  },
  {
    name: 'simulate',
    summary: 'run a chain as events: lead times with their percentiles, queues, costs, what scenarios change',
    operands: '[CHAIN] [FILE…]',
    details:
      `${FILES} Without CHAIN, the only one with a demand. Every figure is a mean over replications with the 95% interval ` +
      'that it lies in; percentiles are right to 0.1%. It stops when the mean lead time is known well enough, or all ' +
      'cases are done, and says which. The same seed gives the same figures, whatever the number of workers. Scenarios ' +
      'have the same chance as the chain as it is, so that differences are differences of design.',
    options: [
      {
        name: 'scenario',
        short: 's',
        value: 'NAME',
        help: 'beside the chain as it is, this scenario; may be repeated',
      },
      { name: 'cases', value: 'N', help: 'cases to measure at most, over all replications (1000000)' },
      { name: 'replications', value: 'N', help: 'into how many runs these are divided (20)' },
      { name: 'precision', value: 'SHARE', help: 'stop when the mean lead time is known to ± this share of it (1%)' },
      { name: 'warm-up', value: 'N', help: 'cases of each run that are not counted (found from how it begins)' },
      { name: 'seed', value: 'N', help: 'another seed is another chance (1)' },
      { name: 'workers', value: 'N', help: 'threads that share the work (as many as there are processors)' },
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json', 'markdown', 'csv'],
        help: 'how it is written (text); docs/schemas/simulate.schema.json says what the JSON holds',
      },
      OUTPUT,
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    load: async () => (await import('./commands/simulate.ts')).simulate,
  },
  {
    name: 'diff',
    summary: 'what a change does to the process: who does what now, what came and went, whether it moves faster',
    operands: '[BASE [HEAD]]',
    details:
      'BASE and HEAD are two files, two folders, or two revisions of git. A revision alone is compared with the working ' +
      'tree, none with HEAD as its base; A..B are two revisions, and A...B is B from where it parted from A, which is what ' +
      'a pull request brings. Revisions are read from git, and the working tree stays as it is. What is both a path and a ' +
      'revision is asked for: ./main is the path, main^0 the revision. Of two files each is seen with what it imports. ' +
      'Findings are judged by the configuration of now; what is accepted until a date, against today, in a commit as BASE ' +
      'against its own day, so that an accept that ran out since shows. Comments, order and layout are no change, nor is a move to ' +
      'another file. Exit code 1 when --fail-on names what the change does.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: DIFF_FORMATS.map(({ name }) => name),
        help: 'how it is written (text); may be repeated, each with an --output of its own',
      },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        help: 'write what the --format before it says to FILE, whole or not at all; - is standard output',
      },
      { name: 'chain', value: 'NAME', help: 'only this chain' },
      {
        name: 'theme',
        value: 'THEME',
        choices: ['light', 'dark'],
        help: 'colours of a picture for a light or a dark page (light; html: as its reader has it)',
      },
      {
        name: 'redesign',
        help: 'instead of two versions: each chain that redesigns another one, beside it; operands are files, as for lint',
      },
      {
        name: 'staged',
        help: 'HEAD is what is staged in the index: what a commit would bring; --cached is the same',
      },
      { name: 'cached', help: 'the same as --staged, as git calls it' },
      {
        name: 'fail-on',
        value: 'WORDS',
        help:
          'exit with 1 for a change of this level or a deeper one (task, workflow, process), for an error that comes ' +
          '(new-errors), a lead time that gets longer or a line that now grows (slower), a ceiling that falls (ceiling); ' +
          'a comma between several, or repeated; what is not known on both sides fails nothing',
      },
      { name: 'git', help: 'as the external diff of git, which calls it once a file; docs/git.md says how' },
      {
        name: 'today',
        value: 'DATE',
        help: 'the day against which the dates of accepts are held, such as 2027-03-31 (today)',
      },
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    formats: DIFF_FORMATS,
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'render',
    summary: 'draw the picture of each chain',
    operands: '[FILE…]',
    details:
      `${FILES} One picture a chain: CHAIN.svg in the folder that --output names (the current one without it), or, when ` +
      'there is just one chain, in the file that it names; - writes it to standard output.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: PICTURE_FORMATS.map(({ name }) => name),
        help: 'the kind of picture (as the file of --output ends, else svg)',
      },
      { name: 'output', short: 'o', value: 'PATH', help: 'the folder, or the file of a single picture' },
      { name: 'chain', value: 'NAME', help: 'only this chain' },
      {
        name: 'workspace',
        help: 'all chains in one picture: what they run, whom they share, how loaded those are',
      },
      {
        name: 'lanes',
        value: 'BY',
        choices: LANE_MODES,
        help: 'lanes by who does a step, by who owns it, or none (performer)',
      },
      { name: 'direction', value: 'WAY', choices: DIRECTIONS, help: 'where the flow runs to (right)' },
      {
        name: 'overlay',
        value: 'OVERLAY',
        choices: OVERLAY_NAMES,
        help: 'what is shown on top: where work waits, the wall that AI meets, the value of the work, who does it how fast (none)',
      },
      {
        name: 'theme',
        value: 'THEME',
        choices: ['light', 'dark'],
        help: 'colours for a light or a dark page (light; html: as its reader has it)',
      },
      {
        name: 'scale',
        value: 'N',
        choices: PNG_SCALES.map(String),
        help: 'how many pixels a PNG has for each of the drawing’s (2)',
      },
      {
        name: 'font',
        value: 'FILE',
        help: 'a font file for the characters of a PNG that DejaVu Sans, which the command brings, does not have',
      },
      {
        name: 'today',
        value: 'DATE',
        help: 'the day against which the dates of accepts are held, such as 2027-03-31 (today)',
      },
      ...CONFIGURATION,
      STDIN_NAME,
    ],
    formats: PICTURE_FORMATS,
    load: async () => (await import('./commands/render.ts')).render,
  },
  {
    name: 'config',
    summary: 'what the configuration says of a file, and where it says so',
    operands: '--print FILE',
    most: 0,
    details:
      'Shows what holds for FILE: the severity of every rule, words, patterns and failOn, each with the place of the ' +
      'configuration file, or the preset, that it comes from. FILE need not be there.',
    options: [
      { name: 'print', value: 'FILE', help: 'the file that it is about' },
      { name: 'format', short: 'f', value: 'FORMAT', choices: ['text', 'json'], help: 'how it is written (text)' },
      OUTPUT,
      ...CONFIGURATION.filter(({ name }) => name === 'config'),
    ],
    load: async () => (await import('./commands/config.ts')).config,
  },
  {
    name: 'lsp',
    summary: 'the language server, for any editor',
    operands: '--stdio',
    most: 0,
    details: 'Speaks the Language Server Protocol over standard input and output.',
    options: [{ name: 'stdio', help: 'over standard input and output, the only way there is' }],
    load: async () => (await import('./commands/lsp.ts')).lsp,
  },
];
