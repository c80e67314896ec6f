/** Over each chain: its lead time, what it could take, what limits it, its goals, and the way to its picture. */
import { type ChainFigures, type GoalFigures, goalFigures, isApproximate } from '@chainwright/language/flow';
import {
  type Chain,
  type Goal,
  type Id,
  type Range,
  sayAbout,
  sayDuration,
  sayRate,
  titleOf,
} from '@chainwright/language/model';
import type { CodeLens, Command } from 'vscode-languageserver';
import type { Figured } from '../figures.ts';
import type { Project } from '../project.ts';
import { OPEN_PICTURE_COMMAND, REVEAL_COMMAND, SHOW_QUEUES_COMMAND } from '../protocol.ts';
import { fileOf } from './places.ts';

export interface Face {
  /** Whether the editor knows the commands that lenses lead to; others only show the words. */
  readonly commands: boolean;
  readonly spelled: (uri: string) => string;
}

export function codeLensesOf(project: Project, uri: string, figured: Figured | undefined, face: Face): CodeLens[] {
  return (project.model(uri)?.chains ?? []).flatMap((chain) => {
    const figures = figured?.figures.chains.get(chain.id);
    const commands =
      figured === undefined || figures === undefined ? [] : figureCommands(chain, figured, figures, face);
    if (face.commands) commands.push(openPicture(chain, face.spelled(uri)));
    return commands.map((command) => ({ range: chain.place, command }));
  });
}

function openPicture(chain: Chain, uri: string): Command {
  return { title: 'Open Picture', command: OPEN_PICTURE_COMMAND, arguments: [uri, chain.name, 'none'] };
}

function figureCommands(chain: Chain, figured: Figured, figures: ChainFigures, face: Face): Command[] {
  const { workspace } = figured;
  const uri = face.spelled(fileOf(chain.id));
  const showing = (title: string): Command =>
    face.commands
      ? { title, command: OPEN_PICTURE_COMMAND, arguments: [uri, chain.name, 'queues'] }
      : { title, command: '' };
  const leading = (title: string, id: Id, range: Range): Command =>
    face.commands
      ? { title, command: REVEAL_COMMAND, arguments: [face.spelled(fileOf(id)), range] }
      : { title, command: '' };
  const commands: Command[] = [];
  const lead = leadText(figures);
  if (lead !== undefined) commands.push(showing(lead));
  if (figures.ceilingPerDay !== null) {
    const ceiling = sayAbout(sayRate(figures.ceilingPerDay), isApproximate(figures, 'ceilingPerDay'));
    commands.push(showing(`ceiling ${ceiling}`));
  }
  const bottleneck = figures.bottleneck === null ? undefined : workspace.pools.get(figures.bottleneck);
  if (bottleneck !== undefined) {
    commands.push(leading(`bottleneck ${titleOf(bottleneck)}`, bottleneck.id, bottleneck.place));
  }
  const run = figured.shortRunOf(chain.id);
  const goals = goalsText(goalFigures(workspace, workspace.chains.get(chain.id) ?? chain, figures, run));
  if (goals !== undefined) commands.push(leading(goals.text, chain.id, goals.first.place));
  if (commands.length > 0 && face.commands && figures.overloaded) {
    commands.push({ title: 'Show Queues', command: SHOW_QUEUES_COMMAND });
  }
  return commands;
}

function leadText(figures: ChainFigures): string | undefined {
  const { leadTimeSeconds, overloaded, missing, demandPerDay } = figures;
  if (leadTimeSeconds !== null) {
    return `lead time ${sayAbout(sayDuration(leadTimeSeconds), isApproximate(figures, 'leadTimeSeconds'))}`;
  }
  if (overloaded) return 'overloaded: it takes longer each day';
  const facts = missing.find(({ figure }) => figure === 'leadTimeSeconds')?.facts ?? [];
  // A draft is not reminded of all that it does not say yet.
  if (facts.length === 0 || demandPerDay === null) return undefined;
  return `lead time needs ${facts[0]}${facts.length > 1 ? ` and ${facts.length - 1} more` : ''}`;
}

function goalsText(goals: readonly GoalFigures[]): { readonly text: string; readonly first: Goal } | undefined {
  const first = goals.find(({ holds }) => holds === false) ?? goals.find(({ holds }) => holds === null) ?? goals[0];
  if (first === undefined) return undefined;
  const held = goals.filter(({ holds }) => holds === true).length;
  const open = goals.filter(({ holds }) => holds === null);
  const close = open.filter(({ sampled }) => sampled !== undefined).length;
  return {
    text: goals.length === 1 ? oneGoal(first) : severalGoals(goals.length, held, open.length - close, close),
    first: first.goal,
  };
}

function oneGoal({ holds, sampled }: GoalFigures): string {
  if (holds !== null) return holds ? 'goal held' : 'goal missed';
  return sampled === undefined ? 'goal not known yet' : 'goal too close to say';
}

function severalGoals(all: number, held: number, open: number, close: number): string {
  if (open === all) return `${all} goals not known yet`;
  const rest = [...(open === 0 ? [] : [`${open} not known`]), ...(close === 0 ? [] : [`${close} too close to say`])];
  return [`${held} of ${all} goals held`, ...rest].join(', ');
}
