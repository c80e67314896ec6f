/** Who knows a field, and how to say it. */
import {
  type ChainModel,
  type Field,
  isHuman,
  type Level,
  levelOf,
  type Pool,
  type Workspace,
} from '../../model/index.ts';
import { called } from './words.ts';

const files = new WeakMap<Workspace, ReadonlyMap<string, ChainModel>>();

function filesOf(workspace: Workspace): ReadonlyMap<string, ChainModel> {
  const known = files.get(workspace) ?? new Map(workspace.models.map((model) => [model.file, model]));
  files.set(workspace, known);
  return known;
}

/** Roles and persons that a file sees and that know a field as expert; its own first. */
export function expertsOf(model: ChainModel, workspace: Workspace, field: Field): readonly Pool[] {
  const imported = model.imports.flatMap(({ file }) =>
    file === undefined ? [] : (filesOf(workspace).get(file) ?? []),
  );
  return [...new Set([model, ...imported])]
    .flatMap(({ pools }) => pools)
    .filter((pool) => isHuman(pool) && levelOf(pool, field) === 'expert');
}

/** `, such as “Network engineer”`, or nothing when the file sees no expert but those given. */
export function suchAsExpert(
  model: ChainModel,
  workspace: Workspace,
  field: Field,
  except: readonly (Pool | undefined)[] = [],
): string {
  const expert = expertsOf(model, workspace, field).find((pool) => !except.includes(pool));
  return expert === undefined ? '' : `, such as ${called(expert)}`;
}

/** `is an outsider to “Data protection”`. */
export function knowsAs(level: Level, field: Field): string {
  return `${level === 'outsider' ? 'is an outsider' : `is ${level}`} to ${called(field)}`;
}
