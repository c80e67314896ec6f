/** `chainwright diff`: what a change does to the process. */
import { compareWorkspaces } from '@chainwright/language/diff';
import { type DiffView, diffJson, diffMarkdown, diffText } from '@chainwright/language/diff-report';
import { URI } from 'vscode-uri';
import { dateOf, textOf, type Values } from '../arguments.ts';
import type { Run } from '../commands.ts';
import { chartOf } from '../diff/chart.ts';
import { chosenIn } from '../diff/chosen.ts';
import { runDriver } from '../diff/driver.ts';
import { failOnFrom, failuresOf } from '../diff/fail-on.ts';
import { versionsFor } from '../diff/operands.ts';
import { redesigned } from '../diff/redesigns.ts';
import { sidesOf } from '../diff/sides.ts';
import { nameOf } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { note } from '../note.ts';
import { UserProblem } from '../problem.ts';
import { look, writeResult } from '../result.ts';
import { filesFirst, wantedFrom } from '../wanted.ts';

const MOST_OPERANDS = 2;

export const diff: Run = async (operands, values, io, typed) => {
  if (values.git) return runDriver(operands, values, io);
  const failOn = failOnFrom(typed);
  const wanted = wantedFrom(typed, 'text');
  const { leftOut, ...view } = await (values.redesign
    ? ofRedesigns(operands, values, io)
    : ofVersions(operands, values, io));
  for (const { format, file } of filesFirst(wanted)) {
    const placed = { ...values, output: file };
    writeResult(await shown(format, view, placed, io), placed, io);
  }
  for (const message of leftOut) note(io, message);
  const failures = failuresOf(view.comparison, failOn);
  if (!values.quiet) for (const failure of failures) note(io, failure);
  return failures.length > 0 ? 1 : 0;
};

/** What is shown, and a line for each thing that is not compared. */
type Compared = DiffView & { readonly leftOut: readonly string[] };

async function ofVersions(operands: readonly string[], values: Values, io: Io): Promise<Compared> {
  if (operands.length > MOST_OPERANDS)
    throw new UserProblem(`diff compares two: there is no place for ${JSON.stringify(operands[MOST_OPERANDS])}`);
  const versions = await versionsFor(operands, values, io);
  const sides = await sidesOf(versions, dateOf(values, 'today') ?? io.today(), io.readers);
  const comparison = chosenIn(compareWorkspaces(sides.base, sides.head), textOf(values, 'chain'), sides);
  return { comparison, doubts: sides.doubts, leftOut: versions.leftOut };
}

async function ofRedesigns(operands: readonly string[], values: Values, io: Io): Promise<Compared> {
  return { ...(await redesigned(operands, values, io)), doubts: [] };
}

async function shown(format: string, view: DiffView, values: Values, io: Io): Promise<string> {
  const pathOf = (uri: string) => nameOf(URI.parse(uri).fsPath, io.cwd);
  switch (format) {
    case 'json':
      return diffJson(view, { pathOf });
    case 'markdown':
      return diffMarkdown(view, { pathOf, chartOf });
    case 'svg':
    case 'html': {
      const { drawDiff } = await import('../diff/pictures.ts');
      return drawDiff(format, view, { pathOf, theme: themeOf(values) });
    }
    default:
      return diffText(view, { pathOf, ...look(values, io) });
  }
}

function themeOf({ theme }: Values): 'light' | 'dark' | undefined {
  return theme === 'light' || theme === 'dark' ? theme : undefined;
}
